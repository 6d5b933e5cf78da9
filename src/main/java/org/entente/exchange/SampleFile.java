package org.entente.exchange;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a sample file has been loaded and published whole, as it was then. */
@Entity
@Table(name = "sample_file")
public class SampleFile {
  @Id
  String name;

  @Column(name = "sha256")
  String sha256;

  @Column(name = "loaded_at")
  Instant loadedAt;

  protected SampleFile() {}

  SampleFile(String name, String sha256, Instant now) {
    this.name = name;
    this.sha256 = sha256;
    this.loadedAt = now;
  }
}
