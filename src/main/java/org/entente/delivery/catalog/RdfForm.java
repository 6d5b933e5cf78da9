package org.entente.delivery.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The writings of RDF in which the catalogue is given, by the extension of its address; the first is for who has no wish. */
public enum RdfForm {
  TURTLE("ttl", "text/turtle", thing -> new Turtle().of(thing)),
  JSON_LD("jsonld", "application/ld+json", LinkedJson::of),
  RDF_XML("rdf", "application/rdf+xml", RdfXml::of);

  private final String extension;
  private final String mediaType;
  private final Function<Thing, byte[]> writer;

  RdfForm(String extension, String mediaType, Function<Thing, byte[]> writer) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.writer = writer;
  }

  public static Optional<RdfForm> of(String extension) {
    return Arrays.stream(values()).filter(form -> form.extension.equals(extension)).findFirst();
  }

  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** With the charset where it is text: otherwise whoever sends it first adds one, and kept answers have none. */
  public String contentType() {
    return mediaType.startsWith("text/") ? mediaType + ";charset=utf-8" : mediaType;
  }

  byte[] write(Thing thing) {
    return writer.apply(thing);
  }
}
