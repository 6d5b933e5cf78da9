package org.entente.everytype;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.testing.Http;

/** A release at an office's door. */
public record Bundled(String id) {
  public static final String ROOT = "api/editorial/v1/releases";

  /** Begins one with these texts in it. */
  public static Bundled begin(Http who, String name, List<Map<String, Object>> items) {
    return new Bundled(who.post(ROOT, Map.of("name", name, "items", items)).expect(201).json().get("id").textValue());
  }

  /** These languages of a content, as a release takes them. */
  public static Stream<Map<String, Object>> of(WorkingCopy copy, String... locales) {
    return Stream.of(locales).map(locale -> Map.of("type", copy.type(), "id", copy.id(), "locale", locale));
  }

  public String path() {
    return ROOT + "/" + id;
  }

  public JsonNode read(Http who) {
    return who.get(path()).expect(200).json();
  }

  /** What stands in the way of each text. */
  public JsonNode check(Http who) {
    return who.get(path() + "/check").expect(200).json();
  }

  public Http.Answer move(Http who, String transition) {
    return move(who, transition, Map.of());
  }

  public Http.Answer move(Http who, String transition, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("transition", transition);
    return inVersion(who).post(path() + "/transitions", body);
  }

  public Http.Answer add(Http who, List<Map<String, Object>> items) {
    return inVersion(who).post(path() + "/items", Map.of("items", items));
  }

  public Http.Answer delete(Http who) {
    return inVersion(who).delete(path());
  }

  /** A client that names the version which stands. */
  public Http inVersion(Http who) {
    return who.with("If-Match", who.get(path()).etag());
  }
}
