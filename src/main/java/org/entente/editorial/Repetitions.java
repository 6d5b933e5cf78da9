package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.content.Lookup;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.CanonicalJson;

/** Remembers for a day what a repeated creating request has made, so that a cut connection doubles nothing. */
@ApplicationScoped
class Repetitions {
  private static final Duration KEPT = Duration.ofHours(24);

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  Clock clock;

  /** What this key has made; refuses the key when it came with something else. */
  Optional<UUID> answered(Actor actor, String key, String type, ObjectNode body) {
    if (!key.matches("[\\x21-\\x7e]{1,200}")) {
      throw Problem.of(ProblemKind.MALFORMED, "bad-idempotency-key", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
    }
    return Lookup.byId(entities, Repetition.class, new Repetition.Key(actor.account(), key))
        .flatMap(known -> made(known, digest(type, body)));
  }

  private Optional<UUID> made(Repetition known, String request) {
    if (known.at.isBefore(clock.instant().minus(KEPT))) {
      entities.remove(known);
      entities.flush();
      return Optional.empty();
    }
    if (!known.request.equals(request)) {
      throw Problem.of(ProblemKind.DUPLICATE, "idempotency-key-reused",
          "This Idempotency-Key came with another request before; use a new key for a new request.");
    }
    return Optional.of(known.content);
  }

  void remember(Actor actor, String key, String type, ObjectNode body, UUID made) {
    entities.persist(new Repetition(new Repetition.Key(actor.account(), key), digest(type, body), made, clock.instant()));
  }

  private static String digest(String type, ObjectNode body) {
    return CanonicalJson.sha256((type + "\n" + CanonicalJson.text(body)).getBytes(StandardCharsets.UTF_8));
  }
}
