package org.entente.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.access.Actor;
import org.entente.accounts.Accounts;
import org.entente.audit.Subject;
import org.entente.editorial.Door;
import org.entente.editorial.Transactions;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.jboss.logging.Logger;

/**
 * Takes a file through the desk so that every row stands or falls alone: new contents in batches, all else row by row. What was
 * refused is tried again when the file is through, as long as that makes something new: it may refer to a later row.
 */
@ApplicationScoped
class Passes {
  private static final Logger LOG = Logger.getLogger(Passes.class);
  private static final int BATCH = 200;

  @Inject
  RowImport rows;

  @Inject
  Batches batches;

  @Inject
  Door door;

  @Inject
  Transactions transactions;

  @Inject
  Accounts accounts;

  @Inject
  ImportLines lines;

  @Inject
  ImportRecords records;

  /** One walk over the file. */
  private record Pass(Actor actor, Run run, boolean again) {}

  /** @param position the line up to which an earlier start has come; 0 for none */
  void run(ImportFile file, Actor actor, Run run, int position, Runnable afterBatch) {
    walk(file, new Pass(actor, run, false), row -> row.line() > position, afterBatch);
    int before = -1;
    while (!run.isInMemory() && run.count(Line.Fate.REFUSED) > 0 && run.count(Line.Fate.CREATED) > before) {
      before = run.count(Line.Fate.CREATED);
      BitSet refused = lines.refused(run.id());
      walk(file, new Pass(actor, run, true), row -> refused.get(row.line()), afterBatch);
    }
  }

  private void walk(ImportFile file, Pass pass, Predicate<Row> wanted, Runnable afterBatch) {
    Origins origins = new Origins();
    List<Item> items = new ArrayList<>();
    file.eachRow(row -> {
      // Also of a row that is passed over: the same row twice in a file is two.
      Optional<String> origin = origins.of(row);
      if (wanted.test(row)) {
        items.add(new Item(row, origin));
      }
      if (items.size() == BATCH) {
        batch(pass, items);
        items.clear();
        afterBatch.run();
      }
    });
    batch(pass, items);
  }

  /** What is new goes together; the rest, and everything if the batch fails, goes alone: no row costs its neighbours. */
  private void batch(Pass pass, List<Item> all) {
    List<Item> items = untold(pass, all);
    Map<Integer, Line> done = new HashMap<>();
    try {
      done.putAll(transactions.keep(() -> together(pass, items)));
    } catch (Problem stranger) {
      throw stranger;
    } catch (Exception failed) {
      LOG.debug("A batch of rows failed and is written row by row", failed);
    }
    done.values().forEach(line -> count(pass, line));
    items.stream().filter(item -> !done.containsKey(item.row().line())).forEach(item -> count(pass, alone(pass, item)));
    if (!all.isEmpty() && !pass.again() && !pass.run().isInMemory()) {
      records.reached(pass.run(), all.get(all.size() - 1).row().line());
    }
  }

  /** A start that was cut between two steps of a batch has told some of its lines. */
  private List<Item> untold(Pass pass, List<Item> items) {
    if (items.isEmpty() || pass.again() || pass.run().isInMemory()) {
      return List.copyOf(items);
    }
    Set<Integer> told = lines.told(pass.run().id(), items.get(0).row().line(), items.get(items.size() - 1).row().line());
    return items.stream().filter(item -> !told.contains(item.row().line())).toList();
  }

  private Map<Integer, Line> together(Pass pass, List<Item> items) {
    accounts.hold(pass.actor());
    Map<Integer, Line> done = new HashMap<>();
    items.forEach(item -> item.row().refusal().ifPresent(refusal -> done.put(refusal.line(), refusal)));
    List<Item> readable = items.stream().filter(item -> item.row().refusal().isEmpty()).toList();
    done.putAll(batches.write(pass.actor(), readable, pass.run().asPublic()));
    tell(pass, List.copyOf(done.values()));
    return done;
  }

  private Line alone(Pass pass, Item item) {
    Row row = item.row();
    try {
      return door.pass(pass.actor(), "IMPORT", Subject.of(row.type()), () -> {
        Line line = row.refusal().orElseGet(() -> rows.write(pass.actor(), row, item.origin(), pass.run().asPublic()));
        tell(pass, List.of(line));
        return line;
      });
    } catch (RowImport.EditedSince conflict) {
      return told(pass, Line.conflict(row, conflict.content, Importer.EDITED));
    } catch (Problem refused) {
      if (refused.kind() == ProblemKind.UNAUTHENTICATED) {
        throw refused;
      }
      return told(pass, Line.refused(row, refused));
    }
  }

  private Line told(Pass pass, Line line) {
    tell(pass, List.of(line));
    return line;
  }

  private void tell(Pass pass, List<Line> told) {
    if (!pass.run().isInMemory()) {
      lines.tell(pass.run().id(), told, pass.again());
    }
  }

  private static void count(Pass pass, Line line) {
    if (pass.again()) {
      pass.run().mend(line);
    } else {
      pass.run().add(line);
    }
  }
}
