package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A list as one person sees it, from its first object to its last.
 *
 * @param address its path and query, without a limit
 */
record Listed(Person reader, String address, List<JsonNode> objects) {
  private static final int LARGEST_PAGE = 100;
  private static final Pattern AFTER = Pattern.compile("[?&]after=([^&]+)");

  static Listed read(Wire wire, Person reader, String address) {
    Listed list = new Listed(reader, address, new ArrayList<>());
    JsonNode page = list.page(wire, LARGEST_PAGE);
    list.objects.addAll(objects(page));
    for (Optional<String> cursor = cursor(page); cursor.isPresent(); cursor = cursor(page)) {
      page = shown(list.behind(wire, cursor.get(), LARGEST_PAGE));
      list.objects.addAll(objects(page));
    }
    return list;
  }

  static List<JsonNode> objects(JsonNode page) {
    return StreamSupport.stream(page.get("data").spliterator(), false).toList();
  }

  /** What an object is called in every plane. */
  static String name(JsonNode object) {
    return object.get("id").textValue() + " " + object.get("locale").textValue();
  }

  List<String> names() {
    return objects.stream().map(Listed::name).toList();
  }

  /** The cursor behind the first objects, of which there are more. */
  String cursor(Wire wire, int count) {
    return cursor(page(wire, count)).orElseThrow();
  }

  Answer behind(Wire wire, String cursor, int limit) {
    return ask(wire, "&limit=" + limit + "&after=" + cursor);
  }

  private JsonNode page(Wire wire, int limit) {
    return shown(ask(wire, "&limit=" + limit));
  }

  private Answer ask(Wire wire, String more) {
    return wire.sendPatiently(reader.sending(Request.of("GET", address + more)));
  }

  private static JsonNode shown(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError(answer);
    }
    return answer.json().orElseThrow();
  }

  private static Optional<String> cursor(JsonNode page) {
    Matcher next = AFTER.matcher(page.at("/links/next").asText());
    return next.find() ? Optional.of(next.group(1)) : Optional.empty();
  }

  @Override
  public String toString() {
    return address + " to " + reader;
  }
}
