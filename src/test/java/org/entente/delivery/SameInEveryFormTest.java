package org.entente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entente.delivery.forms.Form;
import org.entente.edition.Edition;
import org.entente.edition.RandomWorld;
import org.entente.edition.Toy;
import org.entente.schema.PublicModel;
import org.geojson.Feature;

/** Whoever asks the same of a list finds the same contents in it, in whatever form: each read by a program that is not ours. */
class SameInEveryFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  record Feast(int id, String locale, String title, int hour, boolean placed, boolean started) {}

  @Property(tries = 60)
  void theSameQueryInEveryFormListsTheSameContents(@ForAll("feasts") List<Feast> feasts, @ForAll("queries") String query) throws IOException {
    try (Fair fair = new Fair()) {
      feasts.forEach(feast -> fair.publish(feast.id(), feast.locale(), feast.title(), facts(feast)));
      List<String> listed = listed(fair, query);
      boolean every = query.contains("locale=all");
      for (Form form : Form.of(Fair.FEASTS).filter(form -> !form.isFeed()).toList()) {
        assertThat(contents(form, every).apply(fair.bytes(form, query))).as("%s?%s", form, query).isEqualTo(listed);
      }
    }
  }

  /** Across relations, in whatever languages and by whatever words; a feed is the beginning of the list that is sorted by its date. */
  @Property(tries = 30)
  void theSameQuestionOfARandomWorldListsTheSameContentsInEveryForm(@ForAll long seed) throws IOException {
    RandomWorld world = new RandomWorld(seed);
    try (Edition edition = world.toy.edition()) {
      for (String name : List.of("pacts", "towns", "feasts")) {
        PublicModel.Type type = Toy.MODEL.type(name).orElseThrow();
        List<String> conditions = name.equals("feasts") ? List.of(world.any(List.of("towns.country=IT", "towns.title[ne]=Same")))
            : world.conditions(name);
        String query = Stream.concat(conditions.stream(), Stream.of(world.languages(), world.dice().nextInt(4) == 0 ? "q=" + world.words() : ""))
            .filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
        String order = (query.isEmpty() ? "" : "&") + "sort=" + (name.equals("feasts") ? "-day" : world.order(name));
        List<String> listed = listed(edition, name, query + order);
        for (Form form : Form.of(type).toList()) {
          String asked = form.isFeed() ? query : query + order;
          byte[] bytes = Fair.body(new Transcript(edition, form.query(Toy.parser(), name, asked), type, Fair.HOUSE, Fair.CATALOGUE, new Links(Fair.HOUSE, DeliveryResource.ROOT), form).answer());
          assertThat(contents(form, query.contains("locale=all")).apply(bytes)).as("%s.%s?%s", name, form, asked)
              .isEqualTo(listed.subList(0, form.isFeed() ? Math.min(50, listed.size()) : listed.size()));
        }
      }
    }
  }

  private static Function<byte[], List<String>> contents(Form form, boolean every) {
    return bytes -> switch (form) {
      case CSV -> Readers.rows(bytes).stream().map(row -> row.get("id") + (every ? "-" + row.get("locale") : "")).toList();
      case XLSX -> Readers.sheet(bytes).stream().skip(1).map(row -> row.get(0) + (every ? "-" + row.get(1) : "")).toList();
      case GEOJSON -> Readers.map(bytes).getFeatures().stream().map(Feature::getId).toList();
      case ICS -> Readers.entries(Readers.calendar(bytes)).stream().map(entry -> entry.getProperty("UID").orElseThrow().getValue()).toList();
      case JSONLD -> linked(bytes, every);
      case ATOM, RSS -> Readers.feed(bytes).stream().map(item -> told(item.getGuid().orElseThrow())).toList();
      case JSONFEED -> Readers.items(bytes).stream().map(SameInEveryFormTest::told).toList();
    };
  }

  private static String told(String entry) {
    return entry.replace("urn:uuid:", "").replace('#', '-');
  }

  /** In the order of the document; that it is a graph, too, is asserted by reading it as one. */
  private static List<String> linked(byte[] bytes, boolean every) {
    List<String> ids = new ArrayList<>();
    try {
      for (JsonNode thing : JSON.readTree(bytes).path("@graph")) {
        ids.add(thing.path("identifier").asText() + (every ? "-" + language(thing) : ""));
      }
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
    assertThat(Readers.graph(bytes).listSubjectsWithProperty(org.apache.jena.vocabulary.RDF.type).toList().stream()
        .filter(subject -> subject.isURIResource() && !subject.getURI().endsWith("#page")).count()).isEqualTo(ids.size());
    return ids;
  }

  /** A thing is told by a page in some language; a page is that itself. */
  private static String language(JsonNode thing) {
    return (thing.has("inLanguage") ? thing : thing.path("mainEntityOfPage")).path("inLanguage").asText();
  }

  /** Page by page, as JSON. */
  private static List<String> listed(Fair fair, String query) throws IOException {
    return listed(fair.edition(), "feasts", query);
  }

  private static List<String> listed(Edition edition, String type, String query) throws IOException {
    List<String> ids = new ArrayList<>();
    boolean once = query.contains("limit=");
    String raw = once ? query : query + (query.isEmpty() ? "" : "&") + "limit=3";
    while (true) {
      JsonNode page = JSON.readTree(new Listing(edition, new Links(Fair.HOUSE, DeliveryResource.ROOT)).list("/" + type, Toy.parser().list(type, raw))
          .bytes().orElseThrow());
      page.path("data").forEach(object -> ids.add(object.path("id").asText()
          + (query.contains("locale=all") ? "-" + object.path("locale").asText() : "")));
      if (once || !page.path("links").has("next")) {
        return ids;
      }
      raw = page.path("links").path("next").asText().split("\\?", 2)[1];
    }
  }

  private static ObjectNode facts(Feast feast) {
    ObjectNode facts = Fair.feast("2024-07-14T%02d:00:00+02:00".formatted(feast.hour()));
    if (feast.placed()) {
      Fair.at(facts, 10 + feast.hour(), -feast.hour());
    }
    if (!feast.started()) {
      facts.remove("starts");
    }
    return facts;
  }

  @Provide
  Arbitrary<List<Feast>> feasts() {
    Arbitrary<String> titles = Arbitraries.of("Fête", "Anniversaire", "=SUM(A1)", "a,b;\"c\"\nEND:VEVENT", "<b>&amp;", "Zénith\u0007😀");
    return Combinators.combine(Arbitraries.integers().between(1, 12), Arbitraries.of("fr", "en", "de"), titles,
        Arbitraries.integers().between(0, 23), Arbitraries.of(true, false), Arbitraries.of(true, true, false)).as(Feast::new).list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> queries() {
    Arbitrary<String> languages = Arbitraries.of("", "locale=fr", "locale=en", "locale=all", "locale=en&fallback=de,fr");
    Arbitrary<String> filters = Arbitraries.of("", "title=Anniversaire", "title[contains]=e", "starts[gte]=2024-07-14T10:00:00Z",
        "standing[exists]=false", "q=anniversaire");
    Arbitrary<String> orders = Arbitraries.of("", "sort=-title", "sort=day,-starts");
    Arbitrary<String> pages = Arbitraries.of("", "limit=2", "limit=100");
    return Combinators.combine(languages, filters, orders, pages).as((language, filter, order, page) ->
        String.join("&", List.of(language, filter, order, page)).replaceAll("&+", "&").replaceAll("^&|&$", ""));
  }
}
