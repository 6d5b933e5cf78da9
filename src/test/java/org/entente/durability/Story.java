package org.entente.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a writer knows of a piece of news: what was acknowledged, and what was asked for last and never answered. */
final class Story {
  /** Both are written by the story's own writer and read when that has ended. */
  private final List<Printed> prints = new ArrayList<>();
  private final Map<String, String> etags = new LinkedHashMap<>();
  private UUID id;
  private Version acknowledged;
  private Version asked;
  private List<String> moving = List.of();

  /** A publication that was acknowledged. */
  record Printed(UUID content, String locale, long sequence, String title) {}

  /** Before a request is sent; {@code locales} are those it moves, in the order it names them. */
  void ask(Version next, List<String> locales) {
    asked = next;
    moving = locales;
  }

  /** The answer has arrived completely. */
  void acknowledge(JsonNode answer) {
    id = UUID.fromString(answer.get("id").textValue());
    acknowledged = asked;
    asked = null;
    if (answer.has("variants")) {
      etags.putAll(Office.etags(answer));
    } else {
      etags.put(answer.get("locale").textValue(), answer.get("etag").textValue());
    }
    if (answer.has("sequence")) {
      remember(answer.get("sequence").longValue());
    }
  }

  /** A transaction answers with its last number; its languages took the numbers before it, in the order of the request. */
  private void remember(long last) {
    for (int i = 0; i < moving.size(); i++) {
      String locale = moving.get(i);
      long number = last - moving.size() + 1 + i;
      acknowledged.texts().get(locale).printed().ifPresent(title -> prints.add(new Printed(id, locale, number, title)));
    }
  }

  /** The server has said, after all was over, what stands; from now on it must stay. */
  void settle(Version present) {
    acknowledged = present;
    asked = null;
  }

  Optional<UUID> id() {
    return Optional.ofNullable(id);
  }

  Version acknowledged() {
    return acknowledged;
  }

  Optional<Version> inFlight() {
    return Optional.ofNullable(asked);
  }

  Map<String, String> etags() {
    return etags;
  }

  List<Printed> prints() {
    return prints;
  }
}
