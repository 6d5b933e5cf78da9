package org.entente.edition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.util.BytesRef;
import org.entente.publishing.LogEntry;
import org.entente.publishing.PublicationLog;

/** What contents were to the public at a number of the log, and what the public may still see of it. */
final class PastStates {
  /** Of so many contents the entries are read at once. */
  private static final int BATCH = 100;

  private PastStates() {}

  /** The contents in parts that are read at once. */
  static List<Collection<UUID>> batches(List<UUID> contents) {
    List<Collection<UUID>> batches = new ArrayList<>();
    for (int from = 0; from < contents.size(); from += BATCH) {
      batches.add(contents.subList(from, Math.min(from + BATCH, contents.size())));
    }
    return batches;
  }

  /** By their entries up to the number; a content that was not public by then is not among them. */
  static Collection<ContentState> at(long number, PublicationLog log, Collection<UUID> contents) {
    Map<UUID, ContentState> states = new LinkedHashMap<>();
    for (LogEntry entry : log.of(contents, number)) {
      states.computeIfAbsent(entry.content(), id -> new ContentState(entry.type(), id.toString())).apply(entry);
    }
    return states.values();
  }

  /** The variants that ceased to be public after a number and are not public now. */
  static Set<Ended> endedSince(long number, Edition current) {
    return current.stored(Edition.both(SortedDocValuesField.newSlowExactQuery(Stored.KIND, new BytesRef(ContentDocuments.GONE)),
            NumericDocValuesField.newSlowRangeQuery(Stored.NUMBER, number + 1, Long.MAX_VALUE))).stream()
        .map(stored -> new Ended(stored.text(Stored.CONTENT).orElseThrow(), stored.number(Stored.NUMBER))).collect(Collectors.toSet());
  }

  /** A variant of a content that ended with that entry of the log. */
  record Ended(String content, long number) {}

  /** Makes of a variant that is not public now in the past what it is now: gone, with the notice or the way that stand now. */
  static void end(ContentState then, Edition current) throws IOException {
    Optional<ContentState> now = ContentDocuments.read(current.searcher(), then.id);
    now.ifPresent(state -> state.gone.forEach((locale, gone) -> end(then, locale, gone)));
  }

  private static void end(ContentState then, String locale, ContentState.Gone gone) {
    Optional.ofNullable(then.live.remove(locale)).map(ContentState.Live::slug)
        .or(() -> Optional.ofNullable(then.gone.get(locale)).map(ContentState.Gone::slug))
        .ifPresent(slug -> then.gone.put(locale, new ContentState.Gone(gone.number(), gone.instant(), slug, gone.notice(), gone.redirect())));
  }

  /** Where readers of what was withdrawn are sent: the ids of other contents. */
  static List<UUID> redirects(Collection<ContentState> states) {
    List<UUID> targets = new ArrayList<>();
    states.forEach(state -> state.gone.values().forEach(gone -> gone.redirect()
        .map(target -> UUID.fromString(target.substring(target.indexOf('/') + 1))).ifPresent(targets::add)));
    return targets;
  }
}
