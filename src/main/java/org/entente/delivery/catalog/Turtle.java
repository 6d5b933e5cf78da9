package org.entente.delivery.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A thing and the things it leads to as Turtle: each that has an address by itself, the nameless where they are told of. */
final class Turtle {
  private final Deque<Thing> open = new ArrayDeque<>();
  private final Set<String> told = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  byte[] of(Thing thing) {
    Words.PREFIXES.forEach((prefix, space) -> text.append("@prefix ").append(prefix).append(": <").append(space).append("> .\n"));
    open.add(thing);
    while (!open.isEmpty()) {
      Thing next = open.remove();
      String beginning = "\n<" + Words.iri(next.address().orElseThrow()) + "> ";
      if (told.add(beginning + next.type())) {
        text.append(beginning).append(said(next)).append(" .\n");
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String said(Thing thing) {
    StringBuilder all = new StringBuilder("a ").append(thing.type());
    for (Map.Entry<String, List<Value>> one : thing.said().entrySet()) {
      all.append(" ;\n  ").append(one.getKey()).append(' ').append(one.getValue().stream().map(this::value).collect(Collectors.joining(" , ")));
    }
    return all.toString();
  }

  private String value(Value value) {
    if (value instanceof Value.Text text) {
      return quoted(text.text()) + text.language().map(language -> "@" + language).orElse("");
    }
    if (value instanceof Value.Moment moment) {
      return quoted(moment.text()) + "^^<" + Words.MOMENT + ">";
    }
    if (value instanceof Value.Address address) {
      return "<" + Words.iri(address.iri()) + ">";
    }
    Thing thing = (Thing) value;
    thing.address().ifPresent(address -> open.add(thing));
    return thing.address().map(address -> "<" + Words.iri(address) + ">").orElseGet(() -> "[ " + said(thing) + " ]");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r") + '"';
  }
}
