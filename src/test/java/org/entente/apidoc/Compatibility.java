package org.entente.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Compares two OpenAPI documents as those see them who wrote a client for the older one: whatever that client sends must still be taken, and
 * whatever it reads must still be told. More may be told and taken.
 */
final class Compatibility {
  private static final List<String> SAME = List.of("type", "format", "const", "style", "explode");
  private static final List<String> LEAST = List.of("minimum", "exclusiveMinimum", "minLength", "minItems");
  private static final List<String> MOST = List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");

  private final JsonNode before;
  private final JsonNode after;
  private final List<String> breaks = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();

  private Compatibility(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  /** What breaks, and where; empty when nothing does. */
  static List<String> breaks(JsonNode before, JsonNode after) {
    Compatibility comparison = new Compatibility(before, after);
    comparison.paths();
    return comparison.breaks;
  }

  private void paths() {
    before.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
      String place = method.getKey() + " " + path.getKey();
      JsonNode now = after.path("paths").path(path.getKey()).path(method.getKey());
      if (now.isMissingNode()) {
        breaks.add(place + " is gone");
      } else {
        operation(place, method.getValue(), now);
      }
    }));
  }

  private void operation(String place, JsonNode old, JsonNode now) {
    same(place, "operationId", old, now);
    Map<String, JsonNode> taken = parameters(after, now);
    Map<String, JsonNode> known = parameters(before, old);
    known.forEach((name, parameter) -> {
      if (!taken.containsKey(name)) {
        breaks.add(place + " takes no " + name + " any more");
      } else {
        SAME.forEach(word -> same(place + " " + name, word, parameter, taken.get(name)));
        sent(place + " " + name, parameter.path("schema"), taken.get(name).path("schema"));
      }
    });
    taken.forEach((name, parameter) -> {
      if (parameter.path("required").asBoolean() && !known.getOrDefault(name, parameter.path("none")).path("required").asBoolean()) {
        breaks.add(place + " now needs " + name);
      }
    });
    old.path("responses").properties().forEach(status -> response(place + " " + status.getKey(), status.getValue(),
        now.path("responses").path(status.getKey())));
  }

  /** Bounds may only widen, and what stands for it when it is left out stays. */
  private void sent(String place, JsonNode old, JsonNode now) {
    schema(place, old, now);
    JsonNode was = followed(before, old);
    JsonNode is = followed(after, now);
    same(place, "default", was, is);
    bounds(place, was, is);
    bounds(place + "[]", followed(before, was.path("items")), followed(after, is.path("items")));
  }

  private void bounds(String place, JsonNode was, JsonNode is) {
    LEAST.stream().filter(word -> is.path(word).asDouble(Double.NEGATIVE_INFINITY) > was.path(word).asDouble(Double.NEGATIVE_INFINITY))
        .forEach(word -> same(place, word, was, is));
    MOST.stream().filter(word -> is.path(word).asDouble(Double.POSITIVE_INFINITY) < was.path(word).asDouble(Double.POSITIVE_INFINITY))
        .forEach(word -> same(place, word, was, is));
    if (is.has("pattern")) {
      same(place, "pattern", was, is);
    }
  }

  private void response(String place, JsonNode old, JsonNode now) {
    if (now.isMissingNode()) {
      breaks.add(place + " is answered no more");
      return;
    }
    followed(before, old).path("content").properties().forEach(form -> {
      JsonNode same = followed(after, now).path("content").path(form.getKey());
      if (same.isMissingNode()) {
        breaks.add(place + " comes no more as " + form.getKey());
      } else {
        schema(place, form.getValue().path("schema"), same.path("schema"));
      }
    });
  }

  private void schema(String place, JsonNode old, JsonNode now) {
    if (old.has("$ref") && !compared.add(old + " " + now)) {
      return;
    }
    JsonNode was = followed(before, old);
    JsonNode is = followed(after, now);
    SAME.forEach(word -> same(place, word, was, is));
    words(was.path("enum")).stream().filter(word -> is.has("enum") && !words(is.path("enum")).contains(word))
        .forEach(word -> breaks.add(place + " has no word " + word + " any more"));
    if (!was.has("enum") && is.has("enum")) {
      breaks.add(place + " is held to words");
    }
    words(was.path("required")).stream().filter(name -> !words(is.path("required")).contains(name))
        .forEach(name -> breaks.add(place + "." + name + " may be missing"));
    was.path("properties").properties().forEach(member -> member(place + "." + member.getKey(), member.getValue(),
        is.path("properties").path(member.getKey())));
    member(place + "[]", was.path("items"), is.path("items"));
    member(place + ".*", was.path("additionalProperties"), is.path("additionalProperties"));
    if (was.path("additionalProperties").asBoolean(true) && !is.path("additionalProperties").asBoolean(true)) {
      breaks.add(place + " holds nothing more");
    }
    was.path("anyOf").forEach(choice -> choice(place, choice, is.path("anyOf")));
  }

  private void member(String place, JsonNode old, JsonNode now) {
    if (!old.isMissingNode() && now.isMissingNode()) {
      breaks.add(place + " is gone");
    } else if (!old.isMissingNode()) {
      schema(place, old, now);
    }
  }

  private void choice(String place, JsonNode old, JsonNode choices) {
    boolean kept = StreamSupport.stream(choices.spliterator(), false).anyMatch(one -> {
      Compatibility tried = new Compatibility(before, after);
      tried.compared.addAll(compared);
      tried.schema(place, old, one);
      return tried.breaks.isEmpty() && old.path("$ref").equals(one.path("$ref"));
    });
    if (!kept) {
      breaks.add(place + " is no more " + old);
    }
  }

  private void same(String place, String word, JsonNode old, JsonNode now) {
    if (!old.path(word).equals(now.path(word))) {
      breaks.add(place + ": " + word + " was " + old.path(word) + " and is " + now.path(word));
    }
  }

  private static Map<String, JsonNode> parameters(JsonNode document, JsonNode operation) {
    Map<String, JsonNode> all = new TreeMap<>();
    operation.path("parameters").forEach(one -> {
      JsonNode parameter = followed(document, one);
      all.put(parameter.path("in").asText() + " " + parameter.path("name").asText(), parameter);
    });
    return all;
  }

  /** What a reference leads to, with what stands beside it. */
  private static JsonNode followed(JsonNode document, JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    JsonNode target = followed(document, document.at(node.get("$ref").textValue().substring(1)));
    if (node.size() == 1) {
      return target;
    }
    ObjectNode merged = target.deepCopy();
    node.properties().stream().filter(beside -> !beside.getKey().equals("$ref") && !beside.getKey().equals("properties"))
        .forEach(beside -> merged.set(beside.getKey(), beside.getValue()));
    node.path("properties").properties().forEach(member -> merged.withObjectProperty("properties").set(member.getKey(), member.getValue()));
    return merged;
  }

  private static Set<String> words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).collect(Collectors.toSet());
  }
}
