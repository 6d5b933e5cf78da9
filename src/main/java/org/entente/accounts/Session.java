package org.entente.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A sign-in that has not ended. It knows only the hash of the token its owner holds. */
@Entity
@Table(name = "session")
class Session {
  @Id
  @Column(name = "token_hash")
  String tokenHash;

  @Column(name = "id", updatable = false)
  UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", updatable = false)
  Account account;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "expires_at", updatable = false)
  Instant expiresAt;

  protected Session() {}

  Session(Token token, Account account, Instant now, Instant expiresAt) {
    this.tokenHash = token.hash();
    this.id = UUID.randomUUID();
    this.account = account;
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }
}
