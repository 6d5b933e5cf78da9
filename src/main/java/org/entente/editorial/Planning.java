package org.entente.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.access.Right;
import org.entente.access.Role;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Content;
import org.entente.content.Schedule;
import org.entente.content.Variant;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.settings.Installation;
import org.entente.workflow.Move;
import org.entente.workflow.State;

/** What is to happen later: planned, moved by an embargo, made when its time has come, or given up. Works inside the desk's transaction. */
@ApplicationScoped
class Planning {
  /** Who withdraws what nobody asked to be withdrawn: the clock, which is no account. */
  static final Actor CLOCK = mayAll(UUID.fromString("00000000-0000-4000-8000-000000000002"), "clock");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject
  Moving moving;

  @Inject
  Timetable timetable;

  @Inject
  AuditTrail audit;

  @Inject
  Installation installation;

  @Inject
  Event<Occurred> told;

  @Inject
  Clock clock;

  /** Plans a move that is allowed now; it is judged again when its time has come. */
  void plan(Actor actor, Content content, Order order, Move move, Variant variant) {
    Instant now = timetable.now();
    LocalMoment moment = order.moment(installation.zone()).orElseThrow().ahead(now);
    Schedule schedule = new Schedule(move.transition(), moment.at().toString(), moment.zone().getId(), moment.instant(),
        actor.account(), now, variant.fingerprint(), order.alone(move.transition()).toString(), null);
    if (schedule.prints()) {
      Embargo.refuse(content, moment.instant(), moment.zone());
    }
    variant.plan(schedule);
    variant.raiseVersion();
  }

  /**
   * An embargo was moved: what would now come too early waits for its end; what was approved under a longer one has to be approved
   * again. Returns the languages whose approval is void.
   */
  Set<Locale> embargoMoved(Actor actor, Content content, Optional<Instant> before) {
    Instant now = clock.instant();
    Set<Locale> voided = new LinkedHashSet<>();
    boolean earlier = before.filter(end -> end.isAfter(now) && content.embargoUntil().filter(next -> !next.isBefore(end)).isEmpty()).isPresent();
    for (Variant variant : content.variants().values()) {
      if (earlier && (variant.voidApproval("EMBARGO", now) || variant.state() == State.IN_REVIEW)) {
        variant.raiseVersion();
        voided.add(variant.locale());
      }
      variant.schedule().filter(plan -> plan.isPending() && plan.prints() && content.embargoUntil().filter(plan.due()::isBefore).isPresent())
          .ifPresent(plan -> postpone(actor, content, variant, plan));
    }
    return voided;
  }

  private void postpone(Actor actor, Content content, Variant variant, Schedule plan) {
    LocalMoment end = LocalMoment.notBefore(content.embargoUntil().orElseThrow(), ZoneId.of(plan.zone()));
    Schedule later = plan.movedTo(end.at().toString(), end.instant());
    variant.plan(later);
    variant.raiseVersion();
    audit.record(actor, "MOVE_SCHEDULE", subject(content, variant), Map.of("transition", plan.transition().name(), "by", plan.by().toString(),
        "from", plan.due().toString(), "due", end.instant().toString(), "reason", "EMBARGO"));
    told.fire(Occurred.planned(Occasion.SCHEDULE_MOVED, content, variant.locale(), actor.account(), later, null));
  }

  /** Makes what is due, as whoever planned it; empty when there is nothing to do any more. */
  Optional<Long> carryOut(Content content, Timetable.Due due, Instant now) {
    Variant variant = content.variants().get(due.locale());
    if (due.ends()) {
      return endOf(variant, now).flatMap(end -> moving.move(CLOCK, content, end).sequence());
    }
    Optional<Schedule> pending = pending(variant, now);
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    Schedule plan = pending.get();
    if (plan.prints() && !plan.fingerprint().equals(variant.fingerprint())) {
      throw Problem.of(ProblemKind.REFUSED, "approval-outdated", "The text is not the one whose publication was planned. Plan it again.");
    }
    variant.unplan();
    Order order = Order.ofOne(variant.locale(), Etags.of(variant), json(plan.order())).dueAt(plan.due());
    return moving.move(mayAll(plan.by(), "planned"), content, order).sequence();
  }

  /** What cannot be done is told in the list until somebody settles it, and never tried again. */
  void giveUp(Content content, Timetable.Due due, Instant now, String problem) {
    Variant variant = content.variants().get(due.locale());
    Optional<Schedule> pending = due.ends() ? Optional.empty() : pending(variant, now);
    if (due.ends() && endOf(variant, now).isPresent()) {
      variant.staysOn();
      audit.record(CLOCK, "FAIL_EXPIRY", subject(content, variant), Map.of("problem", problem));
      told.fire(new Occurred(Occasion.SCHEDULE_FAILED, content.type(), content.id(), List.of(variant.locale()), CLOCK.account(), 0,
          Optional.of(new Occurred.Plan(CLOCK.account(), now, Optional.of(problem)))));
    }
    pending.ifPresent(plan -> {
      variant.plan(plan.failed(problem));
      variant.raiseVersion();
      content.raiseVersion();
      audit.record(mayAll(plan.by(), "planned"), "FAIL_SCHEDULE", subject(content, variant),
          Map.of("transition", plan.transition().name(), "due", plan.due().toString(), "problem", problem));
      told.fire(Occurred.planned(Occasion.SCHEDULE_FAILED, content, variant.locale(), CLOCK.account(), plan, problem));
    });
  }

  private static Optional<Schedule> pending(Variant variant, Instant now) {
    return Optional.ofNullable(variant).flatMap(Variant::schedule).filter(plan -> plan.isPending() && !plan.due().isAfter(now));
  }

  private Optional<Order> endOf(Variant variant, Instant now) {
    return Optional.ofNullable(variant).filter(live -> live.expires().filter(now.atZone(installation.zone()).toLocalDate()::isAfter).isPresent())
        .map(live -> Order.ofOne(live.locale(), Etags.of(live), JsonNodeFactory.instance.objectNode().put("transition", "WITHDRAW"))
            .dueAt(live.expires().orElseThrow().plusDays(1).atStartOfDay(installation.zone()).toInstant()));
  }

  /** Whether the person might make the move was judged when it was planned. */
  static Actor mayAll(UUID account, String name) {
    return new Actor(account, name, Set.of(Role.values()), Set.of(Right.values()));
  }

  private static Subject subject(Content content, Variant variant) {
    return Subject.of(content.type(), content.id(), variant.locale());
  }

  static ObjectNode json(String order) {
    try {
      return (ObjectNode) JSON.readTree(order);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("What was planned is no JSON", damaged);
    }
  }
}
