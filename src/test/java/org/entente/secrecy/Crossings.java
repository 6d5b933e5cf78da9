package org.entente.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/**
 * The doors with all that can be asked across one relation, there and back. The API's description writes out the plain names and says of
 * the operators only that the neighbour's are taken, too.
 */
final class Crossings {
  private final PublicDoors doors;
  private final PublicModel model;

  Crossings(PublicDoors doors, PublicModel model) {
    this.doors = doors;
    this.model = model;
  }

  List<PublicDoors.Door> all() {
    return doors.all().stream().map(this::widened).toList();
  }

  private PublicDoors.Door widened(PublicDoors.Door door) {
    Map<String, JsonNode> query = new LinkedHashMap<>(door.query());
    door.type().ifPresent(type -> relations(type).forEach((relation, neighbour) -> {
      if (door.query().keySet().stream().anyMatch(name -> name.startsWith(relation + "."))) {
        own(neighbour).forEach((name, schema) -> query.putIfAbsent(relation + "." + name, schema));
      }
    }));
    return new PublicDoors.Door(door.path(), door.type(), query, door.inPath());
  }

  /** By name the type that each leads to. */
  private Map<String, String> relations(String type) {
    Map<String, String> relations = new LinkedHashMap<>();
    collect(model.type(type).orElseThrow().fields(), relations);
    model.waysBack(type).forEach((name, way) -> relations.put(name, way.from().name()));
    return relations;
  }

  private static void collect(List<PublicField> fields, Map<String, String> relations) {
    fields.forEach(field -> {
      field.target().ifPresent(target -> relations.put(field.path(), target));
      collect(field.members(), relations);
    });
  }

  /** What a list asks of its type's own fields, with every operator. */
  private Map<String, JsonNode> own(String type) {
    Map<String, JsonNode> own = new LinkedHashMap<>();
    doors.all().stream().filter(door -> door.path().equals("/api/v1/" + type)).forEach(door -> door.query().forEach((name, schema) -> {
      if (model.type(type).orElseThrow().field(name.replaceFirst("\\[.*", "").replaceFirst("\\.year$", "")).isPresent()) {
        own.put(name, schema);
      }
    }));
    return own;
  }
}
