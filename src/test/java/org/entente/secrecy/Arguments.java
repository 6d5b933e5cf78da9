package org.entente.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/** Values that parameters take: where any text is taken, a guess that is right. */
final class Arguments {
  private static final List<String> DAYS = List.of("1956-01-01", "1987-01-11", "2014-10-02", "2087-01-17");
  private static final List<String> COUNTRIES = List.of("IT", "PT", "SN");

  private final PublicWorld world;
  private final PublicModel model;
  private final List<String> secrets;
  private final List<String> hiddenIds;

  Arguments(PublicWorld world, PublicModel model, List<String> secrets, List<String> hiddenIds) {
    this.world = world;
    this.model = model;
    this.secrets = secrets;
    this.hiddenIds = hiddenIds;
  }

  String fitting(PublicDoors.Door door, String name, Random dice) {
    JsonNode schema = door.query().get(name);
    JsonNode one = schema.has("items") ? schema.get("items") : schema;
    if (one.has("enum")) {
      return Questions.pick(one.get("enum").valueStream().map(JsonNode::asText).toList(), dice);
    }
    return switch (name) {
      case "fields" -> Questions.pick(names(door), dice);
      case "include" -> Questions.pick(neighbours(door), dice);
      case "edition" -> "current";
      case "asOf" -> Instant.now().toString();
      case "ids" -> Questions.pick(hiddenIds, dice) + "," + Questions.pick(world.all(), dice).path("id").asText();
      case "near" -> (dice.nextInt(181) - 90) + "," + (dice.nextInt(361) - 180) + "," + (1 + dice.nextInt(9000));
      case "bbox" -> (dice.nextInt(361) - 180) + "," + -dice.nextInt(90) + "," + (dice.nextInt(361) - 180) + "," + dice.nextInt(90);
      case "after" -> Questions.pick(world.cursors(door), dice);
      case "limit" -> Integer.toString(1 + dice.nextInt(30));
      case "offset" -> Integer.toString(dice.nextInt(100));
      default -> ofShape(one, dice);
    };
  }

  private String ofShape(JsonNode schema, Random dice) {
    if (schema.path("type").asText().equals("boolean")) {
      return Boolean.toString(dice.nextBoolean());
    }
    if (schema.path("type").asText().equals("integer")) {
      return Integer.toString(dice.nextInt(2100));
    }
    if (schema.path("format").asText().equals("uuid")) {
      return dice.nextBoolean() ? Questions.pick(hiddenIds, dice) : Questions.pick(world.all(), dice).path("id").asText();
    }
    if (schema.path("format").asText().equals("date") || schema.has("description")) {
      return Questions.pick(DAYS, dice);
    }
    return schema.has("pattern") ? Questions.pick(COUNTRIES, dice) : Questions.pick(secrets, dice).replace(",", "\\,");
  }

  private List<String> names(PublicDoors.Door door) {
    return fields(door).map(PublicField::path).toList();
  }

  private List<String> neighbours(PublicDoors.Door door) {
    List<String> names = new ArrayList<>(List.of("alternates"));
    fields(door).filter(field -> field.kind() == FieldKind.REFERENCE || field.kind() == FieldKind.TARGET).map(PublicField::path).forEach(names::add);
    door.type().ifPresent(type -> names.addAll(model.waysBack(type).keySet()));
    return names;
  }

  private Stream<PublicField> fields(PublicDoors.Door door) {
    return door.type().stream().flatMap(type -> model.type(type).orElseThrow().fields().stream()).flatMap(Arguments::withMembers);
  }

  private static Stream<PublicField> withMembers(PublicField field) {
    return Stream.concat(Stream.of(field), field.members().stream().flatMap(Arguments::withMembers));
  }
}
