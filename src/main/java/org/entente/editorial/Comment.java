package org.entente.editorial;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.Converters;

/** What somebody said about a content, for colleagues only. It is never changed: taken back by who said it, settled by anybody. */
@Entity
@Table(name = "content_comment")
@IdClass(Comment.Key.class)
public class Comment {
  /** A content's comments and replies are numbered from 1. */
  public record Key(UUID contentId, int number) implements Serializable {
    public Key() {
      this(null, 0);
    }
  }

  /** What it is about: the whole content when there is neither language nor field. */
  record About(Optional<Locale> locale, Optional<String> field) {}

  @Id
  @Column(name = "content_id")
  UUID contentId;

  @Id
  @Column(name = "number")
  int number;

  @Column(name = "reply_to", updatable = false)
  Integer replyTo;

  @Convert(converter = Converters.OfLocale.class)
  @Column(name = "locale", updatable = false)
  Locale locale;

  @Column(name = "field", updatable = false)
  String field;

  @Column(name = "author_id", updatable = false)
  UUID author;

  @Column(name = "at", updatable = false)
  Instant at;

  @Column(name = "text")
  String text;

  @Column(name = "resolved_by")
  UUID resolvedBy;

  @Column(name = "resolved_at")
  Instant resolvedAt;

  protected Comment() {}

  private Comment(Key key, UUID author, Instant at, String text) {
    this.contentId = key.contentId();
    this.number = key.number();
    this.author = author;
    this.at = at;
    this.text = text;
  }

  static Comment about(About about, Key key, UUID author, Instant at, String text) {
    Comment comment = new Comment(key, author, at, text);
    comment.locale = about.locale().orElse(null);
    comment.field = about.field().orElse(null);
    return comment;
  }

  /** An answer to a comment is about what that is about. */
  Comment answered(int next, UUID person, Instant now, String answer) {
    Comment reply = about(about(), new Key(contentId, next), person, now, answer);
    reply.replyTo = number;
    return reply;
  }

  /** The number stays, so that the answers to it still hang together. */
  void takeBack(Instant now) {
    text = null;
    if (!isReply() && isOpen()) {
      resolve(author, now);
    }
  }

  void resolve(UUID person, Instant now) {
    resolvedBy = person;
    resolvedAt = now;
  }

  void reopen() {
    resolvedBy = null;
    resolvedAt = null;
  }

  int number() {
    return number;
  }

  About about() {
    return new About(Optional.ofNullable(locale), Optional.ofNullable(field));
  }

  UUID author() {
    return author;
  }

  Instant at() {
    return at;
  }

  /** Empty once taken back. */
  Optional<String> text() {
    return Optional.ofNullable(text);
  }

  boolean isReply() {
    return replyTo != null;
  }

  int replyTo() {
    return replyTo;
  }

  boolean isOpen() {
    return resolvedAt == null;
  }

  UUID resolvedBy() {
    return resolvedBy;
  }

  Instant resolvedAt() {
    return resolvedAt;
  }
}
