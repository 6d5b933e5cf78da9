package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.entente.schema.FieldDescriptor;
import org.entente.testing.Http;

/** What the office does with a content of any type until it is public. */
final class OfficeSteps {
  private final TypeWalk walk;
  private final Office office;

  OfficeSteps(TypeWalk walk) {
    this.walk = walk;
    this.office = walk.office();
  }

  void add() {
    walk.step("is created with every field filled", this::isCreated);
    walk.step("is read back as it was sent", this::isReadBack);
    walk.step("refuses an unknown field at its pointer", this::refusesAnUnknownField);
    walk.step("refuses a stale write and one without If-Match", this::refusesStaleWrites);
    walk.step("is found in the office's list by its title", this::isListed);
    required().forEach(field -> walk.step("is not submitted without " + field.path(), () -> refusesSubmissionWithout(field)));
    walk.step("is not public before it is published", this::isNotPublic);
    walk.step("is not approved by its author, whatever other roles", this::refusesApprovalByItsAuthor);
    walk.step("is public when the publishing call returns", this::isPublished);
  }

  private List<FieldDescriptor> required() {
    return walk.type().fields().filter(FieldDescriptor::required).toList();
  }

  /** By the administrator, who holds every role and so may approve whatever she did not write. */
  private void isCreated() {
    Http.Answer created = office.admin().post(WorkingCopy.list(walk.type().name()), walk.filled().body());
    walk.began(office.begun(walk.type().name(), created));
    assertThat(created.header("Location")).as("path-absolute, whatever the Host").hasValue("/" + walk.copy().path());
    assertThat(created.etag()).isEqualTo(office.admin().get(walk.copy().path()).etag());
  }

  private void isReadBack() {
    JsonNode read = office.read(walk.copy());
    walk.filled().body().properties()
        .forEach(sent -> assertThat(read.get(sent.getKey())).as(sent.getKey()).isEqualTo(sent.getValue()));
  }

  private void refusesAnUnknownField() {
    Http.Answer refused = office.edit(office.admin(), walk.copy(),
        Map.of("inexistent", 1, "words", Map.of(walk.firstLocale(), Map.of("unheardOf", "x")))).expect(422);
    assertThat(pointers(refused)).containsExactlyInAnyOrder("/inexistent", "/words/" + walk.firstLocale() + "/unheardOf");
  }

  private void refusesStaleWrites() {
    Http.Answer stale = office.admin().with("If-Match", "\"c0\"").patch(walk.copy().path(), Map.of("note", "x")).expect(412);
    assertThat(stale.json().get("current")).as("both versions are told").isNotNull();
    assertThat(stale.json().get("yours").textValue()).isEqualTo("c0");
    office.admin().patch(walk.copy().path(), Map.of("note", "x")).expect(428);
    office.admin().post(walk.copy().in(walk.firstLocale()) + "/transitions", Map.of("transition", "SUBMIT")).expect(428);
  }

  private void isListed() {
    JsonNode found = office.author().get(WorkingCopy.list(walk.type().name()) + "?title="
        + PublicBytes.encode(walk.filled().title(walk.firstLocale()))).expect(200).json();
    assertThat(found.path("data")).extracting(entry -> entry.get("id").textValue()).containsExactly(walk.copy().id());
  }

  private void refusesSubmissionWithout(FieldDescriptor field) {
    Filled another = Filled.of(walk.type(), walk.shelf().values(1));
    WorkingCopy incomplete = office.create(office.author(), walk.type().name(), another.without(field));
    Http.Answer refused = office.move(office.author(), incomplete, walk.firstLocale(), "SUBMIT").expect(422);
    assertThat(pointers(refused)).containsExactly(
        field.words() ? "/words/" + walk.firstLocale() + "/" + field.name() : "/" + field.name());
    office.delete(office.author(), incomplete).expect(204);
  }

  private static List<String> pointers(Http.Answer refused) {
    return refused.json().path("errors").valueStream().map(fault -> fault.path("pointer").asText()).toList();
  }

  private void isNotPublic() {
    byte[] unknown = office.visitor().get("api/v1/" + walk.type().name() + "/00000000-0000-4000-8000-000000000000")
        .expect(404).bytes();
    assertThat(office.visitor().get(walk.copy().delivered()).expect(404).bytes()).isEqualTo(unknown);
    assertThat(office.visitor().get("api/v1/" + walk.type().name() + "/" + walk.filled().slug(walk.firstLocale()))
        .expect(404).bytes()).isEqualTo(unknown);
  }

  private void refusesApprovalByItsAuthor() {
    office.moveAll(office.admin(), walk.copy(), "SUBMIT").expect(200);
    JsonNode refused = office.moveAll(office.admin(), walk.copy(), "APPROVE").expect(403).json();
    assertThat(refused.path("type").asText()).endsWith("/four-eyes");
    assertThat(refused.path("who")).extracting(JsonNode::textValue).isNotEmpty().doesNotContain("admin");
  }

  private void isPublished() {
    office.reviewAll(walk.copy());
    JsonNode published = office.moveAll(office.publisher(), walk.copy(), "PUBLISH").expect(200).json();
    assertThat(published.path("visible").booleanValue()).isTrue();
    for (String locale : walk.locales()) {
      office.visitor().get(walk.copy().delivered(locale)).expect(200);
      assertThat(published.path("variants").path(locale).path("state").textValue()).isEqualTo("PUBLISHED");
    }
  }
}
