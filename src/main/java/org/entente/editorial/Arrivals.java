package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.problem.Problem;
import org.entente.publishing.Proof;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentTypes;

/**
 * Many new contents in one transaction and few statements: what they speak of is read ahead, each is checked whole before any of
 * it is kept, so that one refused leaves no trace; flags and log come last.
 */
@ApplicationScoped
class Arrivals {
  /** Beyond so many bearers of the same titles, each title is asked for by itself. */
  private static final int MOST_TITLED = 10_000;

  @Inject
  ContentTypes types;

  @Inject
  Contents contents;

  @Inject
  Present present;

  @Inject
  Editing editing;

  @Inject
  Migrating migrating;

  @Inject
  Standings standings;

  @Inject
  Minutes minutes;

  @Inject
  Flags flags;

  @Inject
  PublicationLog log;

  List<Arrival.Fate> bring(Actor actor, List<Arrival> arrivals) {
    ReadAhead around = readAhead(arrivals);
    List<Content> brought = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>();
    List<Arrival.Fate> fates = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      try {
        brought.add(brought(actor, arrival, around, proofs));
        fates.add(new Arrival.Fate(Optional.of(brought.get(brought.size() - 1).id()), Optional.empty()));
      } catch (Problem refused) {
        fates.add(new Arrival.Fate(Optional.empty(), Optional.of(refused)));
      }
    }
    flags.raise(brought, around);
    // What is kept is not touched again: every later flush would look through all of it.
    contents.flush();
    contents.forget();
    if (!proofs.isEmpty()) {
      log.append(proofs);
    }
    return fates;
  }

  /** Whatever is refused is refused before anything is kept. */
  private Content brought(Actor actor, Arrival arrival, ReadAhead around, List<Proof> proofs) {
    boolean isPublic = !arrival.dates().isEmpty();
    if (!isPublic) {
      editing.requireAuthor(actor, arrival.type(), arrival.body());
    }
    Content content = editing.begun(arrival.type(), arrival.body(), around);
    ObjectNode text = editing.settled(content, actor, content.words().keySet(), around);
    List<String> fields = Editing.names(arrival.body());
    if (isPublic) {
      proofs.addAll(migrating.proofs(actor, content, text, arrival.dates(), standings.ofBegun(arrival.type()), around));
      minutes.migrated(content, actor, text, content.words().keySet(), fields);
    } else {
      minutes.written(content, actor, "CREATE", text, content.words().keySet(), fields);
    }
    contents.add(content);
    around.add(content, isPublic);
    return content;
  }

  private ReadAhead readAhead(List<Arrival> arrivals) {
    Mentions mentions = new Mentions(types);
    arrivals.forEach(arrival -> mentions.collect(arrival.type(), arrival.body()));
    ReadAhead around = new ReadAhead(present);
    mentions.slugs().forEach((type, slugs) ->
        around.slugsRead(type, slugs, contents.withSlugs(type, slugs), log.places(type, slugs)));
    mentions.titles().forEach((type, titles) -> {
      List<Contents.Bearer> bearers = contents.titled(type, titles, MOST_TITLED);
      if (bearers.size() < MOST_TITLED) {
        around.titlesRead(type, titles, bearers);
      }
    });
    Set<UUID> ids = new HashSet<>(mentions.ids());
    ids.addAll(around.found());
    around.contentsRead(ids, contents.heldTypesOf(ids), log.everPublic(ids));
    return around;
  }
}
