package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.entente.accounts.Accounts;
import org.entente.content.Variant;
import org.entente.workflow.Moves;
import org.entente.workflow.Standing;
import org.entente.workflow.Transition;

/** Who else could make a move: told to whoever is refused, so that nobody has to ask around, and whom a text waits for. */
@ApplicationScoped
public class Reviewers {
  @Inject
  Accounts accounts;

  @Inject
  Contents contents;

  @Inject
  Standings standings;

  /** Names of active accounts for which the move is open now, at most ten. */
  List<String> whoCould(Transition transition, Standing standing) {
    return accounts.active().stream().filter(actor -> Moves.open(standing, actor).contains(transition))
        .map(actor -> actor.name()).sorted().limit(10).toList();
  }

  /** Where all languages of these contents stand now, in the order of the languages; three statements, however many they are. */
  public Map<UUID, Map<Locale, Standing>> standings(Collection<UUID> contents) {
    List<Variant> variants = this.contents.cards(contents);
    Map<UUID, Standing> byVariant = standings.of(variants);
    Map<UUID, Map<Locale, Standing>> standing = new HashMap<>();
    variants.forEach(variant -> standing.computeIfAbsent(variant.contentId(), first -> new LinkedHashMap<>())
        .put(variant.locale(), byVariant.get(variant.id())));
    return standing;
  }
}
