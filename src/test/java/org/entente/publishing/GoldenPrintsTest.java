package org.entente.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.PublicForm;
import org.entente.schema.TypeDescriptor;
import org.entente.settings.Environment;
import org.entente.settings.Installation;
import org.entente.testing.Golden;
import org.entente.testing.ModelTypes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One printed body per type is a file: what other portals read changes on purpose or not at all. */
class GoldenPrintsTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ID = "00000000-0000-4000-8000-00000000cafe";
  private static final Instant MOMENT = Instant.parse("2026-05-08T09:30:00Z");

  private final Press press = new Press(Installation.from(new Environment(Map.of()), ""));

  @TestFactory
  Stream<DynamicTest> printsEveryTypeAsAgreed() throws Exception {
    return ModelTypes.read().all().stream().map(type -> DynamicTest.dynamicTest(type.name(), () -> {
      PublicForm form = PublicForm.of(type, revision(type), Locale.FRENCH);
      byte[] print = press.set(type, UUID.fromString(ID), Locale.FRENCH, form).stamp(new Dates(MOMENT, MOMENT, MOMENT), Optional.empty());
      Golden.check("print-" + type.name() + ".json", new ObjectMapper().readTree(print));
    }));
  }

  private static ObjectNode revision(TypeDescriptor type) {
    ObjectNode revision = filled(type.facts());
    revision.putObject("words").set("fr", filled(type.words()));
    return revision;
  }

  private static ObjectNode filled(List<FieldDescriptor> fields) {
    ObjectNode filled = JSON.objectNode();
    fields.forEach(field -> filled.set(field.name(), field.many() ? JSON.arrayNode().add(value(field)) : value(field)));
    return filled;
  }

  private static JsonNode value(FieldDescriptor field) {
    return switch (field.kind()) {
      case TEXT -> JSON.textNode("L’été à " + field.name());
      case LOCALIZED_TEXT -> JSON.objectNode().put("en", "English").put("fr", "Français");
      case RICH_TEXT -> JSON.textNode("# Titre\n\nUn *texte* avec un [lien](entente:topics/" + ID + ").");
      case SLUG -> JSON.textNode("un-slug");
      case BOOLEAN -> JSON.booleanNode(true);
      case INTEGER -> JSON.numberNode(7);
      case DATE -> JSON.textNode("2026-05-08");
      case INSTANT -> JSON.textNode("2026-05-08T09:30:00Z");
      case PERIOD -> JSON.textNode("2001/2002");
      case POINT -> JSON.objectNode().put("lat", 48.8566).put("lon", 2.3522);
      case ENUMERATION -> JSON.textNode(field.values().get(0));
      case COUNTRY -> JSON.textNode("IT");
      case URL -> JSON.textNode("https://example.org/");
      case ZONE -> JSON.textNode("Europe/Paris");
      case QUERY -> JSON.textNode("agreements?sort=-signed");
      case REFERENCE, TARGET -> JSON.objectNode().put("type", field.target().orElse("topics")).put("id", ID);
      case COMPONENT -> filled(field.members());
    };
  }
}
