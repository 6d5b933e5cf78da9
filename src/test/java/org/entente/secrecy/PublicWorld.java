package org.entente.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entente.testing.Http;

/** What the public can read at the beginning: every object, and the texts, cursors and ETags to ask further with. */
final class PublicWorld {
  private static final String ANY = "";

  private final Map<String, List<JsonNode>> objects = new LinkedHashMap<>();
  private final List<String> values;
  private final Map<String, List<String>> cursors = new LinkedHashMap<>();
  private final List<Held> held = new ArrayList<>();

  /** An answer that somebody keeps. */
  record Held(String address, String etag) {}

  PublicWorld(Http visitor, PublicDoors doors) {
    TreeSet<String> texts = new TreeSet<>();
    for (String type : doors.types()) {
      List<JsonNode> found = walk(visitor, type, "api/v1/" + type + "?locale=all&limit=5");
      found.forEach(object -> collect(object, texts));
      objects.put(type, found);
    }
    walk(visitor, ANY, "api/v1/search?q=alpha&limit=5");
    values = List.copyOf(texts);
  }

  private List<JsonNode> walk(Http visitor, String type, String list) {
    List<JsonNode> found = new ArrayList<>();
    List<String> places = cursors.computeIfAbsent(type, first -> new ArrayList<>());
    Optional<String> page = Optional.of(list);
    while (page.isPresent()) {
      Http.Answer answer = visitor.get(page.get()).expect(200);
      answer.json().path("data").forEach(found::add);
      held.add(new Held(page.get(), answer.etag()));
      page = Optional.ofNullable(answer.json().at("/links/next").textValue());
      page.ifPresent(next -> places.add(next.replaceFirst(".*[?&]after=([^&]*).*", "$1")));
    }
    return found;
  }

  private static void collect(JsonNode value, TreeSet<String> texts) {
    if (value.isValueNode() && value.asText().length() <= 100) {
      texts.add(value.asText());
    }
    value.forEach(within -> collect(within, texts));
  }

  List<JsonNode> objects(String type) {
    return objects.getOrDefault(type, List.of());
  }

  List<JsonNode> all() {
    return objects.values().stream().flatMap(List::stream).toList();
  }

  /** Short texts, numbers and dates that stand in objects. */
  List<String> values() {
    return values;
  }

  /** Where the pages of that door's list begin. */
  List<String> cursors(PublicDoors.Door door) {
    return cursors.get(door.type().orElse(ANY));
  }

  List<Held> held() {
    return held;
  }
}
