package org.entente.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.testing.Http;

/** Every address the public has, with the parameters it takes: read from the API's own description, so none is forgotten. */
public final class PublicDoors {
  private final JsonNode description;
  private final List<String> types;
  private final List<Door> doors = new ArrayList<>();

  /** A GET: its path, and by name the schemas of its parameters; {@code type} is the one it delivers, if it is one. */
  public record Door(String path, Optional<String> type, Map<String, JsonNode> query, List<String> inPath) {
    public boolean takes(String parameter) {
      return query.containsKey(parameter);
    }
  }

  public PublicDoors(Http visitor) {
    this.description = visitor.get("api/v1/openapi.json").expect(200).json();
    this.types = description.path("paths").properties().stream().map(Map.Entry::getKey).filter(path -> path.endsWith("/{key}"))
        .map(path -> path.split("/")[3]).toList();
    description.path("paths").properties().forEach(path -> {
      if (path.getValue().has("get")) {
        doors.add(door(path.getKey(), path.getValue().path("get")));
      }
    });
  }

  public List<Door> all() {
    return doors;
  }

  /** The names of the types, in the description's order. */
  public List<String> types() {
    return types;
  }

  private Door door(String path, JsonNode operation) {
    Map<String, JsonNode> query = new LinkedHashMap<>();
    List<String> inPath = new ArrayList<>();
    operation.path("parameters").valueStream().map(this::resolved).forEach(parameter -> {
      if (parameter.path("in").asText().equals("query")) {
        query.put(parameter.path("name").asText(), parameter.path("schema"));
      } else if (parameter.path("in").asText().equals("path")) {
        inPath.add(parameter.path("name").asText());
      }
    });
    String[] steps = path.split("[/.]");
    return new Door(path, Optional.of(steps).filter(all -> all.length > 3).map(all -> all[3]).filter(types::contains), query, inPath);
  }

  private JsonNode resolved(JsonNode parameter) {
    return parameter.has("$ref") ? description.at(parameter.get("$ref").textValue().substring(1)) : parameter;
  }
}
