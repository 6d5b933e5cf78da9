package org.entente.history;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Takes the texts out of one content's revisions; their hashes stay. Works in the transaction of its connection. */
public final class RedactedRevisions {
  private static final int LONG_ENOUGH = 12;

  private final EntityManager entities;

  public RedactedRevisions(EntityManager entities) {
    this.entities = entities;
  }

  /** Every text the content ever held that can only be its own: by these, copies elsewhere are recognised. */
  public Set<String> texts(UUID content) {
    Set<String> texts = new HashSet<>();
    entities.createQuery("select r from Revision r where r.contentId = :content", Revision.class).setParameter("content", content)
        .getResultStream().forEach(revision -> {
          revision.json().ifPresent(json -> gather(json, texts));
          entities.detach(revision);
        });
    return texts;
  }

  private static void gather(JsonNode json, Set<String> texts) {
    json.forEach(child -> gather(child, texts));
    if (json.isTextual() && (json.textValue().length() >= LONG_ENOUGH || json.textValue().strip().contains(" "))) {
      texts.add(json.textValue());
    }
  }

  /** Empties texts and notes; the content must carry its mark already. Returns how many there were. */
  public int empty(UUID content) {
    return entities.createNativeQuery("update revision set body = null, note = null where content_id = :content")
        .setParameter("content", content).executeUpdate();
  }

  public void append(Revision revision) {
    entities.persist(revision);
  }
}
