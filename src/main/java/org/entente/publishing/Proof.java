package org.entente.publishing;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What is about to enter the log, complete but for number and instant.
 *
 * @param before the last entry of the same variant, if any
 * @param major whether this print counts as a change to its readers
 * @param galley the text to print; present exactly for prints
 * @param notice what the public reads instead, when it ends with a notice
 * @param redirect {@code type/id} where its readers are sent, when it ends with a redirect
 * @param publicNote what readers are told of a major change
 * @param dates the dates it tells, when they are not those of the log
 */
public record Proof(
    UUID content,
    String type,
    Locale locale,
    String slug,
    Action action,
    int revision,
    Optional<Publication> before,
    boolean major,
    Optional<Galley> galley,
    Optional<String> notice,
    Optional<String> redirect,
    Optional<String> publicNote,
    Optional<Dates> dates) {

  /** What readers are told of the last major change: it stays what it was until there is another. */
  Optional<String> told() {
    return major ? publicNote : before.flatMap(Publication::publicNote);
  }

  /**
   * The entry a print would be if it entered the log now: for who wants to see it beforehand. No chain holds it.
   *
   * @param number what it would be given
   */
  public LogEntry ahead(long number, Instant now) {
    byte[] body = galley.orElseThrow().stamp(dates.orElseGet(() -> Dates.of(this, now)), told());
    return new LogEntry(number, number, content, type, locale, slug, action, now, Optional.empty(), Optional.empty(), Optional.of(body), "");
  }

  /** A print that follows {@code before}. */
  public static Proof print(Publication.Place place, int revision, Optional<Publication> before, boolean major, Galley galley,
      Optional<String> publicNote) {
    return new Proof(place.content(), place.type(), place.locale(), place.slug(), Action.PUBLISHED, revision, before, major,
        Optional.of(galley), Optional.empty(), Optional.empty(), publicNote, Optional.empty());
  }

  /** A print that was public elsewhere before, with the dates of that place. */
  public static Proof migrated(Publication.Place place, int revision, Optional<Publication> before, Galley galley, Dates dates) {
    return new Proof(place.content(), place.type(), place.locale(), place.slug(), Action.MIGRATED, revision, before, true,
        Optional.of(galley), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(dates));
  }

  /** The print {@code before} once more, in the printed form of today. */
  static Proof again(Publication before, Galley galley) {
    Action action = before.action == Action.MIGRATED ? Action.MIGRATED : Action.REPRINTED;
    return new Proof(before.contentId, before.type, before.locale, before.slug, action, before.revision,
        Optional.of(before), false, Optional.of(galley), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(before.dates()));
  }

  /** The print {@code former} once more, to the byte, in place of {@code before}. */
  public static Proof restored(Publication before, Publication former, byte[] body) {
    return new Proof(former.contentId, former.type, former.locale, former.slug, Action.RESTORED, former.revision, Optional.of(before),
        true, Optional.of(new Galley(body)), Optional.empty(), Optional.empty(), former.publicNote(), Optional.of(former.dates()));
  }

  /** The end of the print {@code before}. */
  public static Proof end(Publication before, Action action, Optional<String> notice, Optional<String> redirect) {
    return new Proof(before.contentId, before.type, before.locale, before.slug, action, before.revision, Optional.of(before),
        false, Optional.empty(), notice, redirect, Optional.empty(), Optional.empty());
  }
}
