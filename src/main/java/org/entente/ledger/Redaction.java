package org.entente.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Content;
import org.entente.content.Lookup;
import org.entente.editorial.Redacted;
import org.entente.exchange.RedactedReports;
import org.entente.history.RedactedRevisions;
import org.entente.history.Revision;
import org.entente.problem.Problem;
import org.entente.publishing.RedactedPrints;
import org.entente.schema.CanonicalJson;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.hibernate.Hibernate;

/**
 * Takes every text of one content out of everything that is kept, by law and for good: the one hole in the histories. Numbers, hashes
 * and chains stay, so that what is left can still be proven. All of it is one transaction of the owner.
 */
@ApplicationScoped
class Redaction {
  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  Clock clock;

  /** What was taken out; {@code sequence} is the log's last number when the public sees a difference. */
  record Outcome(int revisions, int prints, int reportLines, Optional<Long> sequence) {}

  /** @param reason is kept as the note of the revision that stands in the place of the others, nowhere else */
  Outcome redact(EntityManager entities, Actor actor, String type, UUID id, String reason) {
    Content content = locked(entities, types.named(type), id);
    Redacted.refuse(content);
    RedactedRevisions revisions = new RedactedRevisions(entities);
    RedactedPrints prints = new RedactedPrints(entities, clock);
    Set<String> texts = revisions.texts(id);
    emptyCopy(entities, content);
    int emptied = revisions.empty(id);
    Revision last = revision(content, actor, reason);
    revisions.append(last);
    int removed = prints.remove(id);
    int lines = new RedactedReports(entities).empty(id, texts);
    AuditTrail.through(entities, clock).record(actor, Revision.REDACT, Subject.of(type, id), Map.of("revision", last.number(),
        "sha256", last.sha256(), "revisions", emptied, "prints", removed, "reason", sha256(reason)));
    return new Outcome(emptied, removed, lines, prints.end(id));
  }

  private static Content locked(EntityManager entities, TypeDescriptor type, UUID id) {
    List<?> found = entities.createNativeQuery("select type from content where id = :id for update", String.class)
        .setParameter("id", id).getResultList();
    if (!found.contains(type.name())) {
      throw Problem.notFound();
    }
    return (Content) Hibernate.unproxy(Lookup.byId(entities, type.javaType(), id).orElseThrow(Problem::notFound));
  }

  /** The mark comes first: without it the database lets nothing go. */
  private void emptyCopy(EntityManager entities, Content content) {
    Instant now = clock.instant();
    json.clearFacts(content);
    content.redact(now);
    content.raiseVersion();
    List.of("Flag", "Comment").forEach(about -> entities.createQuery("delete from " + about + " a where a.contentId = :content")
        .setParameter("content", content.id()).executeUpdate());
    entities.flush();
  }

  private Revision revision(Content content, Actor actor, String reason) {
    byte[] canonical = CanonicalJson.bytes(json.write(content));
    String states = content.variants().values().stream().map(variant -> variant.locale().toLanguageTag() + "=" + variant.state())
        .sorted().collect(Collectors.joining(" "));
    return new Revision(new Revision.Key(content.id(), content.nextRevision()), Revision.REDACT, actor.account(), clock.instant(),
        List.copyOf(content.variants().keySet()), states, reason, types.named(content.type()).fingerprint(),
        new String(canonical, StandardCharsets.UTF_8), CanonicalJson.sha256(canonical));
  }

  private static String sha256(String text) {
    return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
