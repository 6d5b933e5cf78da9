package org.entente.everytype;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.testing.Http;
import org.entente.testing.SchemaFaults;

/** Holds delivered objects, and the neighbours in them, against the schemas that the API itself gives. */
final class DeliveredFaults {
  private final Map<String, SchemaFaults> schemas = new HashMap<>();
  private final Http visitor;

  DeliveredFaults(Http visitor) {
    this.visitor = visitor;
  }

  /** What of any object in an answer breaks the schema of its type. */
  List<String> in(JsonNode answer) {
    List<String> faults = new ArrayList<>();
    if (answer.has("type") && answer.has("locale")) {
      schema(answer.get("type").asText()).in(answer).forEach(fault -> faults.add(answer.get("type").asText() + " " + answer.path("id").asText() + fault));
    }
    answer.forEach(part -> faults.addAll(in(part)));
    return faults;
  }

  private SchemaFaults schema(String type) {
    return schemas.computeIfAbsent(type, name -> SchemaFaults.against(visitor.get("api/v1/schemas/" + name).expect(200).json()));
  }
}
