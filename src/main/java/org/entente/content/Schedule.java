package org.entente.content;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.entente.workflow.Effect;
import org.entente.workflow.Move;
import org.entente.workflow.Moves;
import org.entente.workflow.State;
import org.entente.workflow.Transition;

/**
 * A move of one language that is to be made at a moment to come. It rests on the text as it was when it was set; what could not be
 * made stays, with its reason, until somebody takes it away.
 *
 * @param at the local time as the person wrote it
 * @param zone where that time is told
 * @param due the same moment for everybody
 * @param fingerprint the text it rests on
 * @param order what was asked for, as JSON
 * @param problem the slug of the refusal; null while it is to come
 */
@Embeddable
public record Schedule(
    @Enumerated(EnumType.STRING) @Column(name = "schedule_transition") Transition transition,
    @Column(name = "schedule_at") String at,
    @Column(name = "schedule_zone") String zone,
    @Column(name = "schedule_due") Instant due,
    @Column(name = "schedule_by") UUID by,
    @Column(name = "schedule_set_at") Instant setAt,
    @Column(name = "schedule_fingerprint") String fingerprint,
    @Column(name = "schedule_order") String order,
    @Column(name = "schedule_problem") String problem) {

  public boolean isPending() {
    return problem == null;
  }

  /** Whether something becomes public by it; else something ceases to be. */
  public boolean prints() {
    return Moves.does(transition, Effect.PRINT);
  }

  /** Whether a move that led to this state makes it pointless. */
  boolean fallsWith(Move move, State state) {
    return move.has(prints() ? Effect.PRINT : Effect.UNPRINT) || !Moves.startsFrom(transition, state);
  }

  /** The same at another moment. */
  public Schedule movedTo(String newAt, Instant newDue) {
    return new Schedule(transition, newAt, zone, newDue, by, setAt, fingerprint, order, problem);
  }

  /** The same, which was refused when it was due. */
  public Schedule failed(String slug) {
    return new Schedule(transition, at, zone, due, by, setAt, fingerprint, order, slug);
  }

  /** One that is not to come any more, and the act that took the ground from under it. */
  public record Lapse(Schedule schedule, String reason) {}
}
