package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.entente.testing.Http;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds at every address of the delivery API, whoever gives the answer. */
class EveryDoorIT extends Journey {
  private static final String ORIGIN = "Access-Control-Allow-Origin";
  private static final List<String> DESCRIPTIONS = List.of("api/v1/openapi.json", "api/v1/schemas/news", "api/v1/labels");
  private static final List<String> DATA = List.of("api/v1", "api/v1/agreements", "api/v1/agreements.csv", "api/v1/news.atom", "api/v1/catalog",
      "api/v1/catalog.jsonld", "api/v1/search?q=rome", "api/v1/agreements/rome-1956", "api/v1/agreements/rome-1956/history");

  private Stream<String> everything() {
    return Stream.concat(DATA.stream(), DESCRIPTIONS.stream());
  }

  @TestFactory
  Stream<DynamicTest> everyAnswerSaysHowItMayBeKept() {
    return everything().map(address -> DynamicTest.dynamicTest(address, () -> {
      Http.Answer answer = office.visitor().get(address).expect(200);
      for (String name : List.of("ETag", "Cache-Control", "Surrogate-Key", "Entente-Edition", "Link", "Vary")) {
        assertThat(answer.header(name)).as(name).isPresent();
      }
      assertThat(answer.header("Last-Modified").isPresent()).as("no node knows since when a description is as it is").isEqualTo(DATA.contains(address));
      Http.Answer again = office.visitor().get(address).expect(200);
      assertThat(again.header("Content-Type")).as("given again").isEqualTo(answer.header("Content-Type"));
      assertThat(again.bytes()).isEqualTo(answer.bytes());
      Http.Answer held = office.visitor().with("If-None-Match", answer.etag()).get(address).expect(304);
      assertThat(held.header("ETag")).isEqualTo(answer.header("ETag"));
      office.visitor().with("If-None-Match", "W/" + answer.etag()).get(address).expect(304); // as a cache in between may have weakened it
    }));
  }

  /** A table of some megabytes is written, not kept; whoever holds it is told so all the same. */
  @Test
  void aLongTableIsHeldAndPackedLikeAnyAnswer() throws IOException {
    String text = "Un paragraphe parmi d'autres, écrit pour être long. ".repeat(3_500);
    for (int number = 0; number < 13; number++) {
      office.published("news", Map.of("displayDate", "2015-04-16", "words", Map.of("fr", Map.of("title", "Longue " + UUID.randomUUID(), "body", text))));
    }
    String table = "api/v1/news.csv?title[contains]=longue".replace("[", "%5B").replace("]", "%5D");
    Http.Answer whole = office.visitor().get(table).expect(200);
    assertThat(whole.bytes().length).isGreaterThan(2 << 20);
    assertThat(office.visitor().with("If-None-Match", whole.etag()).get(table).expect(304).bytes()).isEmpty();
    Http.Answer head = office.visitor().head(table).expect(200);
    assertThat(head.header("Content-Length")).contains(Integer.toString(whole.bytes().length));
    assertThat(head.etag()).isEqualTo(whole.etag());
    assertThat(office.visitor().get(table).expect(200).bytes()).isEqualTo(whole.bytes());
    Http packing = office.visitor().with("Accept-Encoding", "gzip");
    Http.Answer packed = packing.get(table).expect(200);
    assertThat(packed.header("Content-Encoding")).contains("gzip");
    assertThat(packed.etag()).isNotEqualTo(whole.etag());
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes()).isEqualTo(whole.bytes());
    packing.with("If-None-Match", packed.etag()).get(table).expect(304);
    assertThat(packing.head(table).expect(200).etag()).isEqualTo(packed.etag());
  }

  /** A browser hands the answer to a script of another site only if it says so; a refusal is worth reading, too. */
  @TestFactory
  Stream<DynamicTest> theScriptsOfEverySiteMayReadAnswersAndRefusals() {
    WorkingCopy gone = office.published("news", Map.of("displayDate", "2015-04-16", "words", Map.of("fr", Map.of("title", "Partie " + UUID.randomUUID()))));
    office.move(office.publisher(), gone, "fr", "WITHDRAW").expect(200);
    Map<String, Integer> refused = Map.of("api/v1/agreements?nonsense=1", 400, "api/v1/agreements/no-such-pact", 404, "api/v1/no/such/door", 404,
        "api/v1/news/" + gone.id(), 410, "api/v1/agreements?edition=1", 410, "api/preview/v1", 401);
    return Stream.concat(everything().map(address -> Map.entry(address, 200)), refused.entrySet().stream())
        .map(asked -> DynamicTest.dynamicTest(asked.getKey(), () -> {
          Http.Answer answer = office.visitor().get(asked.getKey()).expect(asked.getValue());
          assertThat(answer.header(ORIGIN)).contains("*");
          assertThat(answer.header("Access-Control-Expose-Headers").orElseThrow()).contains("ETag", "Retry-After", "Entente-Edition");
        }));
  }

  @Test
  void askingWhatIsAllowedIsAnsweredForOtherSitesAndTheNewsroomForNone() {
    Http.Answer asked = office.visitor().send("OPTIONS", "api/v1/agreements", null, null).expect(204);
    assertThat(asked.header(ORIGIN)).contains("*");
    assertThat(asked.header("Access-Control-Allow-Headers").orElseThrow()).contains("If-None-Match");
    assertThat(office.visitor().get("api/editorial/v1/news").expect(401).header(ORIGIN)).isEmpty();
    assertThat(office.author().get("api/editorial/v1/news").expect(200).header(ORIGIN)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> noAddressPassesOverAParameterThatItDoesNotKnow() {
    return everything().map(address -> address + (address.contains("?") ? "&" : "?"))
        .map(address -> address + "nonsense=1").map(address -> DynamicTest.dynamicTest(address, () -> assertThat(office.visitor().get(address).expect(400).json().path("type").textValue())
            .startsWith("/problems/unknown-")));
  }
}
