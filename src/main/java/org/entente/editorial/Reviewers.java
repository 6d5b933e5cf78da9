package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.accounts.Accounts;
import org.entente.workflow.Moves;
import org.entente.workflow.Standing;
import org.entente.workflow.Transition;

/** Who else could make a move: told to whoever is refused, so that nobody has to ask around, and whom a text waits for. */
@ApplicationScoped
public class Reviewers {
  @Inject
  Accounts accounts;

  @Inject
  Cards cards;

  @Inject
  Standings standings;

  /** Names of active accounts for which the move is open now, at most ten. */
  List<String> whoCould(Transition transition, Standing standing) {
    return accounts.active().stream().filter(actor -> Moves.open(standing, actor).contains(transition))
        .map(actor -> actor.name()).sorted().limit(10).toList();
  }

  /** Those of these people to whom the move is open in that language as it stands now. */
  public List<Actor> among(Collection<Actor> people, Transition move, UUID content, Locale locale) {
    return cards.find(content, locale).map(variant -> standings.of(List.of(variant)).get(variant.id()))
        .map(standing -> people.stream().filter(actor -> Moves.open(standing, actor).contains(move)).toList()).orElse(List.of());
  }
}
