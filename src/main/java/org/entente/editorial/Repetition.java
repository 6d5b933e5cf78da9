package org.entente.editorial;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** That a person's Idempotency-Key has made a content already. */
@Entity
@Table(name = "idempotency")
@IdClass(Repetition.Key.class)
public class Repetition {
  /** Keys are a person's own. */
  public record Key(UUID account, String key) implements Serializable {
    public Key() {
      this(null, null);
    }
  }

  @Id
  @Column(name = "account_id")
  UUID account;

  @Id
  @Column(name = "idempotency_key")
  String key;

  @Column(name = "request_sha256")
  String request;

  @Column(name = "content_id")
  UUID content;

  @Column(name = "at")
  Instant at;

  protected Repetition() {}

  Repetition(Key key, String request, UUID content, Instant at) {
    this.account = key.account();
    this.key = key.key();
    this.request = request;
    this.content = content;
    this.at = at;
  }
}
