package org.entente.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entente.edition.Edition;
import org.entente.edition.Inclusion;
import org.entente.edition.Languages;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;

/**
 * Puts neighbours where their links stand, those that lead here under the name of the way back: {@code type,id,href} first, the
 * neighbour's own members behind.
 */
final class Includes {
  /** So many parents up; nobody builds a higher tree on purpose. */
  private static final int HIGHEST = 20;

  private final Edition edition;
  private final Languages languages;
  private final Projection projection;
  private final Set<String> shown = new LinkedHashSet<>();
  private int spent;

  Includes(Edition edition, Languages languages, Projection projection) {
    this.edition = edition;
    this.languages = languages;
    this.projection = projection;
  }

  /** Fills all objects of an answer together, one look-up per relation there, one per object back. */
  void fill(List<ObjectNode> objects, List<Inclusion> inclusions) {
    for (Inclusion inclusion : inclusions) {
      inclusion.comingFrom().ifPresent(shown::add);
      Map<String, List<ObjectNode>> byLanguage = new LinkedHashMap<>();
      objects.forEach(object -> byLanguage
          .computeIfAbsent(languages.every() ? object.path("locale").asText() : "", locale -> new ArrayList<>()).add(object));
      byLanguage.forEach((locale, told) -> {
        List<ObjectNode> neighbours = neighbours(told, inclusion, languages.beside(Locale.forLanguageTag(locale)));
        fill(neighbours.stream().filter(link -> link.has("locale")).toList(), inclusion.within());
      });
    }
  }

  private List<ObjectNode> neighbours(List<ObjectNode> objects, Inclusion inclusion, List<Locale> chain) {
    return switch (inclusion.kind()) {
      case LINKS -> linked(objects, inclusion, chain);
      case BACK -> back(objects, inclusion, chain);
      case ANCESTORS -> ancestors(objects, chain);
      case ALTERNATES -> alternates(objects);
    };
  }

  private List<ObjectNode> linked(List<ObjectNode> objects, Inclusion inclusion, List<Locale> chain) {
    List<ObjectNode> shownLinks = new ArrayList<>();
    for (ObjectNode object : objects) {
      if (inclusion.ordering().isPresent() && object.get(inclusion.name()) instanceof ArrayNode list) {
        sort(list, inclusion, chain);
      }
      links(object, inclusion.path()).stream().limit(inclusion.most()).forEach(shownLinks::add);
    }
    embed(shownLinks, chain);
    return shownLinks;
  }

  /** Puts the links in the order asked; those whose target is gone stay behind the others. All of them decide which are shown. */
  private void sort(ArrayNode list, Inclusion inclusion, List<Locale> chain) {
    Map<UUID, JsonNode> links = new LinkedHashMap<>();
    list.forEach(link -> links.put(id(link), link));
    links.keySet().forEach(id -> shown.add(id.toString()));
    List<JsonNode> sorted = new ArrayList<>();
    edition.inOrder(links.keySet(), inclusion, chain).forEach(id -> sorted.add(links.remove(id)));
    sorted.addAll(links.values());
    list.removeAll().addAll(sorted);
  }

  private List<ObjectNode> back(List<ObjectNode> objects, Inclusion inclusion, List<Locale> chain) {
    List<ObjectNode> all = new ArrayList<>();
    for (ObjectNode object : objects) {
      ArrayNode list = object.putArray(inclusion.name());
      for (Print print : edition.leadingTo(id(object), inclusion, chain)) {
        ObjectNode whole = projection.readNeighbour(print);
        ObjectNode link = list.addObject();
        link.set("type", whole.get("type"));
        link.set("id", whole.get("id"));
        link.put("href", address(whole));
        complete(link, whole);
        shown.add(print.id().toString());
        all.add(link);
      }
      spend(list.size());
    }
    return all;
  }

  /** The address of an object in whatever language, as links say it. */
  private static String address(ObjectNode object) {
    return object.at("/links/self").asText().replaceFirst("\\?.*", "");
  }

  /** Level by level, as long as one of the objects has a parent that it has not met. */
  private List<ObjectNode> ancestors(List<ObjectNode> objects, List<Locale> chain) {
    Map<ObjectNode, ObjectNode> highest = new IdentityHashMap<>();
    objects.forEach(object -> {
      object.putArray("ancestors");
      highest.put(object, object);
    });
    List<ObjectNode> all = new ArrayList<>();
    for (int level = 0; level < HIGHEST && !highest.isEmpty(); level++) {
      List<ObjectNode> parents = new ArrayList<>();
      for (ObjectNode object : objects) {
        ObjectNode below = highest.remove(object);
        if (below != null && below.get("parent") instanceof ObjectNode link && !met(object, link)) {
          ObjectNode parent = bare(link);
          object.withArray("ancestors").insert(0, parent);
          highest.put(object, parent);
          parents.add(parent);
        }
      }
      embed(parents, chain);
      all.addAll(parents);
    }
    return all;
  }

  /** A link without what another inclusion has put into it. */
  private static ObjectNode bare(ObjectNode link) {
    ObjectNode bare = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("type", "id", "href")) {
      bare.set(name, link.get(name));
    }
    return bare;
  }

  private static boolean met(ObjectNode object, ObjectNode link) {
    JsonNode id = link.get("id");
    return id.equals(object.get("id"))
        || object.get("ancestors").valueStream().anyMatch(ancestor -> ancestor.get("id").equals(id));
  }

  /** {@code [{"locale","slug","links"}]}: where the same content stands in other languages. */
  private List<ObjectNode> alternates(List<ObjectNode> objects) {
    Map<UUID, List<Print>> told = edition.languages(objects.stream().map(Includes::id).toList());
    for (ObjectNode object : objects) {
      ArrayNode list = object.putArray("alternates");
      told.getOrDefault(id(object), List.of()).stream().filter(print -> !print.locale().equals(object.path("locale").asText()))
          .sorted(Comparator.comparingInt(print -> languages.house().indexOf(Locale.forLanguageTag(print.locale()))))
          .forEach(print -> list.addObject().put("locale", print.locale()).put("slug", print.slug())
              .set("links", PrintForm.part(print.delivered(), "links"::equals).get("links")));
      spend(list.size());
    }
    return List.of();
  }

  /** The ids of all neighbours asked for, shown, gone or put behind those, and the types whose contents come and go. */
  Set<String> shown() {
    return shown;
  }

  private void spend(int neighbours) {
    spent += neighbours;
    if (spent > Inclusion.MOST_NEIGHBOURS) {
      throw Inclusion.tooMany();
    }
  }

  private void embed(List<ObjectNode> links, List<Locale> chain) {
    spend(links.size());
    Set<UUID> ids = new LinkedHashSet<>();
    links.forEach(link -> ids.add(id(link)));
    ids.forEach(id -> shown.add(id.toString()));
    Map<UUID, Print> chosen = edition.chosen(ids, chain);
    for (ObjectNode link : links) {
      Print print = chosen.get(id(link));
      if (print == null) {
        link.put("reason", "gone");
      } else {
        complete(link, projection.readNeighbour(print));
      }
    }
  }

  private static void complete(ObjectNode link, ObjectNode whole) {
    whole.properties().forEach(member -> {
      if (!link.has(member.getKey())) {
        link.set(member.getKey(), member.getValue());
      }
    });
  }

  private static UUID id(JsonNode object) {
    return UUID.fromString(object.path("id").asText());
  }

  /** The links at a path, through lists and components; an address on the web is no link to a neighbour. */
  static List<ObjectNode> links(JsonNode from, List<String> path) {
    List<ObjectNode> found = new ArrayList<>();
    if (from.isArray()) {
      from.forEach(item -> found.addAll(links(item, path)));
    } else if (path.isEmpty()) {
      if (from instanceof ObjectNode link && link.has("id")) {
        found.add(link);
      }
    } else if (from.has(path.get(0))) {
      found.addAll(links(from.get(path.get(0)), path.subList(1, path.size())));
    }
    return found;
  }
}
