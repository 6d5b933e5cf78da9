package org.entente.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.entente.publishing.LogEntry;

/** What the public sees, worked out from the log in the plainest way: no index, every question asked of every print. */
final class LogOracle {
  private static final List<String> HOUSE = List.of("fr", "en", "de");
  /** Of each relation: the links that make it, and whether they lead here. */
  private static final Map<String, String[]> RELATIONS = Map.of("towns", forth("towns", "towns"), "guests.town", forth("towns", "guests.town"),
      "memberOf", forth("towns", "memberOf"), "parent", forth("towns", "parent"), "pacts", back("pacts", "towns"),
      "pacts-as-guest", back("pacts", "guests.town"), "members", back("towns", "memberOf"), "children", back("towns", "parent"));
  private static final Set<String> SPANS = Set.of("signed", "guests.stay", "founded", "day");
  private static final Set<String> MOMENTS = Set.of("starts", "ends", "visited");
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final double EARTH_KM = 6371.0087714;

  /** By content, then by language: the live prints. */
  private final Map<String, Map<String, ObjectNode>> live = new TreeMap<>();

  LogOracle(List<LogEntry> log) {
    for (LogEntry entry : log) {
      Map<String, ObjectNode> content = live.computeIfAbsent(entry.content().toString(), id -> new LinkedHashMap<>());
      if (entry.body().isPresent()) {
        content.put(entry.locale().toLanguageTag(), PrintForm.read(entry.body().get()));
      } else {
        content.remove(entry.locale().toLanguageTag());
      }
    }
  }

  private static String[] forth(String type, String link) {
    return new String[] {type, link, ""};
  }

  private static String[] back(String type, String link) {
    return new String[] {type, link, "back"};
  }

  /** The prints that meet all conditions, in the languages asked. */
  List<ObjectNode> matching(String type, List<String> conditions, String languages) {
    return candidates(type, languages).stream().filter(object -> meets(object, conditions, languages)).toList();
  }

  /** Which contents have which value of the field, each value by its text. */
  Map<String, Set<String>> counted(List<ObjectNode> objects, String path, String languages) {
    Map<String, Set<String>> counted = new TreeMap<>();
    for (ObjectNode object : objects) {
      String relation = relation(path);
      List<ObjectNode> owners = relation.isEmpty() ? List.of(object) : neighbours(object, relation, languages);
      String inner = relation.isEmpty() ? path : path.substring(relation.length() + 1);
      owners.forEach(owner -> plain(owner, inner).forEach(value ->
          counted.computeIfAbsent(value, first -> new TreeSet<>()).add(object.get("id").textValue())));
    }
    return counted;
  }

  private static Stream<String> plain(ObjectNode owner, String path) {
    return asked(owner, path).stream().map(value -> plain(path, value));
  }

  private static String plain(String path, JsonNode value) {
    return path.endsWith(".year") ? Integer.toString(span(value)[0].getYear()) : value.has("id") ? value.get("id").asText() : value.asText();
  }

  /** The values at a path as a question names it; of what begins nobody knows when, there is no year. */
  private static List<JsonNode> asked(JsonNode from, String path) {
    return !path.endsWith(".year") ? values(from, path)
        : values(from, path.substring(0, path.length() - ".year".length())).stream().filter(value -> value.isTextual() || value.has("from")).toList();
  }

  private List<ObjectNode> candidates(String type, String languages) {
    List<ObjectNode> found = new ArrayList<>();
    live.values().forEach(content -> {
      if (languages.equals("locale=all")) {
        found.addAll(content.values());
      } else {
        chain(languages).stream().filter(content::containsKey).findFirst().ifPresent(locale -> found.add(content.get(locale)));
      }
    });
    found.removeIf(object -> !object.get("type").textValue().equals(type));
    return found;
  }

  private static List<String> chain(String languages) {
    return languages.isEmpty() ? HOUSE : List.of(languages.replaceAll("locale=|fallback=", "").split("[&,]"));
  }

  private List<ObjectNode> neighbours(ObjectNode object, String relation, String languages) {
    Set<String> chain = new LinkedHashSet<>(languages.equals("locale=all") ? HOUSE : chain(languages));
    chain.addAll(HOUSE);
    String[] way = RELATIONS.get(relation);
    return candidates(way[0], "locale=" + String.join(",", chain)).stream().filter(neighbour -> way[2].isEmpty()
        ? links(object, way[1]).contains(neighbour.get("id").textValue())
        : links(neighbour, way[1]).contains(object.get("id").textValue())).toList();
  }

  private static List<String> links(ObjectNode object, String path) {
    return values(object, path).stream().map(link -> link.path("id").asText()).toList();
  }

  private boolean meets(ObjectNode object, List<String> conditions, String languages) {
    Map<String, List<String>> across = new LinkedHashMap<>();
    for (String condition : conditions) {
      String name = condition.split("[\\[=]", 2)[0];
      String relation = relation(name);
      if (name.equals("near") || name.equals("bbox")) {
        if (!within(object, condition)) {
          return false;
        }
      } else if (RELATIONS.containsKey(name) && RELATIONS.get(name)[2].equals("back")) {
        if (!condition.endsWith("[exists]=false")) {
          across.computeIfAbsent(name, first -> new ArrayList<>()).add("id" + condition.substring(name.length()));
        } else if (!neighbours(object, name, languages).isEmpty()) {
          return false;
        }
      } else if (!relation.isEmpty()) {
        across.computeIfAbsent(relation, first -> new ArrayList<>()).add(condition.substring(relation.length() + 1));
      } else if (!meets(object, condition)) {
        return false;
      }
    }
    return across.entrySet().stream().allMatch(hop -> neighbours(object, hop.getKey(), languages).stream()
        .anyMatch(neighbour -> hop.getValue().stream().allMatch(condition -> meets(neighbour, condition))));
  }

  /** The relation that a name crosses; empty when it names a field of the object itself. */
  private static String relation(String name) {
    return RELATIONS.keySet().stream().filter(relation -> name.startsWith(relation + ".")).findFirst().orElse("");
  }

  private static boolean meets(ObjectNode object, String condition) {
    String[] halves = condition.split("=", 2);
    String path = halves[0].replaceFirst("\\[.*", "");
    String operator = halves[0].contains("[") ? halves[0].substring(halves[0].indexOf('[') + 1, halves[0].length() - 1) : "eq";
    List<String> asked = operator.equals("in") ? List.of(halves[1].split(",")) : List.of(halves[1]);
    List<JsonNode> values = asked(object, path);
    BiPredicate<JsonNode, String> equal = (value, text) -> equal(path, value, text);
    return switch (operator) {
      case "eq", "in" -> values.stream().anyMatch(value -> asked.stream().anyMatch(text -> equal.test(value, text)));
      case "ne" -> values.stream().noneMatch(value -> equal.test(value, asked.get(0)));
      case "exists" -> values.isEmpty() == asked.get(0).equals("false");
      case "contains" -> values.stream().anyMatch(value -> fold(value.asText()).contains(fold(asked.get(0))));
      default -> values.stream().anyMatch(value -> ordered(path, operator, value, asked.get(0)));
    };
  }

  /** Whether a text of the object holds each of the words. */
  static boolean holds(ObjectNode object, String words) {
    List<String> told = Stream.of("title", "summary", "aliases", "guests.name").flatMap(path -> values(object, path).stream())
        .flatMap(text -> Stream.of(fold(text.asText()).split("[^\\p{L}\\p{N}]+"))).toList();
    return Stream.of(fold(words).split(" ")).allMatch(told::contains);
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replace("œ", "oe");
  }

  private static boolean equal(String path, JsonNode value, String text) {
    if (SPANS.contains(path) || MOMENTS.contains(path)) {
      long[] own = bounds(path, value);
      long[] asked = bounds(path, text);
      return own[0] <= asked[1] && own[1] >= asked[0];
    }
    return plain(path, value).equals(text);
  }

  private static boolean ordered(String path, String operator, JsonNode value, String text) {
    long[] own = bounds(path, value);
    long[] asked = bounds(path, text);
    return switch (operator) {
      case "gt" -> own[0] > asked[1];
      case "gte" -> own[1] >= asked[0];
      case "lt" -> own[1] < asked[0];
      default -> own[0] <= asked[1];
    };
  }

  /** The first and the last that a value may be: as a number, as days, or as milliseconds. */
  private static long[] bounds(String path, JsonNode value) {
    if (SPANS.contains(path)) {
      return days(span(value));
    }
    return bounds(path, MOMENTS.contains(path) ? value.textValue() : plain(path, value));
  }

  private static long[] bounds(String path, String text) {
    if (SPANS.contains(path)) {
      return days(span(text));
    }
    if (MOMENTS.contains(path)) {
      return moments(text);
    }
    return new long[] {Long.parseLong(text), Long.parseLong(text)};
  }

  private static long[] days(LocalDate[] span) {
    return new long[] {span[0].toEpochDay(), span[1].toEpochDay()};
  }

  private static long[] moments(String text) {
    if (text.contains("T")) {
      long moment = OffsetDateTime.parse(text).toInstant().toEpochMilli();
      return new long[] {moment, moment};
    }
    LocalDate[] days = span(text);
    return new long[] {days[0].atStartOfDay(ZONE).toInstant().toEpochMilli(), days[1].plusDays(1).atStartOfDay(ZONE).toInstant().toEpochMilli() - 1};
  }

  private static LocalDate[] span(JsonNode value) {
    return value.isTextual() ? span(value.textValue()) : new LocalDate[] {
        value.has("from") ? LocalDate.parse(value.get("from").textValue()) : LocalDate.MIN,
        value.has("to") ? LocalDate.parse(value.get("to").textValue()) : LocalDate.MAX};
  }

  /** The first and the last day of a year, a month or a day. */
  private static LocalDate[] span(String text) {
    LocalDate from = LocalDate.parse(text + "-01-01".substring(Math.min(6, text.length() - 4)));
    return new LocalDate[] {from, text.length() == 4 ? from.plusYears(1).minusDays(1) : text.length() == 7 ? from.plusMonths(1).minusDays(1) : from};
  }

  private static boolean within(ObjectNode object, String condition) {
    if (!object.has("point")) {
      return false;
    }
    double lat = object.at("/point/lat").doubleValue();
    double lon = object.at("/point/lon").doubleValue();
    double[] asked = Stream.of(condition.substring(5).split(",")).mapToDouble(Double::parseDouble).toArray();
    if (condition.startsWith("bbox")) {
      boolean between = asked[0] <= asked[2] ? lon >= asked[0] && lon <= asked[2] : lon >= asked[0] || lon <= asked[2];
      return between && lat >= asked[1] && lat <= asked[3];
    }
    double half = Math.pow(Math.sin(Math.toRadians(lat - asked[0]) / 2), 2) + Math.cos(Math.toRadians(lat))
        * Math.cos(Math.toRadians(asked[0])) * Math.pow(Math.sin(Math.toRadians(lon - asked[1]) / 2), 2);
    return 2 * EARTH_KM * Math.asin(Math.sqrt(half)) <= asked[2];
  }

  /** All values at a path, through lists and components. */
  private static List<JsonNode> values(JsonNode from, String path) {
    if (from.isMissingNode()) {
      return List.of();
    }
    if (from.isArray()) {
      return from.valueStream().flatMap(item -> values(item, path).stream()).toList();
    }
    int dot = path.indexOf('.');
    return path.isEmpty() ? List.of(from)
        : values(from.path(dot < 0 ? path : path.substring(0, dot)), dot < 0 ? "" : path.substring(dot + 1));
  }
}
