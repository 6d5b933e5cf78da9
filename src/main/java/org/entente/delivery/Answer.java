package org.entente.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.zip.GZIPOutputStream;
import org.entente.delivery.forms.Form;
import org.entente.edition.Edition;
import org.entente.edition.Footing;
import org.entente.edition.Moment;
import org.entente.edition.SurrogateKeys;
import org.entente.problem.AnswerHeaders;

/**
 * What a GET of the delivery API gives: status, headers, body. The only place that decides on headers.
 *
 * @param headers of the whole answer, all but the number of the edition, which alone may be another when it is given again
 * @param edition the number of the edition that gives it
 * @param bytes the body when it is in memory; 304 and 308 have none
 * @param stream the body when it is too long for that; the edition must stay open until it is written
 * @param footing what must stand unchanged for the answer to be given again
 */
public record Answer(int status, Map<String, String> headers, String edition, Optional<byte[]> bytes, Optional<Stream> stream, Footing footing) {
  /** The header that names the edition. */
  public static final String EDITION = "Entente-Edition";

  private static final int NOT_MODIFIED = 304;
  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String VARY = "Vary";
  private static final String CACHING = "public, max-age=10, stale-while-revalidate=30, stale-if-error=86400";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  /** With the other headers they stay below the 4 KB that a proxy takes of an answer's head unless it is told otherwise. */
  private static final int MOST_KEYS = 60;
  /** In bytes: what fits into one packet is there as soon. */
  private static final int WORTH_PACKING = 1_000;

  /** With headers of its own that nobody changes. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** A body that is written once, of so many bytes; empty when that is not known before. */
  record Stream(OptionalLong length, Writing writing) {
    private Stream packed() {
      return new Stream(OptionalLong.empty(), output -> {
        try (GZIPOutputStream gzip = new GZIPOutputStream(output)) {
          writing.to(gzip);
        }
      });
    }
  }

  /** Writes the body. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream output) throws IOException;
  }

  static Answer json(Edition edition, byte[] bytes, Instant modified, Collection<String> keys) {
    return data(edition, "application/json", bytes, modified, keys);
  }

  static Answer data(Edition edition, String contentType, byte[] bytes, Instant modified, Collection<String> keys) {
    Map<String, String> headers = headers(keys);
    headers.put("Content-Type", contentType);
    headers.put("Last-Modified", HTTP_DATE.format(modified));
    headers.put("ETag", etag(Digest.of(bytes)));
    return of(edition, 200, headers, Optional.of(bytes), Optional.empty(), keys);
  }

  /** The list of a type in a form, already written once into {@code digest}; {@code writing} writes the same bytes again. */
  static Answer form(Edition edition, String type, Form form, Digest digest, Writing writing, Collection<String> keys) {
    Map<String, String> headers = headers(keys);
    headers.put("Content-Type", form.contentType());
    if (form.isFile()) {
      headers.put("Content-Disposition", "attachment; filename=\"" + type + "." + form.extension() + "\"");
    }
    headers.put("Last-Modified", HTTP_DATE.format(edition.instant()));
    headers.put("ETag", etag(digest.hex()));
    Optional<byte[]> bytes = digest.bytes();
    return of(edition, 200, headers, bytes,
        bytes.isPresent() ? Optional.empty() : Optional.of(new Stream(OptionalLong.of(digest.length()), writing)), keys);
  }

  /** The way to the page that shows it; {@code location} is the page's address. */
  static Answer page(Edition edition, String location, Collection<String> keys) {
    return elsewhere(edition, 303, location, keys);
  }

  /** A lasting redirect; {@code location} is path-absolute. */
  static Answer moved(Edition edition, String location, Collection<String> keys) {
    return elsewhere(edition, 308, location, keys);
  }

  private static Answer elsewhere(Edition edition, int status, String location, Collection<String> keys) {
    Map<String, String> headers = headers(keys);
    headers.put("Location", location);
    return of(edition, status, headers, Optional.empty(), Optional.empty(), keys);
  }

  private static Answer of(Edition edition, int status, Map<String, String> headers, Optional<byte[]> bytes, Optional<Stream> stream,
      Collection<String> keys) {
    return new Answer(status, headers, Long.toString(edition.number()), bytes, stream, edition.footing(keys));
  }

  /** The same with a header more, or another. */
  Answer with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, edition, bytes, stream, footing);
  }

  /**
   * The same as caches may keep it when it is not of the edition that stands now. A walk ends when its edition is let go, so who keeps a
   * page asks before giving it again. Of the past the staff may see more than others.
   */
  Answer of(Moment moment, boolean staff) {
    if (moment instanceof Moment.Pinned) {
      return with(CACHE_CONTROL, "public, no-cache");
    }
    Answer varied = with(VARY, headers.get(VARY) + ", Authorization");
    return staff ? varied.with(CACHE_CONTROL, "private, no-store") : varied;
  }

  /** The same, given by an edition that shows the same. */
  Answer in(String number) {
    return number.equals(edition) ? this : new Answer(status, headers, number, bytes, stream, footing);
  }

  /** The same body packed, which is another representation with an ETag of its own; as it is when packing does not pay. */
  Answer packed() {
    if (stream.isEmpty() && bytes.filter(body -> body.length >= WORTH_PACKING).isEmpty()) {
      return this;
    }
    Map<String, String> its = new HashMap<>(headers);
    its.put("Content-Encoding", "gzip");
    its.computeIfPresent("ETag", (name, etag) -> etag.substring(0, etag.length() - 1) + "-gzip\"");
    return new Answer(status, its, edition, bytes.map(Answer::gzip), stream.map(Stream::packed), footing);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot fail to be written", impossible);
    }
    return packed.toByteArray();
  }

  /** Whether the caller holds these very bytes already, by its {@code If-None-Match}. */
  public boolean isHeld(String ifNoneMatch) {
    String etag = headers.get("ETag");
    return etag != null && isHeld(etag, ifNoneMatch);
  }

  /** Whether the one is among the others, weak or not (RFC 9110, 13.1.2). */
  public static boolean isHeld(String etag, String ifNoneMatch) {
    return ifNoneMatch.equals(etag) || ifNoneMatch.strip().equals("*") || Arrays.stream(ifNoneMatch.split(",")).map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag).anyMatch(etag::equals);
  }

  /** 304 instead, for a caller who holds these very bytes already. */
  public Answer unchanged() {
    return new Answer(NOT_MODIFIED, headers, edition, Optional.empty(), Optional.empty(), footing);
  }

  /** What a HEAD is told: the headers, with the length of the body. */
  Answer head() {
    Map<String, String> its = new HashMap<>(headers);
    length().ifPresent(length -> its.put("Content-Length", Long.toString(length)));
    return new Answer(status, its, edition, Optional.empty(), Optional.empty(), footing);
  }

  /** Hands over the headers to be sent: a 304 has no body, and so none that describes one. */
  public void eachHeader(BiConsumer<String, String> taker) {
    headers.forEach((name, value) -> {
      if (status != NOT_MODIFIED || !name.startsWith("Content-")) {
        taker.accept(name, value);
      }
    });
  }

  /** Of the body in bytes; empty when there is none, or when it is known only when it is written. */
  OptionalLong length() {
    return bytes.map(body -> OptionalLong.of(body.length)).or(() -> stream.map(Stream::length)).orElse(OptionalLong.empty());
  }

  private static Map<String, String> headers(Collection<String> keys) {
    Map<String, String> headers = new HashMap<>(AnswerHeaders.CORS);
    headers.put(CACHE_CONTROL, CACHING);
    headers.put(VARY, "Accept-Encoding");
    // More keys than a header holds: whatever is published may have changed it.
    headers.put("Surrogate-Key", keys.size() > MOST_KEYS ? SurrogateKeys.ALL : String.join(" ", new LinkedHashSet<>(keys)));
    return headers;
  }

  private static String etag(String digest) {
    return '"' + digest.substring(0, 32) + '"';
  }
}
