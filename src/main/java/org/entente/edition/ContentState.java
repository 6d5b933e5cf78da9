package org.entente.edition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.entente.publishing.Action;
import org.entente.publishing.LogEntry;

/**
 * What one content is and was to the public: its live prints, its variants that are gone, its former slugs. It follows from
 * the content's own log entries in their order alone, so an edition followed step by step equals one built at once.
 */
final class ContentState {
  /** A live print, by its number in the log. */
  record Live(long number, Instant instant, String slug, byte[] print) {}

  /** A variant that was public; {@code redirect} is {@code type/id}. */
  record Gone(long number, Instant instant, String slug, Optional<String> notice, Optional<String> redirect) {}

  /**
   * What the readers of one language were told of its changes, oldest first: one for each time that {@code updatedAt} moved. A print that
   * returns to a former date takes back what was told after it.
   */
  record Told(Instant at, Optional<String> note) {
    static Told of(ObjectNode print) {
      return new Told(Instant.parse(print.get("updatedAt").textValue()), Optional.ofNullable(print.path("publicNote").textValue()));
    }
  }

  /** A slug the content had in a language. */
  record Former(String locale, String slug) implements Comparable<Former> {
    @Override
    public int compareTo(Former other) {
      int byLocale = locale.compareTo(other.locale);
      return byLocale != 0 ? byLocale : slug.compareTo(other.slug);
    }
  }

  final String type;
  final String id;
  final SortedMap<String, Live> live = new TreeMap<>();
  final SortedMap<String, Gone> gone = new TreeMap<>();
  final SortedSet<Former> former = new TreeSet<>();
  final Map<String, List<Told>> told = new HashMap<>();

  ContentState(String type, String id) {
    this.type = type;
    this.id = id;
  }

  void apply(LogEntry entry) {
    String locale = entry.locale().toLanguageTag();
    rememberSlug(locale);
    former.remove(new Former(locale, entry.slug()));
    Optional<byte[]> print = entry.body().filter(body -> entry.action().isPrint());
    if (print.isPresent()) {
      gone.remove(locale);
      tell(locale, Told.of(PrintForm.read(print.get())));
      live.put(locale, new Live(entry.sequence(), entry.instant(), entry.slug(), print.get()));
    } else {
      // Also a print whose body was removed by law: its own entry follows later in the log.
      live.remove(locale);
      if (entry.action() != Action.WITHDRAWN) {
        told.remove(locale);
      }
      gone.put(locale, new Gone(entry.sequence(), entry.instant(), entry.slug(), entry.notice(), entry.redirect()));
    }
  }

  /** The number of its last entry in the log, in whatever language. */
  long latest() {
    return LongStream.concat(live.values().stream().mapToLong(Live::number), gone.values().stream().mapToLong(Gone::number)).max().orElseThrow();
  }

  private void tell(String locale, Told change) {
    List<Told> before = told.computeIfAbsent(locale, first -> new ArrayList<>());
    before.removeIf(earlier -> !earlier.at().isBefore(change.at()));
    before.add(change);
  }

  private void rememberSlug(String locale) {
    Optional.ofNullable(live.get(locale)).ifPresent(print -> former.add(new Former(locale, print.slug())));
    Optional.ofNullable(gone.get(locale)).ifPresent(lost -> former.add(new Former(locale, lost.slug())));
  }
}
