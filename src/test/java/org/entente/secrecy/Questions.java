package org.entente.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.schema.ContentTypes;
import org.entente.schema.FieldDescriptor;
import org.entente.testing.TestRun;

/** Makes up what strangers ask: every door and parameter there is, with public values, secrets, guesses and rubbish. */
final class Questions {
  private static final List<String> METHODS = List.of("POST", "PUT", "PATCH", "DELETE");
  private static final List<String> RUBBISH = List.of("", " ", "*", "%", "'", "\"", "..", "null", "-1", "1e9", "0", "é", "a,b",
      "\\,",
      "1956", "2014-10-02", "true", "http://localhost/", "${7*7}", "<b>", "\uD83D\uDE00");

  private final List<String> types;
  private final List<PublicDoors.Door> doors;
  private final PublicWorld world;
  private final Arguments arguments;
  private final List<String> secrets;
  private final List<String> hiddenIds;
  private final List<String> previews;
  private final List<String> names = new ArrayList<>();
  private final List<String> privateNames;
  private final List<String> links = new ArrayList<>();

  /** A door and something it takes. */
  record Pair(PublicDoors.Door door, String parameter) {
    /** Whether the same can be asked of another world: of a moment that has passed, in the preview of a draft. */
    boolean isOfAnyWorld() {
      return door.takes("asOf") && !parameter.matches("asOf|edition");
    }

    @Override
    public String toString() {
      return door.path() + "?" + parameter;
    }
  }

  /** @param previews tokens that open the preview of a draft */
  Questions(PublicDoors doors, PublicWorld world, ContentTypes types, Set<String> secrets, List<String> hiddenIds, List<String> previews) {
    this.types = doors.types();
    this.doors = new Crossings(doors, types.publicModel()).all();
    this.world = world;
    this.secrets = List.copyOf(secrets);
    this.hiddenIds = hiddenIds;
    this.previews = previews;
    Set<String> internal = new TreeSet<>();
    types.all().forEach(type -> type.fields().forEach(field -> collect(field, internal)));
    this.privateNames = List.copyOf(internal);
    this.arguments = new Arguments(world, types.publicModel(), this.secrets, hiddenIds);
  }

  private void collect(FieldDescriptor field, Set<String> internal) {
    if (!field.isPublic()) {
      internal.add(field.path());
    } else {
      names.add(field.path());
      if (field.target().isPresent() || field.kind().name().matches("REFERENCE|TARGET")) {
        links.add(field.path());
      }
      field.members().forEach(member -> collect(member, internal));
    }
  }

  /** Every door with every parameter that it takes. */
  List<Pair> pairs() {
    return doors.stream().flatMap(door -> door.query().keySet().stream().map(parameter -> new Pair(door, parameter))).toList();
  }

  /** Asks at that door by that parameter, with a value that it takes. */
  Question by(Pair pair) {
    PublicDoors.Door door = pair.door();
    Random dice = new Random(pair.toString().hashCode());
    String key = door.inPath().contains("key") ? pick(world.objects(door.type().orElseThrow()), dice).path("id").asText() : "";
    Map<String, String> asked = company(pair, dice);
    asked.put(pair.parameter(), arguments.fitting(door, pair.parameter(), dice));
    return Question.get(door.path().substring(1).replace("{key}", key) + "?" + asked.entrySet().stream()
        .map(said -> encode(said.getKey()) + "=" + encode(said.getValue())).collect(Collectors.joining("&")));
  }
  /** What must be said with it: a search says its words, a list by ids says which, a cursor leads on where it was found. */
  private Map<String, String> company(Pair pair, Random dice) {
    Map<String, String> company = new LinkedHashMap<>();
    if (isSearch(pair.door())) {
      company.put("q", arguments.fitting(pair.door(), "q", dice));
    }
    if (pair.door().takes("ids")) {
      company.put("ids", arguments.fitting(pair.door(), "ids", dice));
    }
    if (pair.parameter().equals("fallback")) {
      company.put("locale", "en");
    } else if (pair.parameter().equals("after") && pair.door().type().isPresent()) {
      company.put("locale", "all");
    }
    return company;
  }

  /** The same of a moment. */
  Question at(String moment, Pair pair) {
    return Question.get(dated(by(pair).address(), moment));
  }

  /** The same of a world in which a draft is public. */
  Question previewed(Pair pair) {
    return Question.get(previewed(by(pair).address(), new Random(pair.parameter().hashCode())));
  }

  private static boolean isSearch(PublicDoors.Door door) {
    return door.takes("q") && door.type().isEmpty();
  }

  /**
   * The question of that number; the same number asks the same.
   *
   * @param moment of which the past is asked, if it is
   */
  Question number(int number, String moment) {
    Random dice = new Random(number);
    // Every door has its turn.
    PublicDoors.Door door = doors.get(number % doors.size());
    String address = path(door, dice) + query(door, moment, dice);
    int method = dice.nextInt(100);
    if (method < 8) {
      return new Question("HEAD", address, "");
    }
    if (method < 11) {
      return new Question("OPTIONS", address, "", "Origin", "https://" + pick(secrets, dice) + ".example");
    }
    if (method < 14) {
      return new Question(pick(METHODS, dice), address, "{\"note\":\"" + pick(secrets, dice) + "\"}");
    }
    if (method < 18) {
      PublicWorld.Held held = pick(world.held(), dice);
      return Question.get(held.address(), "If-None-Match", held.etag() + ", \"" + pick(secrets, dice) + "\"");
    }
    if (dice.nextInt(5) == 0) {
      return Question.get(previewed(address, dice));
    }
    String asked = door.takes("asOf") && dice.nextInt(5) < 2 ? dated(address, moment) : address;
    return Question.get(asked, asked.contains("asOf") ? new String[0] : headers(dice));
  }

  private static String dated(String address, String moment) {
    return address.matches(".*[?&](asOf|edition)=.*") ? address : with(address, "asOf=" + encode(moment));
  }

  private String previewed(String address, Random dice) {
    return with(address.replaceFirst("^api/", "api/preview/"), "preview=" + pick(previews, dice));
  }

  private static String with(String address, String pair) {
    return address + (address.contains("?") ? "&" : "?") + pair;
  }

  /** Not where the staff see more than others, since some of the secrets are their tokens. */
  private String[] headers(Random dice) {
    return switch (dice.nextInt(12)) {
      case 0 -> new String[] {"If-None-Match", "\"" + pick(secrets, dice) + "\""};
      case 1 -> new String[] {"If-Modified-Since", "Sun, 06 Nov 2094 08:49:37 GMT"};
      case 2 -> new String[] {"Accept", pick(List.of("text/html", "application/json;q=0.1", "*/*", "image/png"), dice)};
      case 3 -> new String[] {"Authorization", "Bearer " + pick(secrets, dice)};
      case 4 -> new String[] {"Range", "bytes=0-99"};
      case 5 -> new String[] {"Cookie", "session=" + pick(secrets, dice)};
      case 6 -> new String[] {"Accept-Encoding", "gzip"};
      default -> new String[0];
    };
  }

  private String path(PublicDoors.Door door, Random dice) {
    String path = door.path();
    for (String name : door.inPath()) {
      path = path.replace("{" + name + "}", encode(name.equals("type") ? pick(types, dice) : key(door, dice)));
    }
    return path.substring(1);
  }

  private String key(PublicDoors.Door door, Random dice) {
    List<JsonNode> objects = world.objects(door.type().orElse(""));
    return switch (dice.nextInt(10)) {
      case 0 -> pick(secrets, dice);
      case 1 -> pick(hiddenIds, dice);
      case 2 -> "x" + pick(RUBBISH, dice);
      default -> objects.isEmpty() ? "none" : pick(objects, dice).path(dice.nextBoolean() ? "id" : "slug").asText();
    };
  }

  private String query(PublicDoors.Door door, String moment, Random dice) {
    List<String> pairs = new ArrayList<>();
    if (isSearch(door)) {
      pairs.add("q=" + encode(value(dice)));
    }
    if (door.takes("ids")) {
      pairs.add("ids=" + encode(arguments.fitting(door, "ids", dice)));
    }
    List<String> parameters = List.copyOf(door.query().keySet());
    for (int i = dice.nextInt(4); i > 0 && !parameters.isEmpty(); i--) {
      String name = pick(parameters, dice);
      if (pairs.stream().noneMatch(pair -> pair.startsWith(encode(name) + "="))) {
        pairs.add(encode(name) + "=" + encode(argument(door, name, moment, dice)));
      }
    }
    if (dice.nextInt(15) == 0) {
      pairs.add(encode(pick(privateNames, dice)) + pick(List.of("", "%5Bexists%5D", "%5Bcontains%5D", ".x"), dice) + "="
          + encode(value(dice)));
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private String argument(PublicDoors.Door door, String name, String moment, Random dice) {
    if (dice.nextInt(25) == 0) {
      return pick(RUBBISH, dice);
    }
    if (List.of("facets", "groupBy", "fields", "include").contains(name) && dice.nextInt(10) == 0) {
      return pick(privateNames, dice);
    }
    return switch (name) {
      case "include" -> arguments.fitting(door, name, dice) + within(dice);
      case "edition" -> pick(List.of("current", "1", "0", Integer.toString(dice.nextInt(2_000))), dice);
      case "asOf" -> dice.nextInt(3) == 0 ? Instant.now().minusSeconds(dice.nextInt(10)).toString() : moment;
      default -> dice.nextInt(3) == 0 ? value(dice) : arguments.fitting(door, name, dice);
    };
  }

  /** What may follow on the name of a neighbour. */
  private String within(Random dice) {
    return switch (dice.nextInt(6)) {
      case 0 -> "(limit=" + dice.nextInt(4) + ",sort=" + pick(names, dice) + ")";
      case 1 -> "(sort=-" + pick(privateNames, dice) + ")";
      case 2 -> "." + pick(privateNames, dice);
      case 3 -> "." + pick(links, dice);
      default -> "";
    };
  }

  private String value(Random dice) {
    return switch (dice.nextInt(8)) {
      case 0 -> pick(secrets, dice);
      case 1 -> pick(hiddenIds, dice);
      case 2 -> pick(RUBBISH, dice);
      case 3 -> pick(secrets, dice).substring(0, 6);
      default -> pick(world.values(), dice);
    };
  }

  static <T> T pick(List<T> from, Random dice) {
    return from.get(dice.nextInt(from.size()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** How many are asked in a run. */
  static int many() {
    return TestRun.full() ? 50_000 : 2_000;
  }

  List<String> privateNames() {
    return privateNames;
  }

  @Override
  public String toString() {
    return doors.size() + " doors, " + Map.of("secrets", secrets.size(), "private names", privateNames.size(),
        "public values", world.values().size());
  }
}
