package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.history.Revisions;
import org.entente.problem.IfMatch;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.Dates;
import org.entente.settings.Hold;

/**
 * The one writer. Whoever changes content, by whatever door, does it here: permission, rules, revision, audit and log entry
 * are one transaction, which the door opens (see {@link Door}). A content is locked before anything is decided about it.
 */
@ApplicationScoped
public class Desk {
  @Inject
  Contents contents;

  @Inject
  Editing editing;

  @Inject
  Moving moving;

  @Inject
  Planning planning;

  @Inject
  Releasing releasing;

  @Inject
  Timetable timetable;

  @Inject
  Hold hold;

  @Inject
  Arrivals arrivals;

  @Inject
  Migrating migrating;

  @Inject
  Claims claims;

  @Inject
  Translations translations;

  @Inject
  Standings standings;

  @Inject
  Revisions revisions;

  @Inject
  Representation representation;

  @Inject
  Discussion discussion;

  @Inject
  Flags flags;

  @Inject
  Repetitions repetitions;

  /**
   * Begins a content.
   *
   * @param body facts and {@code words} of at least one language
   * @param key the caller's Idempotency-Key: the same request again answers with the same content
   */
  public Outcome create(Actor actor, String type, ObjectNode body, Optional<String> key) {
    Optional<UUID> made = key.flatMap(given -> repetitions.answered(actor, given, type, body));
    if (made.isPresent() && contents.typeOf(made.get()).isEmpty()) {
      throw Problem.of(ProblemKind.DUPLICATE, "idempotency-key-reused",
          "What this Idempotency-Key has made was deleted since; use a new key to make it again.");
    }
    if (made.isPresent()) {
      return whole(contents.get(type, made.get()), actor, false);
    }
    Editing.Begun begun = editing.create(actor, type, body);
    Content content = begun.content();
    key.ifPresent(given -> repetitions.remember(actor, given, type, body, content.id()));
    contents.flush();
    return new Outcome(content.id(), representation.whole(content, actor, begun.standing(), begun.flags()), Etags.of(content), Optional.empty(), true);
  }

  /** Begins many contents together, as drafts or as already public; each stands or is refused for itself, in the order given. */
  public List<Arrival.Fate> bring(Actor actor, List<Arrival> newcomers) {
    return arrivals.bring(actor, newcomers);
  }

  /** Merges facts and words on what stands there now, as {@link #overwrite}, and makes these languages public as they read then. */
  public Outcome migrate(Actor actor, String type, UUID id, ObjectNode patch, Map<Locale, Dates> dates) {
    Content content = contents.locked(type, id);
    boolean changed = editing.edit(actor, content, patch);
    Map<Locale, Dates> due = migrating.due(content, dates);
    Optional<Long> sequence = due.isEmpty() ? Optional.empty() : Optional.of(migrating.migrate(actor, content, due));
    contents.flush();
    return new Outcome(id, representation.whole(content, actor), Etags.of(content), sequence, changed || !due.isEmpty());
  }

  /** Merges facts and words under the ETag of the whole content. */
  public Outcome edit(Actor actor, String type, UUID id, ObjectNode patch, String ifMatch) {
    Content content = contents.locked(type, id);
    IfMatch.require(IfMatch.named(ifMatch), Etags.of(content));
    return kept(content, actor, editing.edit(actor, content, patch));
  }

  /** Merges facts and words on what stands there now, whatever it is: for rows whose author never read a version. */
  public Outcome overwrite(Actor actor, String type, UUID id, ObjectNode patch) {
    Content content = contents.locked(type, id);
    return kept(content, actor, editing.edit(actor, content, patch));
  }

  /** Merges the words of one language under that language's own ETag. */
  public Outcome editWords(Actor actor, String type, UUID id, Locale locale, ObjectNode patch, String ifMatch) {
    Content content = contents.locked(type, id);
    Variant variant = content.variant(locale).orElseThrow(Problem::notFound);
    IfMatch.require(IfMatch.named(ifMatch), Etags.of(variant));
    boolean changed = editing.editWords(actor, content, locale, patch);
    contents.flush();
    return new Outcome(id, representation.flat(content, locale, actor), Etags.of(variant), Optional.empty(), changed);
  }

  /** Brings the text of a revision back, under the ETag of the whole content. */
  public Outcome restore(Actor actor, String type, UUID id, int number, String ifMatch) {
    Content content = contents.locked(type, id);
    IfMatch.require(IfMatch.named(ifMatch), Etags.of(content));
    return kept(content, actor, editing.restore(actor, content, revisions.find(id, number).orElseThrow(Problem::notFound)));
  }

  /** Makes the moves of one language; its ETag came as If-Match. */
  public Outcome move(Actor actor, String type, UUID id, Locale locale, ObjectNode body, String ifMatch) {
    Content content = contents.locked(type, id);
    Variant variant = content.variant(locale).orElseThrow(Problem::notFound);
    String etag = IfMatch.named(ifMatch);
    IfMatch.require(etag, Etags.of(variant));
    Order order = Order.ofOne(locale, etag, body);
    Moved moved = moving.move(actor, content, order);
    contents.flush();
    ObjectNode shown = representation.flat(content, locale, actor, standings.asOf(content, moved.standing()));
    return new Outcome(id, moved.beside(discussion.beside(content, order, shown)), Etags.of(variant), moved.sequence(), true);
  }

  /** Makes the moves of several languages, all or none. */
  public Outcome moveTogether(Actor actor, String type, UUID id, ObjectNode body) {
    Content content = contents.locked(type, id);
    Order order = Order.ofSeveral(body);
    Moved moved = moving.move(actor, content, order);
    contents.flush();
    ObjectNode shown = representation.whole(content, actor, standings.asOf(content, moved.standing()), flags.of(List.of(id)));
    return new Outcome(id, moved.beside(discussion.beside(content, order, shown)), Etags.of(content), moved.sequence(), true);
  }

  /** Publishes a release, plans that, or takes its publication back: all of it or nothing. */
  Outcome moveRelease(Actor actor, UUID id, ObjectNode body, String ifMatch) {
    return releasing.move(actor, id, body, ifMatch);
  }

  /** Makes what was planned and is due, or ends what has outlived its last day, unless somebody else is at it or has done it. */
  Optional<Long> carryOut(Timetable.Due due) {
    if (due.isRelease()) {
      return hold.isOn() ? Optional.empty() : releasing.carryOut(due);
    }
    if (!timetable.claims(due) || hold.isOn()) {
      return Optional.empty();
    }
    Optional<Long> sequence = planning.carryOut(contents.get(due.type(), due.content()), due, timetable.now());
    contents.flush();
    return sequence;
  }

  /** Leaves what is due and cannot be done, and says why. */
  void giveUp(Timetable.Due due, String problem) {
    if (due.isRelease()) {
      releasing.giveUp(due, problem);
    } else if (timetable.claims(due)) {
      planning.giveUp(contents.get(due.type(), due.content()), due, timetable.now(), problem);
    }
  }

  /** Says that a translation is still right; {@code {"locale":"fr","revision":12}}. */
  public ObjectNode checkTranslation(Actor actor, String type, UUID id, Locale locale, ObjectNode told) {
    Content content = contents.locked(type, id);
    Variant variant = content.variant(locale).orElseThrow(Problem::notFound);
    translations.check(actor, content, variant, told);
    return representation.flat(content, locale, actor);
  }

  /** Takes a waiting text to look at; answers with the claim. */
  public ObjectNode claim(Actor actor, String type, UUID id, Locale locale) {
    Content content = contents.locked(type, id);
    return claims.take(actor, content, content.variant(locale).orElseThrow(Problem::notFound));
  }

  /** Gives back what the person has taken. */
  public void release(Actor actor, String type, UUID id, Locale locale) {
    Content content = contents.locked(type, id);
    claims.giveBack(actor, content, content.variant(locale).orElseThrow(Problem::notFound));
  }

  /** Settles a doubt. */
  public Outcome settle(Actor actor, String type, UUID id, String flag, JsonNode note, String ifMatch) {
    Content content = contents.locked(type, id);
    IfMatch.require(IfMatch.named(ifMatch), Etags.of(content));
    if (!note.isTextual() && !note.isMissingNode()) {
      throw Problem.invalid("/note", "must be a text");
    }
    editing.settle(actor, content, flag, note.textValue());
    return kept(content, actor, true);
  }

  /** Removes what nothing refers to and what is not live; returns the log's number when it once was public. */
  public Optional<Long> delete(Actor actor, String type, UUID id, String ifMatch) {
    Content content = contents.locked(type, id);
    IfMatch.require(IfMatch.named(ifMatch), Etags.of(content));
    return editing.delete(actor, content, standings.of(content));
  }

  private Outcome kept(Content content, Actor actor, boolean changed) {
    contents.flush();
    return whole(content, actor, changed);
  }

  private Outcome whole(Content content, Actor actor, boolean changed) {
    return new Outcome(content.id(), representation.whole(content, actor), Etags.of(content), Optional.empty(), changed);
  }
}
