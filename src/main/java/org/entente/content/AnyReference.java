package org.entente.content;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;

/** A link to a content of whatever type: its type's API name and its id. The column refers to the table {@code content}. */
@Embeddable
public class AnyReference {
  @Column(name = "ref_type")
  String type;

  @Column(name = "ref_id")
  UUID id;

  protected AnyReference() {}

  public AnyReference(String type, UUID id) {
    this.type = type;
    this.id = id;
  }

  public String type() {
    return type;
  }

  public UUID id() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnyReference reference && Objects.equals(id, reference.id);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(id);
  }
}
