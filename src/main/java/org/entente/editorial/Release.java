package org.entente.editorial;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entente.content.Schedule;

/**
 * A named bundle of languages of contents that become public together, or are taken back together. It is put together while it is
 * open; once published it is history.
 */
@Entity
@Table(name = "release")
public class Release {
  /** What the audit, and addresses, call releases. */
  static final String KIND = "releases";

  /** How far a release has come. */
  public enum State { OPEN, SCHEDULED, PUBLISHED, UNDONE }

  @Id
  UUID id;

  @Column(name = "name")
  String name;

  /** For colleagues; null for none. */
  @Column(name = "note")
  String note;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  State state = State.OPEN;

  @Column(name = "version")
  long version = 1;

  @Column(name = "created_by", updatable = false)
  UUID createdBy;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Embedded
  Schedule schedule;

  @Column(name = "published_by")
  UUID publishedBy;

  @Column(name = "published_at")
  Instant publishedAt;

  @Column(name = "first_sequence")
  Long firstSequence;

  @Column(name = "last_sequence")
  Long lastSequence;

  /** The release whose publication this one took back. */
  @Column(name = "undoes", updatable = false)
  UUID undoes;

  @Column(name = "undone_by")
  UUID undoneBy;

  protected Release() {}

  Release(String name, String note, UUID author, Instant now) {
    this.id = UUID.randomUUID();
    this.name = name;
    this.note = note;
    this.createdBy = author;
    this.createdAt = now;
  }

  /** The release that takes the publication of another back. */
  static Release undoing(Release other, String note, UUID author, Instant now) {
    Release release = new Release(other.name, note, author, now);
    release.undoes = other.id;
    return release;
  }

  void called(String newName, String newNote) {
    name = newName;
    note = newNote;
    version++;
  }

  /** Its bundle is another now. */
  void changed() {
    version++;
  }

  void plan(Schedule next) {
    schedule = next;
    state = State.SCHEDULED;
    version++;
  }

  /** Nothing is planned for it any more. */
  void unplan() {
    schedule = null;
    state = State.OPEN;
    version++;
  }

  /** It was refused when it was due; the plan stays and tells so until another takes its place. */
  void failed(String problem) {
    schedule = schedule.failed(problem);
    state = State.OPEN;
    version++;
  }

  /** Its entries stand in the log. */
  void published(UUID publisher, Instant now, long first, long last) {
    schedule = null;
    state = State.PUBLISHED;
    publishedBy = publisher;
    publishedAt = now;
    firstSequence = first;
    lastSequence = last;
    version++;
  }

  void undone(Release by) {
    state = State.UNDONE;
    undoneBy = by.id;
    version++;
  }

  /** What is planned, or was and could not be done. */
  Optional<Schedule> schedule() {
    return Optional.ofNullable(schedule);
  }

  String etag() {
    return "r" + version;
  }
}
