package org.entente.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.entente.schema.FieldKind;

/** Counts facets and groups of one list while its page is sought. */
final class Counter {
  private static final int MOST_VALUES = 100;
  private static final int MOST_GROUPS = 200;
  private static final Comparator<Counts.Value> FREQUENT =
      Comparator.comparingInt(Counts.Value::count).reversed().thenComparing(Counts.Value::text);

  private final IndexSearcher searcher;
  private final Query query;
  private final List<Counting> facets = new ArrayList<>();
  private Optional<Counting> groups = Optional.empty();
  private Optional<ValueColumn> grouped = Optional.empty();

  Counter(IndexSearcher searcher, SegmentCache segments, Query query) throws IOException {
    this.searcher = searcher;
    this.query = query;
    for (FieldPath path : query.facets()) {
      facets.add(new Counting(path, ValueColumn.of(searcher, segments, path, query.languages())));
    }
    if (query.grouping().isPresent()) {
      FieldPath path = query.grouping().get().path();
      ValueColumn column = ValueColumn.of(searcher, segments, path, query.languages());
      grouped = Optional.of(column);
      groups = Optional.of(new Counting(path, column));
    }
  }

  /** Where all documents of the list must come by. */
  List<Collector> collectors() {
    List<Collector> all = new ArrayList<>(facets);
    groups.ifPresent(all::add);
    return all;
  }

  List<Counts> facets() {
    return facets.stream().map(facet -> {
      List<Counts.Value> values = facet.values();
      List<Counts.Value> most = values.stream().sorted(FREQUENT).limit(MOST_VALUES).toList();
      return new Counts(facet.path().name(), form(facet.path()), most, values.size(), facet.absent());
    }).toList();
  }

  /** The groups, the first of them and all that contents of the page belong to. */
  Optional<Counts> groups(List<ScoreDoc> page) throws IOException {
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    Counting counting = groups.get();
    Map<String, Set<UUID>> members = members(page);
    Counts.Form form = form(counting.path());
    Comparator<Counts.Value> order = order(counting.path());
    List<Counts.Value> all = counting.values();
    all.sort(query.grouping().orElseThrow().descending() ? order.reversed() : order);
    List<Counts.Value> shown = new ArrayList<>();
    for (Counts.Value value : all) {
      Set<UUID> ids = members.getOrDefault(value.text(), Set.of());
      if (shown.size() < MOST_GROUPS || !ids.isEmpty()) {
        shown.add(new Counts.Value(value.text(), value.count(), List.copyOf(ids)));
      }
    }
    return Optional.of(new Counts(counting.path().name(), form, shown, all.size(), counting.absent()));
  }

  private Map<String, Set<UUID>> members(List<ScoreDoc> page) throws IOException {
    ValueColumn column = grouped.orElseThrow();
    Map<String, Set<UUID>> members = new HashMap<>();
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    for (ScoreDoc hit : page) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
      UUID id = new Print(Stored.of(searcher, hit.doc)).id();
      column.leaf(leaf.reader()).each(hit.doc - leaf.docBase, number ->
          members.computeIfAbsent(column.names().get(number), value -> new LinkedHashSet<>()).add(id));
    }
    return members;
  }

  /** That of a list which is sorted by the field. */
  private Comparator<Counts.Value> order(FieldPath path) {
    if (form(path) == Counts.Form.NUMBER) {
      return Comparator.comparingLong(value -> Long.parseLong(value.text()));
    }
    boolean isText = path.kind() == FieldKind.TEXT || path.kind() == FieldKind.LOCALIZED_TEXT;
    return Comparator.comparing(Counts.Value::text, isText ? Collation.names(query.languages().ofNeighbours().get(0)) : Comparator.naturalOrder());
  }

  private static Counts.Form form(FieldPath path) {
    return switch (path.kind()) {
      case INTEGER -> Counts.Form.NUMBER;
      case BOOLEAN -> Counts.Form.FLAG;
      case TEXT, LOCALIZED_TEXT, RICH_TEXT, SLUG, DATE, INSTANT, PERIOD, POINT, ENUMERATION, COUNTRY, URL, ZONE, QUERY, REFERENCE,
          TARGET, COMPONENT -> Counts.Form.TEXT;
    };
  }
}
