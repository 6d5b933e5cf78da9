package org.entente.editorial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.access.Actor;
import org.entente.accounts.Accounts;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Claim;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.workflow.Moves;
import org.entente.workflow.ReviewPlans;

/** Who has taken which waiting text to look at. Works inside the desk's transaction. */
@ApplicationScoped
class Claims {
  private static final Duration LASTING = Duration.ofHours(2);
  @Inject
  Standings standings;

  @Inject
  ReviewPlans plans;

  @Inject
  Accounts accounts;

  @Inject
  AuditTrail audit;

  @Inject
  Clock clock;

  /** Takes it, or keeps it for another two hours; for whoever could decide about it. */
  ObjectNode take(Actor actor, Content content, Variant variant) {
    Redacted.refuse(content);
    Instant now = clock.instant();
    refuseTaken(actor, variant.claim(now));
    if (Moves.open(standings.of(content).standing(variant), actor).stream().noneMatch(Moves.DECISIONS::contains)) {
      throw nothingToDecide();
    }
    Claim claim = new Claim(actor.account(), now.plus(LASTING));
    variant.claimed(claim);
    audit.record(actor, "CLAIM", Subject.of(content.type(), content.id(), variant.locale()), Map.of());
    return json(claim, actor.name());
  }

  /** {@code {"account","name","until"}}. */
  static ObjectNode json(Claim claim, String name) {
    return JsonNodeFactory.instance.objectNode().put("account", claim.account().toString()).put("name", name)
        .put("until", claim.until().toString());
  }

  /** Gives it back; what nobody has is given back already. */
  void giveBack(Actor actor, Content content, Variant variant) {
    if (Moves.deciders(plans.of(variant.type())).stream().noneMatch(role -> actor.holds(role, variant.type(), variant.locale()))) {
      throw nothingToDecide();
    }
    Optional<Claim> claim = variant.claim(clock.instant());
    refuseTaken(actor, claim);
    if (claim.isPresent()) {
      variant.released();
      audit.record(actor, "RELEASE", Subject.of(content.type(), content.id(), variant.locale()), Map.of());
    }
  }

  private static Problem nothingToDecide() {
    return Problem.of(ProblemKind.FORBIDDEN, "nothing-to-decide", "There is nothing here for you to decide: only who may approve or"
        + " publish the text as it stands can claim it.");
  }

  private void refuseTaken(Actor actor, Optional<Claim> claim) {
    claim.filter(taken -> !taken.account().equals(actor.account())).ifPresent(taken -> {
      String name = accounts.names(Set.of(taken.account())).get(taken.account());
      throw Problem.of(ProblemKind.REFUSED, "claimed", name + " has taken it until " + taken.until()
          + ". Ask them, or decide without a claim.").with("name", name).with("until", taken.until().toString());
    });
  }
}
