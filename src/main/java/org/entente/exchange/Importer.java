package org.entente.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.entente.access.Actor;
import org.entente.accounts.Accounts;
import org.entente.audit.Subject;
import org.entente.editorial.Contents;
import org.entente.editorial.Door;
import org.entente.editorial.Flag;
import org.entente.editorial.Flags;
import org.entente.editorial.Transactions;
import org.entente.problem.Problem;
import org.entente.schema.CanonicalJson;

/** Takes a file through the desk, row by row; the run tells each row's fate. An unexpected failure leaves as it came. */
@ApplicationScoped
class Importer {
  private static final int FLAGS_AT_ONCE = 500;
  private static final String EDITED = "It was edited since the import last wrote it, and this row says something else."
      + " Nothing was written: edit the content itself, or bring the file up to date with it first.";

  @Inject
  RowImport rows;

  @Inject
  Door door;

  @Inject
  Transactions transactions;

  @Inject
  Accounts accounts;

  @Inject
  Contents contents;

  @Inject
  Flags flags;

  /** Does the whole file and ends the run; {@code afterRow} is told of every row, and may end the run by a CancellationException. */
  void run(ImportFile whole, Actor actor, Run run, Runnable afterRow) {
    Rows file = reader -> whole.eachRow(row -> {
      reader.accept(row);
      afterRow.run();
    });
    switch (run.mode()) {
      case EACH -> {
        Origins origins = new Origins();
        file.each(row -> run.add(alone(actor, row, origins.of(row))));
        run.flag(openFlags(run.contents()));
        run.done();
      }
      case REHEARSAL -> {
        transactions.rehearse(() -> together(file, actor, run));
        run.done();
      }
      case ATOMIC -> atomic(file, actor, run);
    }
  }

  private void atomic(Rows file, Actor actor, Run run) {
    try {
      transactions.keep(() -> {
        together(file, actor, run);
        // Last, so that nobody who suspends the account waits for the whole file.
        accounts.hold(actor);
        if (run.isSpoiled()) {
          throw new NotKept();
        }
        return run;
      });
      run.done();
    } catch (NotKept spoiled) {
      run.failed("Nothing was kept: a row was refused or in conflict, and all or nothing was asked for.");
    }
  }

  private Line alone(Actor actor, Row row, Optional<String> origin) {
    if (row.refusal().isPresent()) {
      return row.refusal().get();
    }
    try {
      return door.pass(actor, "IMPORT", Subject.of(row.type()), () -> rows.write(actor, row, origin));
    } catch (RowImport.EditedSince conflict) {
      return Line.conflict(row, conflict.content, EDITED);
    } catch (Problem refused) {
      return Line.refused(row, refused);
    }
  }

  /** All rows in the present transaction. What a conflict has written is not kept, so its content's later rows are one too. */
  private Run together(Rows file, Actor actor, Run run) {
    Origins origins = new Origins();
    Set<UUID> conflicts = new HashSet<>();
    file.each(row -> {
      run.add(row.refusal().orElseGet(() -> inside(actor, row, origins.of(row), conflicts)));
      contents.forget();
    });
    run.flag(openFlags(run.contents()));
    return run;
  }

  private Line inside(Actor actor, Row row, Optional<String> origin, Set<UUID> conflicts) {
    try {
      Line line = rows.write(actor, row, origin);
      return line.id().filter(conflicts::contains).map(id -> Line.conflict(row, id, EDITED)).orElse(line);
    } catch (RowImport.EditedSince conflict) {
      conflicts.add(conflict.content);
      return Line.conflict(row, conflict.content, EDITED);
    } catch (Problem refused) {
      return Line.refused(row, refused);
    }
  }

  private Map<UUID, List<String>> openFlags(Set<UUID> ids) {
    Map<UUID, List<String>> codes = new HashMap<>();
    List<UUID> all = new ArrayList<>(ids);
    for (int from = 0; from < all.size(); from += FLAGS_AT_ONCE) {
      flags.of(all.subList(from, Math.min(all.size(), from + FLAGS_AT_ONCE))).stream().filter(Flag::isOpen)
          .forEach(flag -> codes.computeIfAbsent(flag.contentId(), id -> new ArrayList<>()).add(flag.code()));
    }
    return codes;
  }

  /** A digest for a row that names nothing: the same file twice makes it once, the same row twice in a file is two. */
  private static final class Origins {
    private final Map<String, Integer> met = new HashMap<>();

    Optional<String> of(Row row) {
      if (row.refusal().isPresent() || !Identity.isAnonymous(row)) {
        return Optional.empty();
      }
      String digest = CanonicalJson.sha256(
          (row.type() + "\n" + CanonicalJson.text(row.patch())).getBytes(StandardCharsets.UTF_8));
      return Optional.of(digest + "-" + met.merge(digest, 1, Integer::sum));
    }
  }

  /** The rows of a file, watched. */
  private interface Rows {
    void each(Consumer<Row> reader);
  }

  /** Leaves the transaction of a file that is kept as a whole or not at all. */
  private static final class NotKept extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotKept() {
      super("nothing is kept", null, false, false);
    }
  }
}
