package org.entente.edition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.entente.publishing.LogEntry;
import org.entente.values.Period;

/** Towns, pacts and feasts made up at random, published, moved, changed and withdrawn in three languages; and questions about them. */
public final class RandomWorld {
  private static final List<String> LOCALES = List.of("fr", "en", "de");
  /** Of each type: the number of the first content, and how many there may be. */
  private static final Map<String, int[]> NUMBERS = Map.of("towns", new int[] {1, 6}, "pacts", new int[] {11, 14}, "feasts", new int[] {31, 5});
  private static final List<String> COUNTRIES = List.of("IT", "CA", "CH");
  private static final List<String> PERIODS = List.of("1956", "1956-07", "2001/2002", "2001-12-31", "2009-05", "1890/2010", "2001", "2001/..", "1956/1960",
      "../2001");
  private static final List<String> ADDRESSES = List.of("paix", "peace", "accord", "pacte");
  private static final List<String> TITLES = List.of("Élan", "élan", "Rome et Paris", "Œuvre", "Zoo", "Same", "Côte", "Coté",
      "Âge d'or");
  private static final List<String> DOCUMENTS = List.of("Recueil", "recueil", "Récit");
  private static final List<String> HALLS = List.of("Petite salle", "Grande salle", "grande salle");
  /** Some of them the same, written otherwise. */
  private static final List<String> MOMENTS = List.of("2024-07-14T10:00:00+02:00", "2024-07-14T08:00:00Z", "2024-07-14T09:30:00Z",
      "2024-07-14T04:00:00.250-04:00", "2024-07-14T23:30:00Z", "2023-12-31T23:30:00Z");
  private static final List<String> PACT_FIELDS = List.of("kind=twinning", "kind[in]=twinning,memorandum", "kind[ne]=twinning",
      "kind[exists]=false", "exclusive=true", "exclusive[ne]=true", "number=3", "number[gte]=2", "number[gt]=2", "number[lt]=2",
      "number[lte]=0", "number[in]=1,3", "number[ne]=1", "signed=1956", "signed=1956-07-14", "signed[gte]=2002", "signed[gt]=1956",
      "signed[lt]=2002", "signed[lte]=1956", "signed[ne]=2001", "signed.year=2001", "signed.year[gte]=1956", "signed.year[in]=1890,2009", "signed.year[exists]=true",
      "aliases=a", "aliases[contains]=B", "aliases[ne]=a", "aliases[exists]=true", "provenance.line=7", "provenance.line[gt]=7",
      "guests.stay=1956", "guests.stay[lt]=2000", "guests.name=N1", "title[contains]=elan", "title=Same", "title[contains]=oeuvre",
      "page[exists]=true");
  private static final List<String> TOWN_FIELDS = List.of("country=IT", "country[in]=IT,CA", "country[ne]=IT", "country[exists]=false",
      "founded=1203", "founded[gte]=1203-04-02", "founded.year[lt]=1300", "founded.year[exists]=false", "title[contains]=elan", "title[ne]=Same", "title=Zoo");
  private static final List<String> FEAST_FIELDS = List.of("standing=held", "standing[ne]=held", "standing[exists]=false", "day=2024-07-12",
      "day[gte]=2024-07-15", "day[lt]=2024-07-13", "starts=2024-07-14", "starts[gt]=2024-07-14T09:30:00Z", "starts[lte]=2024-07-14T09:30:00Z",
      "starts[gte]=2024-07-15", "ends[ne]=2024", "ends[exists]=true", "hall[contains]=GRANDE", "hall=Grande salle", "clock=Europe/Paris", "title=Same");
  /** By type: all kinds of values that a list can stand in the order of. */
  private static final Map<String, List<String>> SORTABLE = Map.of(
      "pacts", List.of("title", "kind", "exclusive", "signed", "number", "visited", "provenance.line", "provenance.document", "publishedAt"),
      "towns", List.of("title", "country", "founded"),
      "feasts", List.of("title", "day", "starts", "ends", "clock", "standing", "hall", "site"));
  private static final int MOST_KEYS = 3;

  private final Random dice;
  public final Toy toy = new Toy();

  public RandomWorld(long seed) {
    dice = new Random(seed);
    for (int i = 10 + dice.nextInt(50); i > 0; i--) {
      happens();
    }
  }

  /** One publication or withdrawal more. */
  public void happens() {
    String type = any(List.of("towns", "towns", "pacts", "pacts", "feasts"));
    int id = number(type);
    String locale = any(LOCALES);
    Optional<LogEntry> last = last(id, locale);
    if (dice.nextInt(5) > 0) {
      String facts = switch (type) {
        case "towns" -> town();
        case "pacts" -> pact();
        default -> feast();
      };
      toy.publish(type, id, locale, last.map(LogEntry::slug).filter(slug -> dice.nextInt(4) > 0).orElseGet(() -> slug(type, id, locale)),
          any(TITLES), facts);
    } else if (last.isPresent() && last.get().action().isPrint()) {
      toy.withdraw(type, id, locale, last.get().slug(), dice.nextBoolean() ? null : "Retiré",
          dice.nextBoolean() ? null : type + "/" + Toy.id(number(type)));
    }
  }

  /** A content of the type, by its number. */
  public int number(String type) {
    return NUMBERS.get(type)[0] + dice.nextInt(NUMBERS.get(type)[1]);
  }

  private Optional<LogEntry> last(int id, String locale) {
    return toy.log.stream().filter(entry -> entry.content().equals(Toy.id(id)) && entry.locale().toLanguageTag().equals(locale))
        .reduce((before, after) -> after);
  }

  /** Once a content had it in a language, no other may have it there; another's may have the same in another language. */
  private String slug(String type, int id, String locale) {
    String wanted = any(ADDRESSES);
    boolean taken = toy.log.stream().anyMatch(entry -> entry.type().equals(type) && entry.locale().toLanguageTag().equals(locale)
        && entry.slug().equals(wanted) && !entry.content().equals(Toy.id(id)));
    return taken ? locale + "-" + id : wanted;
  }

  private String town() {
    return members("\"country\":\"" + any(COUNTRIES) + "\"", "\"founded\":\"1203-04-0" + (1 + dice.nextInt(3)) + "\"",
        "\"memberOf\":[" + links() + "]", "\"parent\":" + Toy.link(1 + dice.nextInt(6)),
        "\"point\":{\"lat\":" + (dice.nextInt(181) - 90) + ",\"lon\":" + (dice.nextInt(361) - 180) + "}");
  }

  private String pact() {
    return members("\"kind\":\"" + (dice.nextBoolean() ? "twinning" : "memorandum") + "\"", "\"exclusive\":" + dice.nextBoolean(),
        Toy.period(any(PERIODS)), "\"number\":" + (dice.nextInt(6) - 1), "\"towns\":[" + links() + "]",
        "\"aliases\":[\"a\",\"" + (dice.nextBoolean() ? "abc" : "é") + "\"]",
        "\"provenance\":{" + members("\"line\":" + (6 + dice.nextInt(3)), "\"document\":\"" + any(DOCUMENTS) + "\"") + "}",
        "\"visited\":\"" + any(MOMENTS) + "\"",
        "\"guests\":[" + guest() + "," + guest() + "]", "\"page\":" + (dice.nextBoolean() ? Toy.link(1) : "{\"url\":\"https://x.example/\"}"));
  }

  private String feast() {
    int hour = 10 + dice.nextInt(10);
    return members("\"day\":\"2024-07-" + hour + "\"",
        "\"starts\":\"" + any(MOMENTS) + "\",\"clock\":\"" + any(List.of("Europe/Paris", "America/Toronto")) + "\"",
        "\"ends\":\"2024-07-15T" + hour + ":00:00+02:00\"",
        "\"hall\":\"" + any(HALLS) + "\"", "\"site\":\"https://" + any(List.of("a", "b", "B")) + ".example/\"",
        "\"standing\":\"" + any(List.of("confirmed", "held", "cancelled")) + "\"", "\"towns\":[" + links() + "]",
        "\"spot\":{\"lat\":" + hour + ",\"lon\":" + -hour + "}");
  }

  private String guest() {
    return "{\"name\":\"N" + dice.nextInt(3) + "\",\"town\":" + Toy.link(1 + dice.nextInt(6)) + ",\"stay\":"
        + Toy.periodJson(Period.parse(any(PERIODS))) + "}";
  }

  private String links() {
    List<Integer> towns = new ArrayList<>();
    for (int i = 1 + dice.nextInt(3); i > 0; i--) {
      int town = 1 + dice.nextInt(6);
      if (!towns.contains(town)) {
        towns.add(town);
      }
    }
    return towns.stream().map(Toy::link).collect(Collectors.joining(","));
  }

  private String members(String... all) {
    return List.of(all).stream().filter(member -> dice.nextInt(4) > 0).collect(Collectors.joining(","));
  }

  public String type() {
    return any(List.of("pacts", "towns", "feasts"));
  }

  /** Conditions on contents of the type and on their neighbours, each a parameter. */
  public List<String> conditions(String type) {
    List<String> own = switch (type) {
      case "pacts" -> PACT_FIELDS;
      case "towns" -> TOWN_FIELDS;
      default -> FEAST_FIELDS;
    };
    List<String> conditions = new ArrayList<>();
    for (int i = dice.nextInt(3); i > 0; i--) {
      conditions.add(any(own));
    }
    String relation = any(switch (type) {
      case "pacts" -> List.of("towns", "guests.town");
      case "towns" -> List.of("pacts", "pacts-as-guest", "members", "memberOf", "children", "parent");
      default -> List.of("towns");
    });
    for (int i = dice.nextInt(3); i > 0; i--) {
      conditions.add(relation + "." + any(relation.startsWith("pacts") ? PACT_FIELDS : TOWN_FIELDS));
    }
    if (type.equals("towns") && dice.nextInt(4) == 0) {
      conditions.add(any(List.of("pacts[exists]=true", "pacts[exists]=false", "pacts=" + Toy.id(12), "members[exists]=false",
          "memberOf[exists]=false", "memberOf=" + Toy.id(2), "bbox=0,-90,180,90", "bbox=170,-45,-100,60", "near=10,20,5000")));
    }
    return conditions.stream().distinct().collect(Collectors.toCollection(ArrayList::new));
  }

  /** What somebody may search for. */
  public String words() {
    return any(List.of("elan", "ROME", "paris rome", "œuvre", "Élan same", "zoo", "Same", "n1", "abc", "abc rome", "É", "nothing"));
  }

  public String languages() {
    return any(List.of("", "locale=en", "locale=de&fallback=en", "locale=fr&fallback=de,en", "locale=all"));
  }

  public String countable(String type) {
    return any(switch (type) {
      case "pacts" -> List.of("kind", "exclusive", "number", "signed.year", "aliases", "towns", "provenance.line", "guests.name", "towns.country",
          "towns.founded.year", "guests.town.country", "guests.stay.year");
      case "towns" -> List.of("country", "memberOf", "founded.year", "pacts.kind", "pacts.signed.year", "pacts-as-guest.number", "members.country",
          "memberOf.country", "parent.country", "children.country");
      default -> List.of("standing", "day.year", "clock", "hall", "towns", "towns.country", "towns.founded.year");
    });
  }

  /** One to three fields, up or down. */
  public String order(String type) {
    List<String> fields = new ArrayList<>(SORTABLE.get(type));
    Collections.shuffle(fields, dice);
    return fields.stream().limit(1 + dice.nextInt(MOST_KEYS)).map(field -> (dice.nextBoolean() ? "" : "-") + field).collect(Collectors.joining(","));
  }

  public <T> T any(List<T> from) {
    return from.get(dice.nextInt(from.size()));
  }

  public Random dice() {
    return dice;
  }
}
