package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.format.PatternFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The operations of an OpenAPI document, and its schemas as a validator of JSON Schema 2020-12 reads them. */
final class Contract {
  private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
  /** The validator's own reading takes the number sign for none of a pointer's characters; RFC 6901 does not. */
  private static final JsonMetaSchema V2020_12 = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
      .format(PatternFormat.of("json-pointer", "^(/([^/~]|~[01])*)*$", "format.json-pointer")).build();

  private final String address;
  private final JsonNode document;
  private final JsonSchemaFactory schemas;
  private final SchemaValidatorsConfig strict = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private final Map<String, JsonSchema> read = new ConcurrentHashMap<>();

  /** @param name what failures call the document */
  Contract(String name, JsonNode document) {
    this.address = "https://contract.test/" + name + ".json";
    this.document = document;
    this.schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012,
        builder -> builder.metaSchema(V2020_12).schemaLoaders(loaders -> loaders.schemas(Map.of(address, document.toString()))));
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    document.path("paths").properties().forEach(path -> {
      String known = path.getValue().has("$ref") ? path.getValue().get("$ref").textValue().substring(1) : "/paths/" + escaped(path.getKey());
      METHODS.stream().filter(method -> document.at(known).has(method))
          .forEach(method -> all.add(new Operation(this, method.toUpperCase(java.util.Locale.ROOT), path.getKey(), known + "/" + method)));
    });
    return all;
  }

  static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }

  /** What stands at a JSON pointer; references are followed. */
  JsonNode at(String pointer) {
    return followed(document.at(pointer));
  }

  JsonNode followed(JsonNode node) {
    return node.has("$ref") ? followed(document.at(node.get("$ref").textValue().substring(1))) : node;
  }

  /** Where a node's content really stands, so that a schema in it can be named. */
  String place(String pointer) {
    JsonNode node = document.at(pointer);
    return node.has("$ref") ? place(node.get("$ref").textValue().substring(1)) : pointer;
  }

  /** What of a value breaks the schema at a JSON pointer; empty when nothing does. */
  List<String> faults(String pointer, JsonNode value) {
    JsonSchema schema = read.computeIfAbsent(pointer, place -> schemas.getSchema(SchemaLocation.of(address + "#" + place), strict));
    // The tree as it was read, not its text: read again, a number beyond a double would be infinite.
    return schema.validate(value).stream().map(ValidationMessage::getMessage).limit(5).collect(Collectors.toList());
  }
}
