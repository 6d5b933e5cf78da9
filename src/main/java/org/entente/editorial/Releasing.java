package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Content;
import org.entente.content.Schedule;
import org.entente.content.Variant;
import org.entente.problem.IfMatch;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.Proof;
import org.entente.publishing.PublicationLog;
import org.entente.settings.Installation;
import org.entente.workflow.Transition;

/**
 * How a release becomes public, now or at a moment to come: everything in it in one transaction with one place in the log, or nothing.
 * The release is held first, then its contents in one order, then the counter.
 */
@ApplicationScoped
class Releasing {
  @Inject
  Releases releases;

  @Inject
  ReleaseCheck check;

  @Inject
  ReleaseView view;

  @Inject
  Undoing undoing;

  @Inject
  Contents contents;

  @Inject
  Moving moving;

  @Inject
  Timetable timetable;

  @Inject
  PublicationLog log;

  @Inject
  AuditTrail audit;

  @Inject
  Event<Occurred> told;

  @Inject
  Installation installation;

  @Inject
  Clock clock;

  Outcome move(Actor actor, UUID id, ObjectNode body, String ifMatch) {
    Release release = releases.locked(id);
    IfMatch.require(IfMatch.named(ifMatch), release.etag());
    ReleaseOrder order = ReleaseOrder.read(id, body);
    requirePublisher(actor, order.act());
    Optional<Long> sequence = switch (order.act()) {
      case PUBLISH -> order.details().isForLater() ? plan(actor, release, order.details()) : Optional.of(publish(actor, release, order.details()));
      case CANCEL_SCHEDULE -> cancel(actor, release);
      case UNDO -> Optional.of(undoing.undo(actor, release, order.details()));
    };
    contents.flush();
    Release moved = releases.find(id).orElseThrow();
    return new Outcome(id, view.whole(moved, actor), moved.etag(), sequence, true);
  }

  /** Who publishes nothing anywhere is told so before anything is read. */
  private static void requirePublisher(Actor actor, ReleaseOrder.Act act) {
    if (!actor.holds(Role.PUBLISHER)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", act + " needs the role PUBLISHER. Ask a colleague who holds it.")
          .with("needs", Role.PUBLISHER.name());
    }
  }

  /** Refuses whoever does not publish all of it, and names what is beyond them. */
  static void requirePublisherOf(Actor actor, List<ReleaseItem> items) {
    List<Map<String, Object>> beyond = items.stream().filter(item -> !actor.holds(Role.PUBLISHER, item.type, item.locale))
        .map(ReleaseCheck::place).toList();
    if (!beyond.isEmpty()) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "It needs the role PUBLISHER for everything in the release, also for "
          + beyond.get(0).get("type") + " in " + beyond.get(0).get("locale") + ". Ask a colleague who holds it.")
          .with("needs", Role.PUBLISHER.name()).with("items", beyond);
    }
  }

  private long publish(Actor actor, Release release, Order order) {
    requireState(release, Release.State.OPEN, Release.State.SCHEDULED);
    List<ReleaseItem> items = releases.items(release.id);
    contents.hold(ids(items));
    Bundle bundle = check.read(items);
    refuse(bundle, order.when().due().orElseGet(clock::instant), Set.of());
    requirePublisherOf(actor, items);
    List<Proof> proofs = printed(actor, bundle, order);
    Map<String, Object> detail = new HashMap<>(Map.of("variants", proofs.size()));
    order.when().due().ifPresent(due -> detail.put("scheduled", due.toString()));
    audit.record(actor, "PUBLISH", subject(release), detail);
    // What is kept is not touched again: every later flush would look through all of it.
    contents.flush();
    contents.forget();
    long last = log.append(proofs).sequence();
    releases.find(release.id).orElseThrow().published(actor.account(), clock.instant(), last - proofs.size() + 1, last);
    return last;
  }

  private List<Proof> printed(Actor actor, Bundle bundle, Order order) {
    bundle.items().forEach(item -> item.formerForcedBy = bundle.variant(item).flatMap(Variant::forcedBy).orElse(null));
    List<Proof> proofs = new ArrayList<>();
    bundle.contents().values().stream().filter(content -> !bundle.due(content.id()).isEmpty()).forEach(content -> moving.publish(actor, content,
        order, bundle.due(content.id()), bundle.standings().get(content.id()), proofs));
    return proofs;
  }

  /** @param tolerated slugs of problems that may be gone by then */
  private void refuse(Bundle bundle, Instant when, Set<String> tolerated) {
    if (bundle.isEmpty()) {
      throw Problem.of(ProblemKind.REFUSED, "release-empty", "Nothing is in the release that is still to become public. Put something into it first.");
    }
    Map<ReleaseItem, List<Problem>> found = check.look(bundle, when).problems();
    found.values().removeIf(problems -> problems.stream().allMatch(problem -> tolerated.contains(problem.slug())));
    if (!found.isEmpty()) {
      throw Problem.of(ProblemKind.REFUSED, "release-not-ready", found.size() + " of " + bundle.items().size()
          + " texts in the release cannot become public as they stand. Settle what is told of each, or take it out.")
          .with("items", ReleaseCheck.told(found));
    }
  }

  private Optional<Long> plan(Actor actor, Release release, Order order) {
    requireState(release, Release.State.OPEN, Release.State.SCHEDULED);
    Instant now = timetable.now();
    LocalMoment moment = order.moment(installation.zone()).orElseThrow().ahead(now);
    Bundle bundle = check.read(releases.items(release.id));
    // What is missing around it today may be there when the time has come.
    refuse(bundle, moment.instant(), ClosureCheck.REFUSALS);
    requirePublisherOf(actor, bundle.items());
    release.plan(new Schedule(Transition.PUBLISH, moment.at().toString(), moment.zone().getId(), moment.instant(), actor.account(), now, null,
        order.alone(Transition.PUBLISH).toString(), null));
    audit.record(actor, "SCHEDULE", subject(release), Map.of("due", moment.instant().toString(), "variants", bundle.items().size()));
    return Optional.empty();
  }

  private Optional<Long> cancel(Actor actor, Release release) {
    Schedule plan = release.schedule().orElseThrow(() -> wrongState(release));
    release.unplan();
    audit.record(actor, "CANCEL_SCHEDULE", subject(release), Map.of("due", plan.due().toString(), "by", plan.by().toString()));
    return Optional.empty();
  }

  /** Publishes what is due as whoever planned it, or sees what became of a plan whose ground is gone; empty when there is nothing to do. */
  Optional<Long> carryOut(Timetable.Due due) {
    if (!releases.claims(due.content())) {
      return Optional.empty();
    }
    Release release = releases.find(due.content()).orElseThrow();
    Schedule plan = release.schedule().orElseThrow();
    if (reconsidered(release, plan) || due.ends() || plan.due().isAfter(timetable.now())) {
      return Optional.empty();
    }
    return Optional.of(publish(Planning.mayAll(plan.by(), "planned"), release, Order.ofRelease(release.id, Planning.json(plan.order())).dueAt(plan.due())));
  }

  /** A plan falls with a text of it; an embargo moved beyond it moves it. Whether it was so. */
  private boolean reconsidered(Release release, Schedule plan) {
    Optional<ReleaseItem> loose = releases.loose(release.id);
    Optional<ReleaseItem> early = releases.tooEarly(release.id);
    loose.ifPresentOrElse(item -> {
      release.unplan();
      audit.record(Planning.CLOCK, "LAPSE_SCHEDULE", subject(release), Map.of("due", plan.due().toString(), "by", plan.by().toString()));
      told.fire(Occurred.planned(Occasion.SCHEDULE_LAPSED, item, Planning.CLOCK.account(), plan, "text-changed"));
    }, () -> early.ifPresent(item -> postpone(release, plan, item)));
    return loose.isPresent() || early.isPresent();
  }

  private void postpone(Release release, Schedule plan, ReleaseItem item) {
    LocalMoment end = LocalMoment.notBefore(releases.embargo(release.id), ZoneId.of(plan.zone()));
    Schedule later = plan.movedTo(end.at().toString(), end.instant());
    release.plan(later);
    audit.record(Planning.CLOCK, "MOVE_SCHEDULE", subject(release), Map.of("by", plan.by().toString(), "from", plan.due().toString(),
        "due", end.instant().toString(), "reason", "EMBARGO"));
    told.fire(Occurred.planned(Occasion.SCHEDULE_MOVED, item, Planning.CLOCK.account(), later, null));
  }

  /** Leaves what is due and cannot be done, and says why; another plan that somebody has made since stays. */
  void giveUp(Timetable.Due due, String problem) {
    if (due.ends() || !releases.claims(due.content())) {
      return;
    }
    Release release = releases.find(due.content()).orElseThrow();
    release.schedule().filter(plan -> !plan.due().isAfter(timetable.now())).ifPresent(plan -> {
      release.failed(problem);
      audit.record(Planning.mayAll(plan.by(), "planned"), "FAIL_SCHEDULE", subject(release), Map.of("due", plan.due().toString(), "problem", problem));
      releases.items(release.id).stream().findFirst()
          .ifPresent(item -> told.fire(Occurred.planned(Occasion.SCHEDULE_FAILED, item, Planning.CLOCK.account(), plan, problem)));
    });
  }

  static void requireState(Release release, Release.State... possible) {
    if (!List.of(possible).contains(release.state)) {
      throw wrongState(release);
    }
  }

  private static Problem wrongState(Release release) {
    return Problem.of(ProblemKind.REFUSED, "not-in-this-state", "This is not possible with a release that is " + release.state + ". Possible now: "
        + String.join(", ", ReleaseView.possible(release)) + ".").with("state", release.state.name()).with("possible", ReleaseView.possible(release));
  }

  static List<UUID> ids(List<ReleaseItem> items) {
    return items.stream().map(item -> item.content).distinct().toList();
  }

  static Subject subject(Release release) {
    return Subject.of(Release.KIND, release.id);
  }
}
