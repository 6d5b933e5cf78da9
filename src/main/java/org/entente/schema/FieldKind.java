package org.entente.schema;

/**
 * The closed list of what a field can be. A {@code switch} over it has no default, so a new kind makes the compiler list
 * everyone who must learn it. Beside each kind stands its form in JSON.
 */
public enum FieldKind {
  /** A string. */
  TEXT,
  /** A string; in delivery the text of the object's own language, in editing an object of language tags. */
  LOCALIZED_TEXT,
  /** CommonMark; delivered as {@code {"html","markdown","text"}}. */
  RICH_TEXT,
  /** A string as {@link org.entente.values.Slug}. */
  SLUG,
  /** true or false. */
  BOOLEAN,
  /** A whole number within 32 bits. */
  INTEGER,
  /** {@code 2014-10-02}. */
  DATE,
  /** RFC 3339 with offset: {@code 2015-05-11T10:00:00+02:00}. */
  INSTANT,
  /** EDTF text in editing; delivered as {@code {"edtf","from","to","precision"}}. */
  PERIOD,
  /** {@code {"lat":48.8,"lon":2.3}}. */
  POINT,
  /** A word of the field's own list, lower-case kebab. */
  ENUMERATION,
  /** ISO 3166-1 alpha-2. */
  COUNTRY,
  /** An http or https address. */
  URL,
  /** An IANA zone. */
  ZONE,
  /** A delivery query. */
  QUERY,
  /** {@code {"type","id"}} and, delivered, {@code "href"}. */
  REFERENCE,
  /** {@code {"url"}} or a reference. */
  TARGET,
  /** An object of member fields. */
  COMPONENT
}
