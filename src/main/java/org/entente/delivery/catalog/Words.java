package org.entente.delivery.catalog;

import java.util.Map;
import java.util.TreeMap;

/** The vocabularies a catalogue speaks, by their usual prefixes. */
final class Words {
  static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  static final String MOMENT = "http://www.w3.org/2001/XMLSchema#dateTime";
  static final Map<String, String> PREFIXES = new TreeMap<>(Map.of("dcat", "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/",
      "foaf", "http://xmlns.com/foaf/0.1/", "vcard", "http://www.w3.org/2006/vcard/ns#"));
  /** The code lists of the EU that DCAT-AP asks for. */
  static final String EUROPE = "http://publications.europa.eu/resource/authority/";
  static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

  private Words() {}

  /** An address that no writing can take for anything else. */
  static String iri(String address) {
    return address.replaceAll("[\\x00-\\x20<>\"{}|^`\\\\]", "");
  }
}
