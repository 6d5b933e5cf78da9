package org.entente.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.editorial.Arrival;
import org.entente.editorial.Desk;
import org.entente.problem.Problem;

/** Many rows at the desk at once, inside the transaction of whoever calls; only rows that make something new. */
@ApplicationScoped
class Batches {
  @Inject
  Desk desk;

  @Inject
  Newcomers newcomers;

  @Inject
  ImportTraces traces;

  @Inject
  RowImport rows;

  /** By their place in the file, the lines of the rows that are done; what is not among them must be written row by row. */
  Map<Integer, Line> write(Actor actor, List<Item> items, boolean asPublic) {
    Map<Integer, Line> lines = new HashMap<>();
    List<Item> sent = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    for (Item item : newcomers.among(items)) {
      try {
        arrivals.add(new Arrival(item.row().type(), rows.told(item.row(), nothing()), rows.dates(item.row(), asPublic)));
        sent.add(item);
      } catch (Problem refused) {
        lines.put(item.row().line(), Line.refused(item.row(), refused));
      }
    }
    List<Arrival.Fate> fates = desk.bring(actor, arrivals);
    for (int i = 0; i < sent.size(); i++) {
      lines.put(sent.get(i).row().line(), line(sent.get(i), fates.get(i)));
    }
    return lines;
  }

  private Line line(Item item, Arrival.Fate fate) {
    if (fate.refusal().isPresent()) {
      return Line.refused(item.row(), fate.refusal().get());
    }
    UUID id = fate.id().orElseThrow();
    traces.begin(id, item.origin());
    return Line.of(item.row(), Line.Fate.CREATED, id);
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
