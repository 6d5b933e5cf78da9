package org.entente.edition;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
      live.put(locale, new Live(entry.sequence(), entry.instant(), entry.slug(), print.get()));
    } else {
      // Also a print whose body was removed by law: its own entry follows later in the log.
      live.remove(locale);
      gone.put(locale, new Gone(entry.sequence(), entry.instant(), entry.slug(), entry.notice(), entry.redirect()));
    }
  }

  private void rememberSlug(String locale) {
    Optional.ofNullable(live.get(locale)).ifPresent(print -> former.add(new Former(locale, print.slug())));
    Optional.ofNullable(gone.get(locale)).ifPresent(lost -> former.add(new Former(locale, lost.slug())));
  }
}
