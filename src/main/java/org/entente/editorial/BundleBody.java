package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.problem.Problem;
import org.entente.values.Ids;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;

/** What somebody tells of a release: its name and note, and what is to be in it. */
record BundleBody(Optional<String> name, Optional<String> note, List<Item> items) {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NOTE = 4000;
  private static final Set<String> OF_AN_ITEM = Set.of("type", "id", "locale", "fingerprint");

  /**
   * One language of a content.
   *
   * @param fingerprint of the text that the person has seen; without it, whatever the text is now
   * @param pointer where it stands in the body
   */
  record Item(String type, ReleaseItem.Place place, Optional<String> fingerprint, String pointer) {}

  static BundleBody ofNew(ObjectNode body) {
    refuseUnknown(body, "", Set.of("name", "note", "items"));
    return new BundleBody(Optional.of(name(body.path("name"))), note(body.path("note")), body.hasNonNull("items") ? items(body.get("items")) : List.of());
  }

  /** @param name as it stands */
  static BundleBody ofPatch(ObjectNode body, String name, String note) {
    refuseUnknown(body, "", Set.of("name", "note"));
    return new BundleBody(Optional.of(body.has("name") ? name(body.get("name")) : name),
        body.has("note") ? note(body.get("note")) : Optional.ofNullable(note), List.of());
  }

  /** {@code {"items":[{"type","id","locale","fingerprint"?}]}}. */
  static List<Item> items(ObjectNode body) {
    refuseUnknown(body, "", Set.of("items"));
    return items(body.path("items"));
  }

  private static List<Item> items(JsonNode array) {
    if (!array.isArray() || array.size() > Bundling.MOST) {
      throw Problem.invalid("/items", "must be a list of at most " + Bundling.MOST + " texts: [{\"type\":\"…\",\"id\":\"…\",\"locale\":\"fr\"}]");
    }
    List<Item> items = new ArrayList<>();
    Set<ReleaseItem.Place> places = new HashSet<>();
    for (int i = 0; i < array.size(); i++) {
      Item item = item(array.get(i), "/items/" + i);
      if (!places.add(item.place())) {
        throw Problem.invalid(item.pointer(), "stands in the list already; leave it out");
      }
      items.add(item);
    }
    return items;
  }

  private static Item item(JsonNode json, String pointer) {
    if (!(json instanceof ObjectNode item)) {
      throw Problem.invalid(pointer, "must name a language of a content: {\"type\":\"…\",\"id\":\"…\",\"locale\":\"fr\"}");
    }
    refuseUnknown(item, pointer, OF_AN_ITEM);
    OF_AN_ITEM.stream().sorted().filter(name -> item.hasNonNull(name) ? !item.get(name).isTextual() : !name.equals("fingerprint")).findFirst()
        .ifPresent(name -> {
          throw Problem.invalid(pointer + "/" + name, "must be a text");
        });
    UUID id = Ids.parse(item.get("id").textValue()).orElseThrow(() -> Problem.invalid(pointer + "/id", "must be the id of a content"));
    return new Item(item.get("type").textValue(), new ReleaseItem.Place(id, locale(item.get("locale").textValue(), pointer)),
        Optional.ofNullable(item.path("fingerprint").textValue()), pointer);
  }

  private static Locale locale(String tag, String pointer) {
    try {
      return LanguageTag.parse(tag);
    } catch (Malformed wrong) {
      throw Problem.invalid(pointer + "/locale", wrong.getMessage());
    }
  }

  private static String name(JsonNode given) {
    if (!given.isTextual() || given.textValue().isBlank() || given.textValue().length() > LONGEST_NAME) {
      throw Problem.invalid("/name", "must be a text of 1 to " + LONGEST_NAME + " characters");
    }
    return given.textValue();
  }

  private static Optional<String> note(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return Optional.empty();
    }
    if (!given.isTextual() || given.textValue().length() > LONGEST_NOTE) {
      throw Problem.invalid("/note", "must be a text of at most " + LONGEST_NOTE + " characters");
    }
    return Optional.of(given.textValue());
  }

  private static void refuseUnknown(ObjectNode body, String pointer, Set<String> known) {
    body.fieldNames().forEachRemaining(name -> {
      if (!known.contains(name)) {
        throw Problem.invalid(pointer + "/" + name, "is unknown here; it takes " + known.stream().sorted().toList());
      }
    });
  }
}
