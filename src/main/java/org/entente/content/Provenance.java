package org.entente.content;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/** Where a fact was found: the document, the line in it, and the words exactly as they stood there. */
@Embeddable
public class Provenance {
  @Size(max = 200)
  @Column(name = "provenance_document")
  @Field(filterable = true)
  String document;

  @PositiveOrZero
  @Column(name = "provenance_line")
  @Field(filterable = true, sortable = true)
  Integer line;

  @Size(max = 4000)
  @Column(name = "provenance_as_printed")
  @Field
  String asPrinted;

  public String document() {
    return document;
  }

  public Integer line() {
    return line;
  }

  public String asPrinted() {
    return asPrinted;
  }
}
