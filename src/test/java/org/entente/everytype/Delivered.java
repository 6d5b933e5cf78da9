package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.entente.schema.FieldDescriptor;

/** Holds what is delivered against what was sent, in one language, field by field. */
record Delivered(String locale) {

  /** Fails unless the public sees in {@code shown} what was {@code sent}, and nothing internal. */
  void requireSame(FieldDescriptor field, JsonNode sent, JsonNode shown) {
    if (!field.many()) {
      requireOne(field, sent, shown);
      return;
    }
    assertThat(shown.isArray()).as("%s is a list", field.path()).isTrue();
    assertThat(shown).as("the elements of %s", field.path()).hasSameSizeAs(sent);
    for (int i = 0; i < sent.size(); i++) {
      requireOne(field, sent.get(i), shown.get(i));
    }
  }

  private void requireOne(FieldDescriptor field, JsonNode sent, JsonNode shown) {
    switch (field.kind()) {
      case TEXT, SLUG, BOOLEAN, INTEGER, DATE, POINT, ENUMERATION, COUNTRY, URL, ZONE, QUERY ->
          assertThat(shown).as(field.path()).isEqualTo(sent);
      case LOCALIZED_TEXT -> assertThat(shown).as(field.path()).isEqualTo(sent.get(locale));
      case RICH_TEXT -> assertThat(shown.path("html").asText()).as(field.path()).contains("<h2>Alpha</h2>")
          .contains(lastWord(sent));
      case INSTANT -> assertThat(OffsetDateTime.parse(shown.asText()).toInstant()).as(field.path())
          .isEqualTo(OffsetDateTime.parse(sent.asText()).toInstant());
      case PERIOD -> assertThat(shown.path("edtf")).as(field.path()).isEqualTo(sent);
      case REFERENCE, TARGET -> requireLink(field, sent, shown);
      case COMPONENT -> requireMembers(field, sent, shown);
    }
  }

  private static String lastWord(JsonNode text) {
    return text.textValue().substring(text.textValue().lastIndexOf(' ') + 1);
  }

  private static void requireLink(FieldDescriptor field, JsonNode sent, JsonNode shown) {
    assertThat(shown.path("type")).as(field.path()).isEqualTo(sent.get("type"));
    assertThat(shown.path("id")).as(field.path()).isEqualTo(sent.get("id"));
    assertThat(shown.path("href").asText()).as(field.path())
        .isEqualTo("/api/v1/" + sent.get("type").textValue() + "/" + sent.get("id").textValue());
  }

  private void requireMembers(FieldDescriptor field, JsonNode sent, JsonNode shown) {
    List<FieldDescriptor> open = field.members().stream().filter(FieldDescriptor::isPublic).toList();
    open.forEach(member -> requireSame(member, sent.path(member.name()), shown.path(member.name())));
    assertThat(shown.properties()).as("the members of %s", field.path()).extracting(member -> member.getKey())
        .containsExactlyInAnyOrderElementsOf(open.stream().map(FieldDescriptor::name).toList());
  }
}
