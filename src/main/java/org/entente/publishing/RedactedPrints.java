package org.entente.publishing;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes the words of one content out of the log. Numbers, hashes and chain stay; works in the transaction of its connection. */
public final class RedactedPrints {
  private final EntityManager entities;
  private final PublicationLog log;

  public RedactedPrints(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.log = new PublicationLog(entities, clock);
  }

  /** Removes every printed body, and what was told beside the prints; the content must carry its mark already. Returns how many. */
  public int remove(UUID content) {
    List<Publication> told = entities.createQuery(
        "select p from Publication p where p.contentId = :content and (p.notice is not null or p.publicNote is not null)",
        Publication.class).setParameter("content", content).getResultList();
    for (Publication entry : told) {
      entry.notice = Optional.ofNullable(entry.notice).map(Chain::digest).orElse(null);
      entry.publicNote = null;
    }
    entities.flush();
    return entities.createNativeQuery("delete from publication_body where sequence in"
        + " (select sequence from publication where content_id = :content)").setParameter("content", content).executeUpdate();
  }

  /** Appends the end of every language that was ever public; returns the last number. Call it last. */
  public Optional<Long> end(UUID content) {
    List<Proof> ends = log.last(List.of(content)).stream().sorted(Comparator.comparing(Publication::sequence))
        .map(last -> Proof.end(last, Action.REDACTED, Optional.empty(), Optional.empty())).toList();
    return ends.isEmpty() ? Optional.empty() : Optional.of(log.append(ends).sequence());
  }
}
