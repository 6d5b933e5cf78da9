package org.entente.publishing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The printed bytes of one entry, apart from it so that reading the log's facts never loads them. */
@Entity
@Table(name = "publication_body")
public class PublicationBody {
  @Id
  @Column(name = "sequence")
  long sequence;

  @Column(name = "body")
  byte[] body;

  protected PublicationBody() {}

  PublicationBody(long sequence, byte[] body) {
    this.sequence = sequence;
    this.body = body;
  }
}
