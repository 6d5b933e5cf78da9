package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.entente.accounts.Accounts;
import org.entente.workflow.Moves;
import org.entente.workflow.Standing;
import org.entente.workflow.Transition;

/** Who else could make a move: told to whoever is refused, so that nobody has to ask around. */
@ApplicationScoped
class Reviewers {
  @Inject
  Accounts accounts;

  /** Names of active accounts for which the move is open now, at most ten. */
  List<String> whoCould(Transition transition, Standing standing) {
    return accounts.active().stream().filter(actor -> Moves.open(standing, actor).contains(transition))
        .map(actor -> actor.name()).sorted().limit(10).toList();
  }
}
