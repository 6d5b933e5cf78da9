package org.entente.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.edition.Inclusion;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;
import org.entente.edition.Selection;

/** Leaves of a filled object what {@code fields} asked for; without it, what is delivered by default. */
final class Projection {
  private static final Set<String> ALWAYS = Set.of("type", "id", "locale", "links", "href", "reason");

  private final Optional<Selection> asked;
  private final List<List<String>> included;

  Projection(Optional<Selection> asked, List<Inclusion> inclusions) {
    this.asked = asked;
    this.included = paths(inclusions);
  }

  /** Whether it takes members out and changes none. */
  boolean takesMembersOnly() {
    return included.isEmpty() && asked.isPresent() && asked.get().wholeMembersOnly();
  }

  /** What a projection that takes members only leaves of a print. */
  byte[] members(Print print) {
    return PrintForm.members(print.delivered(), this::takes);
  }

  private boolean takes(String name) {
    return ALWAYS.contains(name) || asked.get().of(name).isPresent();
  }

  /** As much of a print as this leaves, and what leads to its neighbours. */
  ObjectNode read(Print print) {
    boolean every = asked.isEmpty() || !included.isEmpty();
    return read(print, name -> every || takes(name));
  }

  /** A print that stands for a link, whose members are chosen later. */
  ObjectNode readNeighbour(Print print) {
    return read(print, name -> true);
  }

  /** Where one form of a text alone is wanted, no text can be passed on as it is stored. */
  private ObjectNode read(Print print, Predicate<String> wanted) {
    return asked.map(Selection::picksFormsOfText).orElse(false) ? PrintForm.read(print.whole()) : PrintForm.part(print.delivered(), wanted);
  }

  void apply(ObjectNode object) {
    for (List<String> path : included) {
      if (whole(path)) {
        Includes.links(object, path).forEach(PrintForm::trim);
      }
    }
    if (asked.isPresent()) {
      prune(object, asked.get(), included);
    } else {
      PrintForm.trim(object);
    }
  }

  /** Whether nothing inside the value at that path was chosen. */
  private boolean whole(List<String> path) {
    Optional<Selection> at = asked;
    for (String step : path) {
      at = at.flatMap(selection -> selection.of(step));
    }
    return at.map(Selection::whole).orElse(true);
  }

  private static void prune(ObjectNode object, Selection selection, List<List<String>> included) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      Optional<Selection> chosen = selection.of(name);
      List<List<String>> behind = included.stream().filter(path -> path.get(0).equals(name)).toList();
      if (chosen.isPresent() && chosen.get().whole()) {
        if (name.equals("body")) {
          PrintForm.trim(object);
        }
      } else if (chosen.isPresent()) {
        pruneAll(object.get(name), chosen.get(),
            behind.stream().filter(path -> path.size() > 1).map(path -> path.subList(1, path.size())).toList());
      } else if (!ALWAYS.contains(name) && behind.isEmpty()) {
        object.remove(name);
      }
    }
  }

  private static void pruneAll(JsonNode value, Selection selection, List<List<String>> included) {
    if (value.isArray()) {
      value.forEach(item -> pruneAll(item, selection, included));
    } else if (value instanceof ObjectNode object) {
      prune(object, selection, included);
    }
  }

  private static List<List<String>> paths(List<Inclusion> inclusions) {
    List<List<String>> paths = new ArrayList<>();
    for (Inclusion inclusion : inclusions) {
      paths.add(inclusion.path());
      for (List<String> behind : paths(inclusion.within())) {
        List<String> path = new ArrayList<>(inclusion.path());
        path.addAll(behind);
        paths.add(path);
      }
    }
    return paths;
  }
}
