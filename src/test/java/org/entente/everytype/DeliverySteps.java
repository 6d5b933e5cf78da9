package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.testing.Http;

/** What the public sees of a content of any type. */
final class DeliverySteps {
  private static final List<String> ALWAYS = List.of("type", "id", "locale", "links");
  private static final List<String> PRESSED = List.of("publishedAt", "firstPublishedAt", "updatedAt");

  private final TypeWalk walk;
  private final Http visitor;

  DeliverySteps(TypeWalk walk) {
    this.walk = walk;
    this.visitor = walk.office().visitor();
  }

  void add() {
    shown().forEach(field -> walk.step("delivers " + field.path() + " in every language", () -> delivers(field)));
    walk.step("delivers nothing but its public fields", this::deliversNothingElse);
    walk.step("is what the schema of its type says", this::isWhatItsSchemaSays);
    walk.step("keeps what its internal fields hold out of every public byte", this::keepsSecrets);
    walk.step("answers the name of an internal field like an unknown one", this::hidesInternalNames);
    walk.step("is found under its slug of each language", this::isFoundUnderItsSlug);
    walk.step("is not sent again to who holds it", this::isNotSentAgain);
    walk.step("gives chosen fields only", this::givesChosenFields);
    links(walk.type().fields()).forEach(link -> walk.step("includes " + link.path(), () -> includes(link)));
    walk.step("has the same JSON by extension", this::hasTheSameJsonByExtension);
    walk.step("is a row of the table", this::isARowOfTheTable);
    walk.step("is in every form that the index names, and is not sent again", this::isInEveryForm);
  }

  private Stream<FieldDescriptor> shown() {
    return walk.type().fields().filter(FieldDescriptor::isPublic);
  }

  private static List<FieldDescriptor> links(Stream<FieldDescriptor> fields) {
    List<FieldDescriptor> links = new ArrayList<>();
    fields.filter(FieldDescriptor::isPublic).forEach(field -> {
      if (field.kind() == FieldKind.REFERENCE || field.kind() == FieldKind.TARGET) {
        links.add(field);
      }
      links.addAll(links(field.members().stream()));
    });
    return links;
  }

  private JsonNode object(String locale) {
    return visitor.get(walk.copy().delivered(locale)).expect(200).json();
  }

  /** The list that holds this content alone. */
  private String listed(String form, String locale) {
    return "api/v1/" + walk.type().name() + form + "?locale=" + locale + "&title="
        + PublicBytes.encode(walk.filled().title(locale));
  }

  private void delivers(FieldDescriptor field) {
    for (String locale : walk.locales()) {
      new Delivered(locale).requireSame(field, walk.filled().sent(field, locale), object(locale).path(field.name()));
    }
  }

  private void deliversNothingElse() {
    List<String> names = new ArrayList<>(ALWAYS);
    names.addAll(PRESSED);
    shown().map(FieldDescriptor::name).forEach(names::add);
    assertThat(object(walk.firstLocale()).properties()).extracting(member -> member.getKey())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  private void isWhatItsSchemaSays() {
    DeliveredFaults faults = new DeliveredFaults(visitor);
    for (String locale : walk.locales()) {
      JsonNode object = object(locale);
      assertThat(faults.in(object)).isEmpty();
      ((ObjectNode) object).put("id", "none").remove("links");
      assertThat(faults.in(object)).as("a schema that lets everything pass").hasSizeGreaterThanOrEqualTo(2);
    }
  }

  private void keepsSecrets() {
    PublicBytes all = PublicBytes.around(visitor, walk.copy(), walk.filled().title(walk.firstLocale()), walk.locales());
    all.requireSomewhere(walk.filled().slug(walk.firstLocale()));
    assertThat(walk.filled().secrets()).isNotEmpty().allSatisfy(all::requireNowhere);
  }

  private void hidesInternalNames() {
    JsonNode schema = visitor.get("api/v1/schemas/" + walk.type().name()).expect(200).json();
    walk.type().fields().filter(field -> !field.isPublic()).forEach(field -> {
      assertThat(schema.findValue(field.name())).as("schema of %s", field.name()).isNull();
      String unknown = field.name().replaceAll(".", "x");
      for (String asked : List.of("?%s=1", "?%s[exists]=true", "?sort=%s", "?fields=%s", "?include=%s")) {
        Http.Answer refused = visitor.get("api/v1/" + walk.type().name() + asked.formatted(field.name())
            .replace("[", "%5B").replace("]", "%5D")).expect(400);
        Http.Answer like = visitor.get("api/v1/" + walk.type().name() + asked.formatted(unknown)
            .replace("[", "%5B").replace("]", "%5D")).expect(400);
        assertThat(refused.json().get("type")).isEqualTo(like.json().get("type"));
        assertThat(refused.json().path("nearest").asText()).isNotEqualTo(field.name());
      }
    });
  }

  private void isFoundUnderItsSlug() {
    for (String locale : walk.locales()) {
      assertThat(visitor.get("api/v1/" + walk.type().name() + "/" + walk.filled().slug(locale) + "?locale=" + locale).expect(200).bytes())
          .isEqualTo(visitor.get(walk.copy().delivered(locale)).bytes());
    }
  }

  private void isNotSentAgain() {
    for (String address : List.of(walk.copy().delivered(walk.firstLocale()), listed("", walk.firstLocale()),
        listed(".csv", walk.firstLocale()))) {
      Http.Answer first = visitor.get(address).expect(200);
      assertThat(first.etag()).doesNotStartWith("W/");
      Http.Answer again = visitor.with("If-None-Match", first.etag()).get(address).expect(304);
      assertThat(again.bytes()).isEmpty();
      assertThat(again.etag()).isEqualTo(first.etag());
      assertThat(visitor.head(address).expect(200).etag()).isEqualTo(first.etag());
    }
  }

  private void givesChosenFields() {
    shown().forEach(field -> {
      JsonNode chosen = visitor.get(walk.copy().delivered(walk.firstLocale()) + "&fields=" + field.name()).expect(200).json();
      assertThat(chosen.properties()).extracting(member -> member.getKey())
          .containsExactlyInAnyOrderElementsOf(Stream.concat(ALWAYS.stream(), Stream.of(field.name())).toList());
    });
  }

  private void includes(FieldDescriptor link) {
    String locale = walk.firstLocale();
    JsonNode neighbour = at(visitor.get(walk.copy().delivered(locale) + "&include=" + link.path()).expect(200).json(), link.path());
    assertThat(neighbour.path("id").textValue()).isEqualTo(walk.filled().text(link, locale));
    assertThat(neighbour.path("href").textValue()).endsWith(neighbour.path("id").textValue());
    assertThat(neighbour.path("title").asText()).isEqualTo(walk.shelf().titleBehind(link));
  }

  private static JsonNode at(JsonNode from, String path) {
    JsonNode value = from;
    for (String step : path.split("\\.")) {
      value = value.path(step);
      value = value.isArray() ? value.path(0) : value;
    }
    return value;
  }

  private void hasTheSameJsonByExtension() {
    JsonNode plain = visitor.get(listed("", walk.firstLocale())).expect(200).json();
    assertThat(plain.path("page").path("total").intValue()).isEqualTo(1);
    assertThat(plain.path("data").path(0)).isEqualTo(object(walk.firstLocale()));
    assertThat(visitor.get(listed(".json", walk.firstLocale())).expect(200).json().path("data")).isEqualTo(plain.path("data"));
  }

  private void isInEveryForm() {
    JsonNode named = visitor.get("api/v1").expect(200).json().path("types").valueStream()
        .filter(type -> type.path("type").asText().equals(walk.type().name())).findFirst().orElseThrow().path("forms");
    assertThat(named.properties()).extracting(form -> form.getKey()).contains("csv", "jsonld");
    named.fieldNames().forEachRemaining(extension -> {
      Http.Answer form = visitor.get(listed("." + extension, walk.firstLocale())).expect(200);
      assertThat(told(form)).as(extension).contains(walk.copy().id());
      assertThat(form.bytes()).as(extension).isEqualTo(visitor.get(listed("." + extension, walk.firstLocale()) + "&utm_source=x").expect(200).bytes());
      visitor.with("If-None-Match", form.etag()).get(listed("." + extension, walk.firstLocale())).expect(304);
    });
  }

  /** What an answer says, also inside a zip. */
  private static String told(Http.Answer answer) {
    if (!answer.header("Content-Type").orElse("").startsWith("application/vnd.openxmlformats")) {
      return answer.text();
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
      StringBuilder all = new StringBuilder();
      while (zip.getNextEntry() != null) {
        all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
      return all.toString();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private void isARowOfTheTable() throws IOException {
    for (String locale : walk.locales()) {
      String table = visitor.get(listed(".csv", locale)).expect(200).text();
      List<CSVRecord> rows = CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(table)).getRecords();
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).get("id")).isEqualTo(walk.copy().id());
      assertThat(rows.get(0).get("title")).isEqualTo(walk.filled().title(locale));
      assertThat(rows.get(0).toMap().keySet().stream().map(column -> column.split("\\.")[0]).distinct()).containsAll(
          shown().map(FieldDescriptor::name).toList()).doesNotContainAnyElementsOf(PRESSED);
      assertThat(Arrays.asList(rows.get(0).values())).as("every cell is filled").doesNotContain("");
    }
  }
}
