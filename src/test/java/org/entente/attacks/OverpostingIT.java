package org.entente.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.everytype.Filled;
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
import org.entente.testing.Until;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client decides on the fields of a content and on nothing else; what fails leaves nothing; what is printed was approved. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OverpostingIT {
  /** What the server alone decides. */
  private static final List<String> SERVERS = List.of("id", "type", "createdBy", "createdAt", "created_at", "version",
      "revision", "role", "roles",
      "tenant", "locked", "state", "variants", "flags", "etag", "fingerprint", "approvedBy", "approvedFingerprint", "publishedAt",
      "firstPublishedAt", "updatedAt", "live", "flagged", "schedule", "author", "authorId", "content", "javaClass", "@class",
      "@type", "__proto__",
      "links", "transitions", "sequence", "firstLocale", "migrated");

  private static ContentTypes types;
  private static Office office;
  private static Http visitor;
  private static Shelf shelf;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void openTheOffice() throws Exception {
    if (office == null) {
      visitor = ManagedServer.withSamples();
      office = Office.of(visitor);
      types = ModelTypes.read();
      shelf = Shelf.published(types, office);
    }
  }

  @AfterAll
  static void clearAway() {
    office.clearAway();
  }

  @Test
  @Case("A15")
  void whatTheServerDecidesCannotBeSent() {
    for (TypeDescriptor type : types.all()) {
      WorkingCopy copy = office.create(office.author(), type.name(), Filled.of(type, shelf.values(1)).body());
      JsonNode stood = office.read(copy);
      Map<String, Integer> before = totals();
      for (String name : SERVERS) {
        if (type.fact(name).isPresent()) {
          continue;
        }
        ObjectNode body = bare();
        body.put(name, "PUBLISHED");
        requireRefusedAt(name, "/" + name, office.author().post(WorkingCopy.list(type.name()), body));
        requireRefusedAt(name, "/" + name, office.edit(office.author(), copy, Map.of(name, "PUBLISHED")));
        requireRefusedAt(name, "/words/fr/" + name, office.edit(office.author(), copy,
            Map.of("words", Map.of("fr", Map.of(name, "x")))));
      }
      assertThat(totals()).isEqualTo(before);
      assertThat(office.read(copy)).isEqualTo(stood);
    }
  }

  private static void requireRefusedAt(String name, String pointer, Http.Answer answer) {
    assertThat(answer.status()).as("%s: %s", name, answer).isEqualTo(422);
    assertThat(answer.json().path("errors")).as("%s: %s", name, answer).extracting(error -> error.path("pointer").asText())
        .contains(pointer.replace("~", "~0"));
  }

  /** A relation names what is there; it makes nothing, and changes nothing of its target. */
  @Test
  @Case("A15")
  void noRelatedContentIsMadeOrChangedThroughARelation() {
    int relations = 0;
    for (TypeDescriptor type : types.all()) {
      for (FieldDescriptor relation : type.facts().stream().filter(field -> field.kind() == FieldKind.REFERENCE).toList()) {
        String target = relation.target().orElse("topics");
        String there = office.create(office.author(), target, bare()).id();
        JsonNode before = office.read(new WorkingCopy(target, there));
        Map<String, Integer> totals = totals();
        for (ObjectNode nested : List.of(bare(), bare().put("id", UUID.randomUUID().toString()), bare().put("id", there),
            bare().put("id", there).put("title", "Changed"), bare().put("slug", "none-such"))) {
          ObjectNode body = bare();
          nested.put("type", target);
          body.set(relation.name(), relation.many() ? JsonNodeFactory.instance.arrayNode().add(nested) : nested);
          Http.Answer answer = office.author().post(WorkingCopy.list(type.name()), body);
          if (answer.status() != 201) {
            assertThat(answer.status()).as("%s of %s: %s", relation.path(), type.name(), answer).isEqualTo(422);
          } else {
            assertThat(nested.path("id").textValue()).as("only what is there is named").isEqualTo(there);
            totals.merge(type.name(), 1, Integer::sum);
            office.begun(type.name(), answer);
          }
          relations++;
        }
        assertThat(totals()).isEqualTo(totals);
        assertThat(office.read(new WorkingCopy(target, there))).isEqualTo(before);
      }
    }
    assertThat(relations).isPositive();
  }

  @Test
  @Case("B13")
  void aFailedCreateLeavesNothing() {
    for (TypeDescriptor type : types.all()) {
      String word = "zqfailed" + UUID.randomUUID().toString().replace("-", "");
      ObjectNode body = bare();
      body.withObject("/words/fr").put("title", word).put("slug", word);
      Map<String, Integer> before = totals();
      String key = UUID.randomUUID().toString();
      ObjectNode wrong = body.deepCopy().put("unheardOf", 1);
      office.author().with("Idempotency-Key", key).post(WorkingCopy.list(type.name()), wrong).expect(422);
      ObjectNode tooLong = body.deepCopy().put("note", "x".repeat(5_000));
      office.author().with("Idempotency-Key", key).post(WorkingCopy.list(type.name()), tooLong).expect(422);
      assertThat(totals()).isEqualTo(before);
      assertThat(office.admin().get(WorkingCopy.list(type.name()) + "?title=" + word).expect(200).json().at("/page/total")
          .intValue()).isZero();
      visitor.get("api/v1/" + type.name() + "/" + word).expect(404);
      assertThat(office.author().get("api/editorial/v1/queue").expect(200).text()).doesNotContain(word);
      Http.Answer made = office.author().with("Idempotency-Key", key).post(WorkingCopy.list(type.name()), body);
      WorkingCopy copy = office.begun(type.name(), made);
      assertThat(office.read(copy).at("/words/fr/slug").textValue()).as("the address was free").isEqualTo(word);
      assertThat(office.read(copy).path("revision").intValue()).isEqualTo(1);
      assertThat(office.admin().get(copy.path() + "/revisions").expect(200).json().path("data")).hasSize(1);
    }
  }

  @Test
  @Case("B13")
  void aFailedImportLeavesNothing() {
    String word = "zqfailed" + UUID.randomUUID().toString().replace("-", "");
    Map<String, Integer> before = totals();
    String link = office.author().send("POST", "api/editorial/v1/imports?type=partners&locale=fr&atomic=true", "text/csv",
        "title,slug,kind\n" + word + "," + word + ",city\n" + word + "2," + word + "2,nothing\n").expect(202).json()
        .at("/links/self").textValue();
    Until.holds("the import has ended", () -> !office.author().get(link).expect(200).json().path("status").asText()
        .equals("running"));
    assertThat(totals()).isEqualTo(before);
    assertThat(office.admin().get(WorkingCopy.list("partners") + "?title=" + word).expect(200).json().at("/page/total")
        .intValue()).isZero();
    visitor.get("api/v1/partners/" + word).expect(404);
  }

  /** Approved, then changed: what is published is what was approved, or nothing. */
  @Test
  @Case("A6")
  void onlyTheApprovedTextIsPublished() {
    for (TypeDescriptor type : types.all()) {
      WorkingCopy copy = office.create(office.author(), type.name(), Filled.of(type, shelf.values(1)).body());
      office.moveAll(office.author(), copy, "SUBMIT").expect(200);
      office.reviewAll(copy);
      JsonNode approved = office.read(copy);
      String etag = office.admin().get(copy.in("fr")).etag();
      office.editWords(office.author(), copy, "fr", Map.of("summary", "Jamais approuvé")).expect(200);
      office.move(office.publisher(), copy, "fr", "PUBLISH").expect(409);
      office.publisher().with("If-Match", etag).post(copy.in("fr") + "/transitions", Map.of("transition", "PUBLISH")).expect(412);
      visitor.get(copy.delivered("fr")).expect(404);
      office.edit(office.author(), copy, Map.of("note", "Interne")).expect(200);
      office.move(office.publisher(), copy, "en", "PUBLISH").expect(200);
      JsonNode published = office.read(copy);
      assertThat(published.at("/variants/en/fingerprint")).isEqualTo(approved.at("/variants/en/fingerprint"));
      assertThat(visitor.get(copy.delivered("en")).expect(200).json().path("summary"))
          .isEqualTo(approved.at("/words/en/summary"));
      office.editWords(office.author(), copy, "fr", Map.of("summary", approved.at("/words/fr/summary").textValue())).expect(200);
      office.move(office.publisher(), copy, "fr", "PUBLISH").expect(409);
    }
  }

  private static ObjectNode bare() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("words").putObject("fr").put("title", "Nu " + UUID.randomUUID());
    return body;
  }

  private static Map<String, Integer> totals() {
    Map<String, Integer> totals = new LinkedHashMap<>();
    types.all().forEach(type -> totals.put(type.name(),
        office.admin().get(WorkingCopy.list(type.name()) + "?limit=1").expect(200).json().at("/page/total").intValue()));
    return totals;
  }
}
