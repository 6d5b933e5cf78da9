package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.history.Revision;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.Action;
import org.entente.publishing.Proof;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;
import org.hibernate.exception.ConstraintViolationException;

/** How texts are written: created, changed, doubted, removed. Works inside the desk's transaction. */
@ApplicationScoped
class Editing {
  @Inject
  Contents contents;

  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  ReferenceFinder references;

  @Inject
  FormerText former;

  @Inject
  EditRules rules;

  @Inject
  Present present;

  @Inject
  Validation validation;

  @Inject
  Standings standings;

  @Inject
  Planning planning;

  @Inject
  Releases releases;

  @Inject
  Flags flags;

  @Inject
  Minutes minutes;

  @Inject
  AuditTrail audit;

  @Inject
  PublicationLog log;

  @Inject
  Clock clock;

  /** A new working copy, and what is known of it without asking anybody. */
  record Begun(Content content, Standings.Of standing, List<Flag> flags) {}

  /** A new working copy in the languages of its words; at least one. */
  Begun create(Actor actor, String type, ObjectNode body) {
    requireAuthor(actor, type, body);
    Content content = begun(type, body, present);
    Set<Locale> told = content.words().keySet();
    Revision first = minutes.written(content, actor, "CREATE", settled(content, actor, told, present), told, names(body));
    List<UUID> twins = flags.twins(content);
    // Only now, so that it is written once.
    contents.add(content);
    return new Begun(content, standings.ofBegun(type).after(first), flags.raise(content, twins));
  }

  /** Refuses who may not begin such a text, before anything is told about it. */
  void requireAuthor(Actor actor, String type, ObjectNode body) {
    if (!actor.holds(Role.AUTHOR)) {
      EditRules.requireAuthor(actor, type, types.locales().get(0));
    }
    EditRules.requireAuthor(actor, type, firstLocale(body));
    EditRules.Touch.of(body).words().forEach(locale -> EditRules.requireAuthor(actor, type, locale));
  }

  /** A content of these facts and words that nobody keeps yet. */
  Content begun(String type, ObjectNode body, Surroundings around) {
    Content content = types.named(type).newContent();
    content.begin(UUID.randomUUID(), type, firstLocale(body), clock.instant());
    json.merge(content, body, references.neighbours(around));
    return content;
  }

  /** Merges facts and words; returns whether anything changed. */
  boolean edit(Actor actor, Content content, ObjectNode patch) {
    return change(actor, content, EditRules.Touch.of(patch), () -> json.merge(content, patch, references.neighbours()),
        edited(actor, content, patch));
  }

  /** Merges the words of one language; returns whether anything changed. */
  boolean editWords(Actor actor, Content content, Locale locale, ObjectNode patch) {
    return change(actor, content, new EditRules.Touch(Set.of(locale), false),
        () -> json.mergeWords(content, locale, patch, references.neighbours()), edited(actor, content, patch));
  }

  private Kept edited(Actor actor, Content content, ObjectNode patch) {
    return (settled, changed) -> minutes.written(content, actor, "EDIT", settled, changed, names(patch));
  }

  /**
   * Brings the text of a revision back as an edit of today: nothing else of it, neither state nor approval nor an internal field.
   * Languages that it did not have stay as they are. Returns whether anything changed.
   */
  boolean restore(Actor actor, Content content, Revision revision) {
    Redacted.refuse(content);
    ObjectNode text = Redacted.text(revision);
    Set<Locale> told = content.words().keySet().stream().filter(types.locales()::contains)
        .filter(locale -> text.path("words").has(locale.toLanguageTag())).collect(Collectors.toSet());
    return change(actor, content, new EditRules.Touch(told, true), () -> former.bringBack(content, text, told),
        (settled, changed) -> minutes.restored(content, actor, revision.number(), settled, changed));
  }

  /** Writes down that a text was changed: as it stands now, in these languages publicly. */
  @FunctionalInterface
  private interface Kept extends BiConsumer<ObjectNode, Set<Locale>> {}

  private boolean change(Actor actor, Content content, EditRules.Touch touch, Runnable merge, Kept kept) {
    Redacted.refuse(content);
    ObjectNode before = json.write(content);
    Optional<Instant> embargo = content.embargoUntil();
    try {
      merge.run();
    } catch (Problem invalid) {
      // Whoever may not write here at all is told so first, and never learns what would have been wrong.
      rules.allowAttempt(actor, content, touch);
      throw invalid;
    }
    ObjectNode after = json.write(content);
    if (after.equals(before)) {
      rules.requireWriter(actor, content, touch);
      return false;
    }
    Set<Locale> changed = rules.allow(actor, content, before, after);
    ObjectNode settled = settled(content, actor, changed, present);
    Set<Locale> reopened = new LinkedHashSet<>(changed);
    reopened.addAll(planning.embargoMoved(actor, content, embargo));
    kept.accept(settled, reopened);
    contents.add(content);
    flags.review(content);
    return true;
  }

  /** Completes a text: slugs, form, and the variants of the languages whose public text is new. Returns it as it stands now. */
  ObjectNode settled(Content content, Actor actor, Set<Locale> changed, Surroundings around) {
    new Slugs(around).settle(content, changed);
    validation.wellFormed(content);
    ObjectNode settled = json.write(content);
    refuseSilence(settled);
    Set<Locale> opened = new LinkedHashSet<>(changed);
    opened.removeAll(content.variants().keySet());
    for (Locale locale : changed) {
      Variant variant = content.open(locale);
      variant.edited(rules.form(content.type(), settled, locale).digests(), actor.account(), clock.instant());
      variant.indexed(content.words().get(locale));
      variant.raiseVersion();
    }
    opened.forEach(locale -> Translations.begun(content, content.variants().get(locale)));
    content.raiseVersion();
    return settled;
  }

  /** A language that says nothing would be one that nobody can read back. */
  private static void refuseSilence(ObjectNode settled) {
    settled.path("words").properties().stream().filter(words -> words.getValue().isEmpty()).findFirst().ifPresent(words -> {
      throw Problem.invalid("/words/" + words.getKey(), "needs at least one text; write a title, a summary, a body or a slug");
    });
  }

  /** A person has looked at a doubt and decided. */
  void settle(Actor actor, Content content, String code, String note) {
    Redacted.refuse(content);
    rules.requireWriter(actor, content.type(), content.firstLocale());
    Flag flag = flags.find(content.id(), code).orElseThrow(Problem::notFound);
    flag.settle(actor.account(), note, clock.instant());
    content.raiseVersion();
    audit.record(actor, "SETTLE_FLAG", Subject.of(content.type(), content.id()), Map.of("flag", code));
  }

  /** Removes what nothing refers to and is not live; what was once public leaves its end in the log, whose number is returned then. */
  Optional<Long> delete(Actor actor, Content content, Standings.Of standings) {
    Redacted.refuse(content);
    List<Proof> ends = new ArrayList<>();
    standings.last().forEach((locale, last) -> {
      if (last.isLive()) {
        throw Problem.of(ProblemKind.IN_USE, "still-live", "It is public in " + locale.toLanguageTag()
            + ". Withdraw it first.").with("locale", locale.toLanguageTag());
      }
      ends.add(Proof.end(last, Action.DELETED, Optional.empty(), Optional.empty()));
    });
    List<String> expecting = releases.expecting(content.id());
    if (!expecting.isEmpty()) {
      throw Problem.of(ProblemKind.IN_USE, "in-a-release", "It is in a release that is still to come: " + String.join(", ", expecting)
          + ". Take it out there first.").with("releases", expecting);
    }
    EditRules.requireAuthor(actor, content.type(), content.firstLocale());
    content.variants().keySet().forEach(locale -> EditRules.requireAuthor(actor, content.type(), locale));
    content.variants().values().forEach(variant -> variant.lapse("DELETE"));
    minutes.lapsed(content, actor);
    flags.remove(content.id());
    contents.remove(content);
    flushRemoval();
    audit.record(actor, "DELETE", Subject.of(content.type(), content.id()), Map.of());
    return ends.isEmpty() ? Optional.empty() : Optional.of(log.append(ends).sequence());
  }

  private void flushRemoval() {
    try {
      contents.flush();
    } catch (ConstraintViolationException referred) {
      throw Problem.of(ProblemKind.IN_USE, "still-referred-to",
          "Other content refers to this one. Take the references out first, or archive it instead.");
    }
  }

  private Locale firstLocale(ObjectNode body) {
    Iterator<String> tags = body.path("words").fieldNames();
    if (!tags.hasNext()) {
      throw Problem.invalid("/words", "must hold at least one language, for example {\"fr\":{\"title\":\"…\"}}");
    }
    String first = tags.next();
    try {
      return LanguageTag.parse(first);
    } catch (Malformed wrong) {
      throw Problem.invalid("/words/" + first, wrong.getMessage());
    }
  }

  /** The members that a body tells. */
  static List<String> names(ObjectNode body) {
    return List.copyOf(new TreeSet<>(body.properties().stream().map(Map.Entry::getKey).toList()));
  }
}
