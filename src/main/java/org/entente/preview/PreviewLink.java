package org.entente.preview;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.entente.accounts.Token;
import org.entente.content.Converters;

/** A way into one preview for whoever holds its token, of which it knows only the hash. It is never changed. */
@Entity
@Table(name = "preview_link")
class PreviewLink {
  @Id
  UUID id;

  @Column(name = "token_hash", updatable = false)
  String tokenHash;

  @Column(name = "content_id", updatable = false)
  UUID contentId;

  @Convert(converter = Converters.OfLocale.class)
  @Column(name = "locale", updatable = false)
  Locale locale;

  @Column(name = "created_by", updatable = false)
  UUID createdBy;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "expires_at", updatable = false)
  Instant expiresAt;

  protected PreviewLink() {}

  PreviewLink(Token token, Previewed what, UUID by, Instant now, Instant until) {
    this.id = UUID.randomUUID();
    this.tokenHash = token.hash();
    this.contentId = what.id();
    this.locale = what.locale();
    this.createdBy = by;
    this.createdAt = now;
    this.expiresAt = until;
  }
}
