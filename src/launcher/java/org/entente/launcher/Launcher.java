package org.entente.launcher;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Entry point: the first word chooses the command; trouble becomes one sentence and an exit code. */
public final class Launcher {
  private static final String HELP =
      """
      Entente, a headless content management system for a city's international relations.

        ./entente run [--port N] [--data DIR] [--fresh] [--db postgres] [--sample|--no-sample]
            build if needed, start the server, print its addresses; Ctrl-C stops it
        ./entente import FILE [--as-public] [--dry-run] [--all-or-nothing] [--type TYPE] [--locale LOCALE] [--data DIR]
            send a CSV or NDJSON file to the running server and print its report; Ctrl-C cancels it cleanly
        ./entente import --resume ID [--data DIR]
            let an import that was cancelled or cut go on from where it stood
        ./entente verify [--data DIR]
            prove that log, revisions, audit and edition are sound; exit code 0 sound, 1 findings, 2 it could not run
        ./entente account list|create|show|roles|rights|suspend|activate|password|unlock|sessions|end-sessions …
            care for accounts on the running server; ./entente account alone explains each
        ./entente audit verify [--data DIR] | export [--from N] [--to N] [--data DIR]
            prove the record of who did what, or write its sealed rows as NDJSON to the standard output
        ./entente redact TYPE ID --reason "…" [--yes] [--data DIR]
            take every text of one content out of the running server, by law and for good
        ./entente backup FILE [--force] [--data DIR]
            everything in the running server, secrets too, into one file
        ./entente export FILE [--force] [--data DIR]
            the same without secrets, to read or to move on with: docs/export-format.md
        ./entente restore FILE [--data DIR] [--db postgres] [--port N]
            make an empty data folder or database the copy of a backup or an export; the copy is held
        ./entente release [--data DIR]
            let a restored copy send and do what is scheduled
        ./entente build
            build the WAR and provision the server, as run does when a source has changed
        ./entente test [--full]
            run every test, on H2 and on PostgreSQL
        ./entente bench [--scale N] [--seconds N] [--turns N] [--only W1,W3u]
            measure this build on PostgreSQL beside a bare server: docs/performance.md
        ./entente key
            arrives in a later version

      Settings are environment variables: docs/configuration.md.""";

  private Launcher() {}

  public static void main(String[] words) {
    System.exit(run(Arrays.asList(words)));
  }

  private static int run(List<String> words) {
    try {
      return dispatch(words.isEmpty() ? "help" : words.get(0), words.subList(Math.min(1, words.size()), words.size()));
    } catch (Trouble trouble) {
      System.err.println(trouble.getMessage());
      return trouble.exitCode();
    } catch (IOException e) {
      System.err.println("A file or connection failed: " + e.getMessage() + ".");
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private static int dispatch(String command, List<String> rest) throws IOException, InterruptedException {
    Checkout checkout = Checkout.current();
    return switch (command) {
      case "run" -> new RunCommand(checkout, rest).run();
      case "test" -> new TestCommand(checkout, rest).run();
      case "build" -> {
        new Build(checkout).bringUpToDate();
        yield 0;
      }
      case "import" -> new ImportCommand(checkout, rest).run();
      case "verify" -> new VerifyCommand(checkout, rest).run();
      case "account" -> new AccountCommand(checkout, rest).run();
      case "audit" -> new AuditCommand(checkout, rest).run();
      case "redact" -> new RedactCommand(checkout, rest).run();
      case "backup", "export" -> new ArchiveCommand(checkout, command, rest).run();
      case "restore" -> new RestoreCommand(checkout, rest).run();
      case "release" -> new ReleaseCommand(checkout, rest).run();
      case "bench" -> new BenchCommand(checkout, rest).run();
      case "key" ->
          throw new Trouble("./entente " + command + " arrives in a later version of Entente.", 2);
      case "help", "--help", "-h" -> {
        System.out.println(HELP);
        yield 0;
      }
      default -> throw new Trouble("There is no command '" + command + "'; ./entente help lists them.", 2);
    };
  }
}
