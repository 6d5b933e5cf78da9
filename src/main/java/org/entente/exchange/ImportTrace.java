package org.entente.exchange;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The revision of a content that the import wrote last, or found to say what the file says. */
@Entity
@Table(name = "import_trace")
public class ImportTrace {
  @Id
  @Column(name = "content_id")
  UUID content;

  @Column(name = "revision")
  int revision;

  /** The digest of the row that made it, if that row named nothing by which it could be known again. */
  @Column(name = "origin", updatable = false)
  String origin;

  protected ImportTrace() {}

  ImportTrace(UUID content, int revision, String origin) {
    this.content = content;
    this.revision = revision;
    this.origin = origin;
  }
}
