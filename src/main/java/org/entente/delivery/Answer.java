package org.entente.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.edition.Edition;

/**
 * What a GET of the delivery API gives: status, headers, body. The only place that decides on headers.
 *
 * @param bytes the body when it is in memory; 304 and 308 have none
 * @param stream the body when it is too long for that; the edition must stay open until it is written
 */
record Answer(int status, Map<String, String> headers, Optional<byte[]> bytes, Optional<Stream> stream) {
  static final Map<String, String> CORS = Map.of("Access-Control-Allow-Origin", "*",
      "Access-Control-Expose-Headers", "ETag, Last-Modified, Entente-Edition, Link, Location, Retry-After");

  private static final String CACHING = "public, max-age=10, stale-while-revalidate=30, stale-if-error=86400";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final int MOST_KEYS = 200;

  /** A body of so many bytes, written once. */
  record Stream(long length, Writing writing) {}

  /** Writes the body. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream output) throws IOException;
  }

  static Answer json(Edition edition, byte[] bytes, Instant modified, Collection<String> keys) {
    Map<String, String> headers = headers(edition, keys);
    headers.put("Content-Type", "application/json");
    headers.put("Last-Modified", HTTP_DATE.format(modified));
    headers.put("ETag", etag(Digest.of(bytes)));
    return new Answer(200, headers, Optional.of(bytes), Optional.empty());
  }

  /** A table under a file name, already written once into {@code digest}; {@code writing} writes the same bytes again. */
  static Answer csv(Edition edition, String name, Digest digest, Writing writing) {
    Map<String, String> headers = headers(edition, List.of(name));
    headers.put("Content-Type", "text/csv; charset=utf-8; header=present");
    headers.put("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    headers.put("Last-Modified", HTTP_DATE.format(edition.instant()));
    headers.put("ETag", etag(digest.hex()));
    Optional<byte[]> bytes = digest.bytes();
    return new Answer(200, headers, bytes,
        bytes.isPresent() ? Optional.empty() : Optional.of(new Stream(digest.length(), writing)));
  }

  /** A lasting redirect; {@code location} is path-absolute. */
  static Answer moved(Edition edition, String location, Collection<String> keys) {
    Map<String, String> headers = headers(edition, keys);
    headers.put("Location", location);
    return new Answer(308, headers, Optional.empty(), Optional.empty());
  }

  /** 304 when the caller holds these very bytes already. */
  Answer unlessHeld(Optional<String> ifNoneMatch) {
    String etag = headers.get("ETag");
    boolean held = etag != null && ifNoneMatch.map(list -> holds(list, etag)).orElse(false);
    if (!held) {
      return this;
    }
    Map<String, String> validators = new LinkedHashMap<>(headers);
    validators.keySet().removeIf(name -> name.startsWith("Content-"));
    return new Answer(304, validators, Optional.empty(), Optional.empty());
  }

  /** Of the body in bytes; empty when there is none. */
  Optional<Long> length() {
    return bytes.map(body -> (long) body.length).or(() -> stream.map(Stream::length));
  }

  private static boolean holds(String list, String etag) {
    return list.strip().equals("*") || Arrays.stream(list.split(",")).map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag).anyMatch(etag::equals);
  }

  private static Map<String, String> headers(Edition edition, Collection<String> keys) {
    Map<String, String> headers = new LinkedHashMap<>(CORS);
    headers.put("Cache-Control", CACHING);
    headers.put("Entente-Edition", Long.toString(edition.number()));
    headers.put("X-Content-Type-Options", "nosniff");
    // More keys than a header holds: then the types alone, which are never ids.
    List<String> shown = keys.stream().filter(key -> keys.size() <= MOST_KEYS || key.length() < 36).distinct().toList();
    headers.put("Surrogate-Key", String.join(" ", shown));
    return headers;
  }

  private static String etag(String digest) {
    return '"' + digest.substring(0, 32) + '"';
  }
}
