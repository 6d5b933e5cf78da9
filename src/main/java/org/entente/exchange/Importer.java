package org.entente.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.accounts.Accounts;
import org.entente.editorial.Contents;
import org.entente.editorial.Door;
import org.entente.editorial.Flag;
import org.entente.editorial.Flags;
import org.entente.editorial.Transactions;
import org.entente.problem.Problem;
import org.entente.publishing.PublicationLog;

/** Takes a file through the desk; the run tells each row's fate. An unexpected failure leaves as it came. */
@ApplicationScoped
class Importer {
  private static final int FLAGS_AT_ONCE = 500;
  static final String EDITED = "It was edited since the import last wrote it, and this row says something else."
      + " Nothing was written: edit the content itself, or bring the file up to date with it first.";

  @Inject
  RowImport rows;

  @Inject
  Batches batches;

  @Inject
  Passes passes;

  @Inject
  ImportLines lines;

  @Inject
  Transactions transactions;

  @Inject
  Door door;

  @Inject
  PublicationLog log;

  @Inject
  Accounts accounts;

  @Inject
  Contents contents;

  @Inject
  Flags flags;

  /**
   * Does the whole file, or the rest after a position, and ends the run; {@code pause} is run between batches, and may end the run
   * by a CancellationException.
   */
  void run(ImportFile file, Actor actor, Run run, int position, Runnable pause) {
    switch (run.mode()) {
      case EACH -> {
        passes.run(file, actor, run, position, pause);
        flag(run);
        kept(run);
      }
      case REHEARSAL -> {
        transactions.rehearse(() -> together(file, actor, run, pause));
        run.done();
      }
      case ATOMIC -> atomic(file, actor, run, pause);
    }
  }

  /** What a run made public can be read here when it says that it is done, as after any publication. */
  private void kept(Run run) {
    if (run.asPublic()) {
      door.isVisible(log.head().sequence());
    }
    run.done();
  }

  private void flag(Run run) {
    if (run.isInMemory()) {
      run.flag(openFlags(run.contents()));
      return;
    }
    for (int line = lines.flag(run.id(), 0); line > 0; line = lines.flag(run.id(), line)) {
      // each call looks at the next lines
    }
    run.flagged(lines.flagged(run.id()));
  }

  private void atomic(ImportFile file, Actor actor, Run run, Runnable pause) {
    try {
      transactions.keep(() -> {
        together(file, actor, run, pause);
        // Last, so that nobody who suspends the account waits for the whole file.
        accounts.hold(actor);
        if (run.isSpoiled()) {
          throw new NotKept();
        }
        return run;
      });
      kept(run);
    } catch (NotKept spoiled) {
      run.failed("Nothing was kept: a row was refused or in conflict, and all or nothing was asked for.");
    }
  }

  /** All rows in the present transaction. What a conflict has written is not kept, so its content's later rows are one too. */
  private Run together(ImportFile file, Actor actor, Run run, Runnable pause) {
    Origins origins = new Origins();
    Set<UUID> conflicts = new HashSet<>();
    List<Item> items = new ArrayList<>();
    file.eachRow(row -> items.add(new Item(row, origins.of(row))));
    Map<Integer, Line> done = run.asPublic() ? newcomers(actor, items) : Map.of();
    for (Item item : items) {
      Row row = item.row();
      run.add(row.refusal().or(() -> Optional.ofNullable(done.get(row.line()))).orElseGet(() -> inside(actor, item, run, conflicts)));
      contents.forget();
      pause.run();
    }
    run.flag(openFlags(run.contents()));
    return run;
  }

  /** In one batch, so that the log is held once, not from the first row to the last. */
  private Map<Integer, Line> newcomers(Actor actor, List<Item> items) {
    return batches.write(actor, items.stream().filter(item -> item.row().refusal().isEmpty()).toList(), true);
  }

  private Line inside(Actor actor, Item item, Run run, Set<UUID> conflicts) {
    Row row = item.row();
    try {
      Line line = rows.write(actor, row, item.origin(), run.asPublic());
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

  /** Leaves the transaction of a file that is kept as a whole or not at all. */
  private static final class NotKept extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotKept() {
      super("nothing is kept", null, false, false);
    }
  }
}
