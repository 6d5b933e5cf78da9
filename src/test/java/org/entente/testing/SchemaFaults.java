package org.entente.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;

/** What a validator of JSON Schema that is not ours finds in values; formats count. */
public final class SchemaFaults {
  private static final String SITE = "https://site.test";
  private static final String META = "https://json-schema.org/draft/2020-12/schema";
  private static final SchemaValidatorsConfig STRICT = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonSchema schema;

  private SchemaFaults(JsonSchema schema) {
    this.schema = schema;
  }

  /** A schema of draft 2020-12; an error when it is none. */
  public static SchemaFaults against(JsonNode schema) {
    List<String> own = new SchemaFaults(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(META), STRICT)).in(schema);
    if (!own.isEmpty()) {
      throw new AssertionError("no schema: " + own);
    }
    // A schema's address is told without the site it stands on.
    String address = SITE + schema.path("$id").asText("/schema");
    return new SchemaFaults(JsonSchemaFactory.getInstance(VersionFlag.V202012,
        builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(address, schema.toString())))).getSchema(SchemaLocation.of(address), STRICT));
  }

  /** Empty when nothing of the value breaks the schema. */
  public List<String> in(JsonNode value) {
    return schema.validate(value).stream().map(ValidationMessage::getMessage).toList();
  }
}
