package org.entente.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.entente.everytype.Office;
import org.entente.everytype.Shelf;
import org.entente.everytype.WorkingCopy;
import org.entente.schema.ContentTypes;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.schema.TypeDescriptor;
import org.entente.testing.Case;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.ModelTypes;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Content that is not public cannot be told from content that never was, wherever the public looks for it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestMethodOrder(OrderAnnotation.class)
class HiddenContentIT {
  private static final Canaries CANARIES = new Canaries();
  private static ContentTypes types;
  private static Office office;
  private static Http visitor;
  private static Garden garden;
  private static Shelf shelf;
  private static Map<String, Integer> totals;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void plant() throws Exception {
    if (office != null) {
      return;
    }
    visitor = ManagedServer.withSamples();
    office = Office.of(visitor);
    types = ModelTypes.read();
    shelf = Shelf.published(types, office);
    totals = totals();
    garden = new Garden(CANARIES, new Planting(CANARIES, shelf), office);
    types.all().forEach(garden::plantHidden);
  }

  @AfterAll
  static void clearAway() {
    garden.dissolveReleases();
    office.clearAway();
  }

  @Test
  @Order(1)
  @Case("B3")
  void hiddenAnswersLikeUnknownByIdAndSlug() {
    for (WorkingCopy copy : garden.hidden()) {
      String unknown = UUID.randomUUID().toString();
      for (String key : keys(copy)) {
        for (String query : List.of("", "?locale=fr", "?locale=en", "?locale=all", "?locale=en&fallback=fr", "?fields=title",
            "?include=lead")) {
          String hidden = "api/v1/" + copy.type() + "/" + key + query;
          String other = "api/v1/" + copy.type() + "/" + unknown + query;
          assertThat(shown(visitor.get(hidden))).as(hidden).isEqualTo(shown(visitor.get(other)));
          assertThat(shown(visitor.head(hidden))).as("HEAD %s", hidden).isEqualTo(shown(visitor.head(other)));
        }
        assertThat(visitor.get("api/v1/" + copy.type() + "/" + key).status()).isEqualTo(404);
        assertThat(shown(visitor.with("If-None-Match", "*").get("api/v1/" + copy.type() + "/" + key))).startsWith("404");
      }
    }
  }

  @Test
  @Order(1)
  @Case("B3")
  void hiddenIsInNoListTotalOrTable() {
    assertThat(totals()).isEqualTo(totals);
    for (TypeDescriptor type : types.all()) {
      for (String form : List.of("", ".json", ".csv", ".jsonld")) {
        for (String query : List.of("?limit=100", "?limit=100&locale=all", "?limit=100&sort=-publishedAt", "?limit=100&q=cnry",
            "?limit=100&title[contains]=cnry")) {
          Http.Answer answer = visitor.get("api/v1/" + type.name() + form + query.replace("[", "%5B").replace("]", "%5D"))
              .expect(200);
          assertThat(CANARIES.in(answer.bytes())).as("%s", answer).isEmpty();
        }
      }
    }
    assertThat(CANARIES.in(visitor.get("api/v1/openapi.json").expect(200).bytes())).isEmpty();
  }

  @Test
  @Order(1)
  @Case("B3")
  void hiddenIsFoundByNoSearchOrId() {
    for (String canary : CANARIES.all()) {
      JsonNode found = visitor.get("api/v1/search?locale=all&q=" + canary.substring(canary.lastIndexOf('-') + 1)).expect(200)
          .json();
      assertThat(found.at("/page/total").intValue()).as(canary).isZero();
    }
    List<String> ids = garden.hidden().stream().map(WorkingCopy::id).toList();
    for (String id : ids) {
      String unknown = UUID.randomUUID().toString();
      String hidden = shown(visitor.get("api/v1/content?locale=all&ids=" + id).expect(200)).replace(id, "ID");
      String other = shown(visitor.get("api/v1/content?locale=all&ids=" + unknown).expect(200)).replace(unknown, "ID");
      // The ETag is that of the bytes, which hold the id that was sent.
      assertThat(hidden.replaceAll("etag=[^,]*,", "")).isEqualTo(other.replaceAll("etag=[^,]*,", ""));
    }
  }

  @Test
  @Order(1)
  @Case("B3")
  void noRelationFilterTellsOfHiddenNeighbours() {
    Map<String, WorkingCopy> one = new LinkedHashMap<>();
    garden.hidden().stream().filter(copy -> office.admin().get(copy.path()).status() == 200)
        .forEach(copy -> one.put(copy.type(), copy));
    int asked = 0;
    for (TypeDescriptor type : types.all()) {
      for (FieldDescriptor relation : type.fields().filter(field -> field.isPublic() && field.filterable() && field.target()
          .isPresent()).toList()) {
        WorkingCopy hidden = one.get(relation.target().orElseThrow());
        String title = office.read(hidden).at("/words/fr/title").textValue();
        String list = "api/v1/" + type.name() + "?limit=1&" + relation.path();
        for (String query : List.of("=" + hidden.id(), "%5Bin%5D=" + hidden.id(), ".title=" + title.replace(" ", "%20")
            .replace("’", "%E2%80%99"),
            ".slug=" + office.read(hidden).at("/words/fr/slug").textValue(), ".title%5Bcontains%5D=cnry")) {
          JsonNode answer = visitor.get(list + query).expect(200).json();
          assertThat(answer.at("/page/total").intValue()).as(list + query).isZero();
          asked++;
        }
      }
    }
    assertThat(asked).isPositive();
  }

  /** Every link of every type leads to content that is withdrawn then: what stays is its type and id, and the address made of both. */
  @Test
  @Order(2)
  @Case("B4")
  void ofWithdrawnNeighboursOnlyTypeAndIdStay() {
    Shelf fading = Shelf.published(types, office);
    Planting planting = new Planting(CANARIES, fading);
    Map<TypeDescriptor, WorkingCopy> referring = new LinkedHashMap<>();
    types.all().forEach(type -> referring.put(type, office.published(type.name(), planting.open(type))));
    Map<String, String> titles = new LinkedHashMap<>();
    referring.forEach((type, copy) -> links(type).forEach(link ->
        targets(visitor.get(copy.delivered()).expect(200).json(), link.path())
        .forEach(target -> titles.put(target.path("id").textValue(), target.path("type").textValue()))));
    titles.keySet().removeIf(id -> referring.values().stream().anyMatch(copy -> copy.id().equals(id)));
    Canaries gone = new Canaries();
    titles.forEach((id, type) -> withdraw(new WorkingCopy(type, id), gone));
    int links = 0;
    for (Map.Entry<TypeDescriptor, WorkingCopy> copy : referring.entrySet()) {
      for (FieldDescriptor link : links(copy.getKey())) {
        for (String include : includes(link)) {
          links += requireOnlyTypeAndId(copy.getKey(), copy.getValue(), link, include, gone);
        }
      }
    }
    System.out.printf("hidden content: %d links to %d withdrawn neighbours gave type and id only%n", links, titles.size());
    assertThat(links).isGreaterThan(titles.size());
  }

  private static void withdraw(WorkingCopy copy, Canaries gone) {
    JsonNode words = office.read(copy).path("words");
    words.forEach(told -> {
      gone.add("title", told.path("title").textValue());
      gone.add("slug", told.path("slug").textValue());
    });
    shelf.locales().forEach(locale -> office.move(office.publisher(), copy, locale, "WITHDRAW").expect(200));
  }

  /** The link itself, and whatever lies two steps away. */
  private static List<String> includes(FieldDescriptor link) {
    List<String> includes = new ArrayList<>(List.of(link.path()));
    link.target().ifPresent(target -> links(types.named(target)).forEach(next -> includes.add(link.path() + "." + next.path())));
    return includes;
  }

  private static int requireOnlyTypeAndId(TypeDescriptor type, WorkingCopy copy, FieldDescriptor link, String include,
      Canaries gone) {
    List<Http.Answer> answers = List.of(visitor.get(copy.delivered() + "?include=" + include).expect(200),
        visitor.get("api/v1/" + type.name() + "?slug=" + office.read(copy).at("/words/fr/slug").textValue() + "&include="
        + include).expect(200),
        visitor.get(copy.delivered() + "?fields=" + link.path() + ".title,title&include=" + include).expect(200));
    answers.forEach(answer -> assertThat(gone.in(answer.bytes())).as("%s", answer).isEmpty());
    List<ObjectNode> left = targets(answers.get(0).json(), link.path());
    assertThat(left).as(include).isNotEmpty().allSatisfy(target ->
        assertThat(target.properties()).extracting(Map.Entry::getKey).containsOnly("type", "id", "href", "reason"));
    return left.size();
  }

  private static List<FieldDescriptor> links(TypeDescriptor type) {
    List<FieldDescriptor> links = new ArrayList<>();
    type.fields().forEach(field -> collect(field, links));
    return links;
  }

  private static void collect(FieldDescriptor field, List<FieldDescriptor> links) {
    if (field.isPublic() && (field.kind() == FieldKind.REFERENCE || field.kind() == FieldKind.TARGET)) {
      links.add(field);
    }
    field.members().forEach(member -> collect(member, links));
  }

  private static List<ObjectNode> targets(JsonNode from, String path) {
    List<ObjectNode> found = new ArrayList<>();
    if (from instanceof ArrayNode list) {
      list.forEach(item -> found.addAll(targets(item, path)));
    } else if (path.isEmpty()) {
      found.add((ObjectNode) from);
    } else {
      String step = path.split("\\.")[0];
      found.addAll(from.has(step) ? targets(from.get(step), path.substring(Math.min(path.length(), step.length() + 1)))
          : List.of());
    }
    return found;
  }

  /** The id, and the slug of every language, where the office still has it. */
  private static List<String> keys(WorkingCopy copy) {
    List<String> keys = new ArrayList<>(List.of(copy.id()));
    Http.Answer known = office.admin().get(copy.path());
    if (known.status() == 200) {
      known.json().path("words").forEach(told -> keys.add(told.path("slug").textValue()));
    }
    return keys;
  }

  private static Map<String, Integer> totals() {
    Map<String, Integer> totals = new TreeMap<>();
    types.all().forEach(type -> List.of("?limit=1", "?limit=1&locale=fr", "?limit=1&locale=all")
        .forEach(query -> totals.put(type.name() + query,
        visitor.get("api/v1/" + type.name() + query).expect(200).json().at("/page/total").intValue())));
    totals.put("search", visitor.get("api/v1/search?q=alpha&locale=all").expect(200).json().at("/page/total").intValue());
    return totals;
  }

  private static String shown(Http.Answer answer) {
    Map<String, Object> headers = new TreeMap<>(answer.response().headers().map());
    Set.of("date", "correlation-id").forEach(headers::remove);
    return answer.status() + " " + headers + " " + answer.text();
  }
}
