package org.entente.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;

/** What the Nu HTML checker, the one behind validator.w3.org/nu, says of a page. */
public final class HtmlCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HtmlCheck() {}

  /** Errors and warnings; empty when there is nothing to mend. */
  public static List<String> faults(byte[] page) throws Exception {
    EmbeddedValidator validator = new EmbeddedValidator();
    validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
    List<String> faults = new ArrayList<>();
    for (JsonNode message : JSON.readTree(validator.validate(new ByteArrayInputStream(page))).get("messages")) {
      faults.add(message.path("lastLine").asInt() + ": " + message.path("message").asText());
    }
    return faults;
  }
}
