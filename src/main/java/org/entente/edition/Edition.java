package org.entente.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.entente.publishing.LogHead;

/**
 * The public world at one number of the log, immutable. Whoever holds one closes it: until then its bytes stay readable,
 * whatever is published meanwhile.
 */
public final class Edition implements AutoCloseable {
  private final IndexReader reader;
  private final IndexSearcher searcher;
  private final EditionIndex.Place place;
  private final Stamps stamps;
  private final SegmentCache segments;
  private final String numberText;

  Edition(IndexReader reader, EditionIndex.Place place, Stamps stamps, SegmentCache segments) {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.searcher.setQueryCache(null); // editions are short-lived; their answers are cached as bytes
    this.place = place;
    this.stamps = stamps;
    this.segments = segments;
    this.numberText = Long.toString(place.number());
  }

  /** The number of the last log entry this edition shows. */
  public long number() {
    return place.number();
  }

  /** The chain of that entry, lower-case hex; empty at number 0. */
  public String chain() {
    return place.chain();
  }

  /** When that entry became public; the epoch at number 0. */
  public Instant instant() {
    return place.instant();
  }

  /** What an answer rests on that was made from these parts of this edition, named as in {@link SurrogateKeys}. */
  public Footing footing(Collection<String> keys) {
    return new Footing(stamps, Stamps.places(keys), place.number());
  }

  /** Its number, if an answer on that footing is the one it would give. */
  public Optional<String> numberFor(Footing footing) {
    return footing.holdsIn(stamps, place.number()) ? Optional.of(numberText) : Optional.empty();
  }

  /** An edition of the same log at another number, read from there; it closes the reader. */
  Edition like(IndexReader other, LogHead then) {
    return new Edition(other, new EditionIndex.Place(then.sequence(), then.chain(), then.instant(), place.schema()), stamps, segments);
  }

  /** Whether both were made from the same log, and nothing that one of them shows was taken out of it by law before the other. */
  boolean sharesItsPastWith(Edition other) {
    return stamps == other.stamps;
  }

  /** The page a query asks for. */
  public Page search(Query query) {
    try {
      return new ListSearch(searcher, segments, query).page();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }

  /** Hands over every print the query's list holds, in order, whatever its limit. */
  public void each(Query query, Consumer<Print> taker) {
    try {
      new ListSearch(searcher, segments, query).each(taker);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }

  /** What stands at an address: the key is an id or a slug, of now or of before, of the asked language or another. */
  public Standing at(String type, String key, Languages languages) {
    return new Addresses(this).at(type, key, languages.ofObject());
  }

  /** The contents of those ids in the first language of the chain they are public in. */
  public Map<UUID, Print> chosen(Collection<UUID> ids, List<Locale> chain) {
    Map<UUID, Print> chosen = new HashMap<>();
    for (Stored stored : Stored.ofContents(reader, segments, ids, live(chain))) {
      Print print = new Print(stored);
      chosen.put(print.id(), print);
    }
    return chosen;
  }

  /** The neighbours of a content by a way back, in the first language of the chain, at most as many as are to be shown. */
  public List<Print> leadingTo(UUID id, Inclusion inclusion, List<Locale> chain) {
    Relation relation = inclusion.back().orElseThrow();
    return sorted(both(new TermQuery(new Term(Terms.keyword(relation.link().path()), id.toString())),
        new Scope(segments, Optional.of(relation.neighbour().name()), Languages.first(chain))), inclusion, inclusion.most());
  }

  /** Which of the contents are public in the chain, in the inclusion's order. */
  public List<UUID> inOrder(Collection<UUID> ids, Inclusion inclusion, List<Locale> chain) {
    return sorted(both(ofContents(ids), live(chain)), inclusion, ids.size()).stream()
        .map(Print::id).toList();
  }

  private List<Print> sorted(org.apache.lucene.search.Query query, Inclusion inclusion, int most) {
    try {
      Sort order = inclusion.ordering().orElseGet(() -> Ordering.usual(inclusion.neighbour().orElseThrow(), false)).sort();
      return Arrays.stream(searcher.search(query, most, order).scoreDocs).map(this::print).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }

  /** All live languages of these contents, by content. */
  public Map<UUID, List<Print>> languages(Collection<UUID> ids) {
    return Stored.ofContents(reader, segments, ids, new Scope(segments, Optional.empty(), new MatchAllDocsQuery())).stream()
        .map(Print::new).collect(Collectors.groupingBy(Print::id));
  }

  private Scope live(List<Locale> chain) {
    return new Scope(segments, Optional.empty(), Languages.first(chain));
  }

  private static org.apache.lucene.search.Query ofContents(Collection<UUID> ids) {
    return new TermInSetQuery(Terms.CONTENT, ids.stream().map(id -> new BytesRef(id.toString())).toList());
  }

  /** The live prints that lead to a content, by relation, target or a link inside a text. */
  public List<Print> leadingTo(UUID id) {
    return stored(new TermQuery(new Term(Terms.LINKS, id.toString()))).stream().map(Print::new).filter(print -> !print.id().equals(id)).toList();
  }

  /** When the log told last of a text of the type, which is public or gone now; empty when nothing of it is public. */
  public Optional<Instant> lastChanged(String type) {
    return last(new TermQuery(new Term(Terms.LIVE, type))).map(live ->
        last(new TermQuery(new Term(Terms.GONE, type))).filter(live::isBefore).orElse(live));
  }

  private Optional<Instant> last(org.apache.lucene.search.Query query) {
    try {
      Sort latest = new Sort(new SortField(Stored.INSTANT, SortField.Type.LONG, true));
      return Arrays.stream(searcher.search(query, 1, latest).scoreDocs).findFirst().map(hit -> Stored.of(searcher, hit.doc).instant());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }

  /** Whether a variant in one of these languages was public and is gone. */
  public boolean wasPublic(UUID id, List<Locale> locales) {
    return new Addresses(this).state(id.toString())
        .map(state -> locales.stream().anyMatch(locale -> state.gone.containsKey(locale.toLanguageTag()))).orElse(false);
  }

  /** Every live variant with its number and the SHA-256 of its print, ordered: what a rebuilt edition must equal. */
  public List<Entry> contents() {
    List<Entry> entries = new ArrayList<>();
    for (Stored stored : stored(new FieldExistsQuery(Terms.ID_ORDER))) {
      Print print = new Print(stored);
      entries.add(new Entry(print.type(), print.id(), print.locale(), print.number(), Terms.sha256(print.whole())));
    }
    entries.sort(Comparator.comparing(Entry::toString));
    return entries;
  }

  /** A live variant in {@link #contents}; {@code sha256} is lower-case hex over the print's bytes. */
  public record Entry(String type, UUID id, String locale, long number, String sha256) {}

  List<Stored> stored(org.apache.lucene.search.Query query) {
    try {
      return Stored.all(searcher, query);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the edition's index cannot be read", unreadable);
    }
  }

  IndexSearcher searcher() {
    return searcher;
  }

  /** The same place in the log, seen through another reader. No answer of it is ever taken for one of this edition. */
  Edition through(IndexReader other) {
    return new Edition(other, place, Overlay.NOBODYS, segments);
  }

  static org.apache.lucene.search.Query both(org.apache.lucene.search.Query one, org.apache.lucene.search.Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  private Print print(ScoreDoc hit) {
    return new Print(Stored.of(searcher, hit.doc));
  }

  /** This edition, held once more for an answer that is still being written; the holder closes it, too. */
  public Edition held() {
    reader.incRef();
    return this;
  }

  /** Holds it once more unless it is closed already. */
  boolean hold() {
    return reader.tryIncRef();
  }

  @Override
  public void close() {
    try {
      reader.decRef();
    } catch (IOException unclosable) {
      throw new UncheckedIOException("the edition's index cannot be closed", unclosable);
    }
  }
}
