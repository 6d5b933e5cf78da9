package org.entente.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.entente.content.Lookup;
import org.entente.editorial.Flag;
import org.entente.editorial.Flags;

/** The lines of all reports. A line stands exactly when what it tells stands. */
@ApplicationScoped
class ImportLines {
  private static final int AT_ONCE = 500;

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  Flags flags;

  /** Adds lines that no earlier pass over the file has told, or tells them anew; joins the transaction that did what they tell. */
  @Transactional(Transactional.TxType.REQUIRED)
  public void tell(UUID run, Collection<Line> lines, boolean anew) {
    for (Line line : lines) {
      if (anew) {
        Lookup.byId(entities, ImportLine.class, new ImportLine.Key(run, line.line()))
            .ifPresentOrElse(kept -> kept.tell(line), () -> entities.persist(new ImportLine(run, line)));
      } else {
        entities.persist(new ImportLine(run, line));
      }
    }
  }

  /** Which lines of the file, from one to another, are told already. */
  Set<Integer> told(UUID run, int from, int to) {
    return new HashSet<>(entities.createQuery("select l.line from ImportLine l where l.run = :run and l.line between :from and :to",
        Integer.class).setParameter("run", run).setParameter("from", from).setParameter("to", to).getResultList());
  }

  /** The lines of the file whose row was refused so far. */
  BitSet refused(UUID run) {
    BitSet refused = new BitSet();
    entities.createQuery("select l.line from ImportLine l where l.run = :run and l.outcome = :refused", Integer.class)
        .setParameter("run", run).setParameter("refused", Line.Fate.REFUSED.word()).getResultList().forEach(refused::set);
    return refused;
  }

  Map<Line.Fate, Integer> counts(UUID run) {
    Map<Line.Fate, Integer> counts = new EnumMap<>(Line.Fate.class);
    entities.createQuery("select l.outcome, count(l) from ImportLine l where l.run = :run group by l.outcome", Object[].class)
        .setParameter("run", run).getResultList()
        .forEach(row -> counts.put(Line.Fate.of((String) row[0]), ((Number) row[1]).intValue()));
    return counts;
  }

  /** Lines after one, in order; only those with one of these outcomes, or with open doubts, if any is named. */
  List<ImportLine> page(UUID run, int after, int limit, Set<String> outcomes) {
    boolean flagged = outcomes.contains("flagged");
    TypedQuery<ImportLine> query = entities.createQuery("select l from ImportLine l where l.run = :run and l.line > :after"
        + (outcomes.isEmpty() ? "" : " and (l.outcome in :outcomes" + (flagged ? " or l.flags is not null" : "") + ")")
        + " order by l.line", ImportLine.class).setParameter("run", run).setParameter("after", after).setMaxResults(limit);
    if (!outcomes.isEmpty()) {
      query.setParameter("outcomes", outcomes);
    }
    return query.getResultList();
  }

  /**
   * Notes the open doubts of the contents the lines are about, known once all are written: a later row may raise one on an
   * earlier. Returns the last line looked at, or 0 when none is left.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int flag(UUID run, int after) {
    List<ImportLine> lines = page(run, after, AT_ONCE, Set.of());
    Map<UUID, Set<String>> codes = new HashMap<>();
    flags.of(lines.stream().map(line -> line.content).filter(id -> id != null).toList()).stream().filter(Flag::isOpen)
        .forEach(flag -> codes.computeIfAbsent(flag.contentId(), id -> new TreeSet<>()).add(flag.code()));
    lines.forEach(line -> line.flags = codes.containsKey(line.content) ? String.join(" ", codes.get(line.content)) : null);
    return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).line;
  }

  int flagged(UUID run) {
    return entities.createQuery("select count(l) from ImportLine l where l.run = :run and l.flags is not null", Long.class)
        .setParameter("run", run).getSingleResult().intValue();
  }
}
