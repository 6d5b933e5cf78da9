package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.access.Capacity;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Content;
import org.entente.content.Schedule;
import org.entente.content.Variant;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.publishing.Action;
import org.entente.schema.CanonicalJson;
import org.entente.schema.ContentTypes;
import org.entente.workflow.Transition;

/** Keeps what was done: the revision with the text as it stands now, and the audit row. */
@ApplicationScoped
class Minutes {
  private static final String SCHEDULE = "SCHEDULE";

  @Inject
  Revisions revisions;

  @Inject
  AuditTrail audit;

  @Inject
  ContentTypes types;

  @Inject
  Event<Occurred> told;

  @Inject
  Clock clock;

  /**
   * A text was written.
   *
   * @param action CREATE or EDIT
   * @param json the working copy as it stands now
   * @param changed the languages whose public text changed
   */
  Revision written(Content content, Actor actor, String action, ObjectNode json, Collection<Locale> changed, List<String> fields) {
    Revision revision = revision(content, actor, action, json, changed, null);
    keep(revision, content, actor);
    audit.record(actor, action, Subject.of(content.type(), content.id()), Map.of("revision", revision.number(),
        "fields", fields, "locales", tags(changed), "sha256", revision.sha256()));
    return revision;
  }

  /** The text of a former revision came back. */
  void restored(Content content, Actor actor, int former, ObjectNode json, Collection<Locale> changed) {
    Revision revision = revision(content, actor, Revision.RESTORE, json, changed, null);
    keep(revision, content, actor);
    audit.record(actor, Revision.RESTORE, Subject.of(content.type(), content.id()), Map.of("revision", revision.number(),
        "restored", former, "locales", tags(changed), "sha256", revision.sha256()));
  }

  /**
   * A move was made; one revision for all languages, an audit row for each.
   *
   * @param capacities the languages, and how the person moved each
   */
  Revision moved(Content content, Actor actor, Transition transition, ObjectNode json, Map<Locale, Capacity> capacities, Order order) {
    Revision revision = revision(content, actor, transition.name(), json, capacities.keySet(), order.note());
    if (transition == Transition.APPROVE) {
      revision.approvedAs(capacities);
    }
    keep(revision, content, actor);
    capacities.forEach((locale, capacity) -> {
      Map<String, Object> detail = new HashMap<>(Map.of("revision", revision.number(), "sha256", revision.sha256(), "role", capacity.role().name(),
          "fingerprint", content.variants().get(locale).fingerprint()));
      capacity.insteadOf().ifPresent(other -> detail.put("insteadOf", other.toString()));
      order.when().due().ifPresent(due -> detail.put("scheduled", due.toString()));
      order.release().ifPresent(release -> detail.put("release", release.toString()));
      audit.record(actor, transition.name(), Subject.of(content.type(), content.id(), locale), detail);
    });
    tell(content, actor, transition, capacities.keySet());
    return revision;
  }

  /** Languages to which the same has happened are told of together. */
  private void tell(Content content, Actor actor, Transition transition, Collection<Locale> locales) {
    Map<Occasion, Set<Locale>> occasions = new EnumMap<>(Occasion.class);
    locales.forEach(locale -> Occasion.of(transition, content.variants().get(locale)).ifPresent(occasion -> occasions
        .computeIfAbsent(occasion, first -> new TreeSet<>(Comparator.comparing(Locale::toLanguageTag))).add(locale)));
    occasions.forEach((occasion, its) -> told.fire(Occurred.moved(occasion, content, its, actor.account())));
  }

  /**
   * The publication of a release was taken back in these languages; one revision for all, an audit row for each.
   *
   * @param ends what entered the log for each language
   */
  void undone(Content content, Actor actor, ObjectNode json, Map<Locale, Action> ends, Order order) {
    Revision revision = revision(content, actor, Revision.UNDO, json, ends.keySet(), order.note());
    keep(revision, content, actor);
    ends.forEach((locale, end) -> audit.record(actor, Revision.UNDO, Subject.of(content.type(), content.id(), locale), Map.of("revision",
        revision.number(), "sha256", revision.sha256(), "log", end.name(), "release", order.release().orElseThrow().toString())));
    tellUndone(content, actor, ends);
  }

  private void tellUndone(Content content, Actor actor, Map<Locale, Action> ends) {
    for (Occasion occasion : List.of(Occasion.PUBLISHED, Occasion.WITHDRAWN)) {
      List<Locale> its = ends.keySet().stream().filter(locale -> ends.get(locale).isPrint() == (occasion == Occasion.PUBLISHED)).toList();
      if (!its.isEmpty()) {
        told.fire(Occurred.moved(occasion, content, its, actor.account()));
      }
    }
  }

  /** A move was planned in these languages; one revision for all, an audit row for each. */
  void planned(Content content, Actor actor, ObjectNode json, Collection<Variant> variants, String note) {
    Revision revision = revision(content, actor, SCHEDULE, json, variants.stream().map(Variant::locale).toList(), note);
    keep(revision, content, actor);
    variants.forEach(variant -> variant.schedule().ifPresent(plan -> audit.record(actor, SCHEDULE,
        Subject.of(content.type(), content.id(), variant.locale()), Map.of("revision", revision.number(), "sha256", revision.sha256(),
            "fingerprint", variant.fingerprint(), "transition", plan.transition().name(), "due", plan.due().toString()))));
  }

  /** What was planned and rests on nothing any more is told, so that whoever planned it can hear of it. */
  void lapsed(Content content, Actor actor) {
    content.variants().values().forEach(variant -> variant.takeLapse().ifPresent(lapse -> {
      Schedule plan = lapse.schedule();
      audit.record(actor, "LAPSE_SCHEDULE", Subject.of(content.type(), content.id(), variant.locale()), Map.of("transition",
          plan.transition().name(), "due", plan.due().toString(), "by", plan.by().toString(), "reason", lapse.reason()));
      told.fire(Occurred.planned(Occasion.SCHEDULE_LAPSED, content, variant.locale(), actor.account(), plan, lapse.reason()));
    }));
  }

  /** Languages came in as already public: one revision and one audit row, which names them all. */
  void migrated(Content content, Actor actor, ObjectNode json, Collection<Locale> locales, List<String> fields) {
    Revision revision = revision(content, actor, Transition.MIGRATE.name(), json, locales, null);
    keep(revision, content, actor);
    audit.record(actor, Transition.MIGRATE.name(), Subject.of(content.type(), content.id()), Map.of("revision",
        revision.number(), "fields", fields, "locales", tags(locales), "sha256", revision.sha256()));
  }

  private void keep(Revision revision, Content content, Actor actor) {
    revisions.append(revision);
    lapsed(content, actor);
  }

  private Revision revision(Content content, Actor actor, String action, ObjectNode json, Collection<Locale> locales, String note) {
    byte[] canonical = CanonicalJson.bytes(json);
    String states = content.variants().values().stream().map(variant -> variant.locale().toLanguageTag() + "=" + variant.state())
        .sorted().collect(Collectors.joining(" "));
    return new Revision(new Revision.Key(content.id(), content.nextRevision()), action, actor.account(),
        clock.instant(), List.copyOf(locales), states, note, types.named(content.type()).fingerprint(),
        new String(canonical, StandardCharsets.UTF_8), CanonicalJson.sha256(canonical));
  }

  private static List<String> tags(Collection<Locale> locales) {
    return locales.stream().map(Locale::toLanguageTag).sorted().toList();
  }
}
