package org.entente.installing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entente.launcher.Database;
import org.entente.launcher.Folders;
import org.entente.testing.Http;
import org.entente.testing.Ports;
import org.entente.testing.Postgres;
import org.entente.testing.TestRun;
import org.entente.testing.Until;

/** Somebody who has read {@code docs/operations.md} and does what it says, block by block, on a machine without systemd. */
final class Administrator implements AutoCloseable {
  private final Path folder;
  private final int port = Ports.free();
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Shell shell;
  private Process service;
  private int done;

  Administrator(Path folder) throws IOException {
    this.folder = folder;
    Folders.delete(folder);
    Files.createDirectories(folder.resolve("secrets"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (String name : new String[] {"data", "run", "backups"}) {
      Files.createDirectories(folder.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    give("local-token", "token-of-the-machine-that-nobody-else-knows");
    if (TestRun.database() == Database.POSTGRES) {
      Postgres postgres = Postgres.ofTheRun();
      give("db-password", postgres.password());
      give("db-owner-password", postgres.ownerPassword());
      settings.putAll(Map.of("ENTENTE_DB_URL", postgres.newDatabase(), "ENTENTE_DB_USER", postgres.user(),
          "ENTENTE_DB_OWNER_USER", postgres.ownerUser()));
    } else {
      give("h2-password", "an-embedded-secret");
      settings.put("ENTENTE_H2_PASSWORD_FILE", folder.resolve("secrets/h2-password").toString());
    }
    settings.put("ENTENTE_BIND", "127.0.0.1");
    settings.put("ENTENTE_JAVA_OPTS", System.getenv().getOrDefault("ENTENTE_JAVA_OPTS", ""));
    shell = new Shell(Path.of("").toAbsolutePath(), variables());
  }

  /** Puts a secret where the unit's credentials are, and remembers it. */
  void give(String name, String secret) throws IOException {
    secrets.put(name, secret);
    Files.writeString(folder.resolve("secrets").resolve(name), secret + "\n");
  }

  /** The secrets that must show nowhere. */
  Map<String, String> secrets() {
    return secrets;
  }

  Path folder() {
    return folder;
  }

  /** Follows the whole document. */
  void follow(Instructions document) throws IOException, InterruptedException {
    shell.run("./entente help"); // compiles the launcher, as ./entente build does, which has run
    for (Instructions.Block block : document.blocks()) {
      if (block.marked("run")) {
        shell.run(block.text());
        done++;
      } else if (block.marked("start")) {
        start();
      } else if (block.marked("stop")) {
        stop();
      }
    }
  }

  /** How many blocks were run. */
  int done() {
    return done;
  }

  Http http() {
    return Http.at(java.net.URI.create("http://localhost:" + port + "/"));
  }

  /** What {@code systemctl start entente} does. */
  private void start() throws IOException {
    SystemdUnit unit = SystemdUnit.read();
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(unit.environment(folder.resolve("secrets"), folder.resolve("run")));
    if (TestRun.database() == Database.H2) {
      environment.keySet().removeIf(name -> name.startsWith("ENTENTE_DB_"));
    }
    String command = unit.command(installation(), data()).replace("--db postgres", "--db " + TestRun.database().word() + " --no-sample");
    service = new Shell(data(), environment).begin("umask 077; exec " + command + " --port " + port, folder.resolve("console.log"));
    Until.holds("the service is ready", () -> {
      if (!service.isAlive()) {
        throw new IllegalStateException("The service has ended: " + console());
      }
      return Files.exists(folder.resolve("run/running.json"));
    });
  }

  private String console() {
    try {
      return Files.readString(folder.resolve("console.log"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What {@code systemctl stop entente} does. */
  private void stop() throws InterruptedException {
    service.destroy();
    if (!service.waitFor(90, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The service did not stop within the unit's time.");
    }
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(settings);
    variables.putAll(Map.of(
        "ENTENTE", installation().toString(), "VERSION", "0.1.0", "NEXT", "0.1.1", "DATA", data().toString(),
        "SECRETS", folder.resolve("secrets").toString(), "BACKUPS", folder.resolve("backups").toString(),
        "DB", TestRun.database().word(), "PORT", String.valueOf(port), "ENTENTE_STATE", folder.resolve("run").toString()));
    if (TestRun.database() == Database.POSTGRES) {
      variables.put("ENTENTE_DB_PASSWORD_FILE", folder.resolve("secrets/db-password").toString());
      variables.put("ENTENTE_DB_OWNER_PASSWORD_FILE", folder.resolve("secrets/db-owner-password").toString());
      variables.put("COPY_URL", Postgres.ofTheRun().newDatabase());
    }
    return variables;
  }

  private Path installation() {
    return folder.resolve("entente");
  }

  private Path data() {
    return folder.resolve("data");
  }

  @Override
  public void close() throws IOException {
    if (service != null && service.isAlive()) {
      service.descendants().forEach(ProcessHandle::destroyForcibly);
      service.destroyForcibly().onExit().join();
    }
  }
}
