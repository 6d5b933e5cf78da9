package org.entente.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
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
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Puts neighbours where their links stand: {@code type,id,href} stay first, the neighbour's own members follow. */
final class Includes {
  private static final int BUDGET = 500;

  private final Edition edition;
  private final Languages languages;
  private final Set<String> shown = new LinkedHashSet<>();
  private int spent;

  Includes(Edition edition, Languages languages) {
    this.edition = edition;
    this.languages = languages;
  }

  /** Fills all objects of an answer together, one look-up per relation. */
  void fill(List<ObjectNode> objects, List<Inclusion> inclusions) {
    for (Inclusion inclusion : inclusions) {
      Map<String, List<ObjectNode>> linksByLanguage = new LinkedHashMap<>();
      for (ObjectNode object : objects) {
        linksByLanguage.computeIfAbsent(languages.every() ? object.path("locale").asText() : "", locale -> new ArrayList<>())
            .addAll(links(object, inclusion.path()));
      }
      linksByLanguage.forEach((locale, links) -> {
        embed(links, languages.beside(Locale.forLanguageTag(locale)));
        fill(links.stream().filter(link -> link.has("locale")).toList(), inclusion.within());
      });
    }
  }

  /** The ids of all neighbours asked for, shown or gone. */
  Set<String> shown() {
    return shown;
  }

  private void embed(List<ObjectNode> links, List<Locale> chain) {
    spent += links.size();
    if (spent > BUDGET) {
      throw Problem.of(ProblemKind.BAD_QUERY, "include-too-costly", "This answer would include more than " + BUDGET
          + " neighbours; ask for a smaller limit or include less.").with("parameter", "include");
    }
    Set<UUID> ids = new LinkedHashSet<>();
    links.forEach(link -> ids.add(UUID.fromString(link.path("id").asText())));
    ids.forEach(id -> shown.add(id.toString()));
    Map<UUID, Print> chosen = edition.chosen(ids, chain);
    for (ObjectNode link : links) {
      Print print = chosen.get(UUID.fromString(link.path("id").asText()));
      if (print == null) {
        link.put("reason", "gone");
      } else {
        PrintForm.read(print.whole()).properties().forEach(member -> {
          if (!link.has(member.getKey())) {
            link.set(member.getKey(), member.getValue());
          }
        });
      }
    }
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
