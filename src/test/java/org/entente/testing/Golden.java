package org.entente.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What others rely on, kept as files and reviewed in the diff. {@code ./mvnw test -Dtest='Golden*' -Dentente.golden=renew} writes
 * them anew.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Golden() {}

  /** Fails when the document is not the one that is kept. */
  public static void check(String name, JsonNode document) throws IOException {
    Path file = FOLDER.resolve(name);
    String text = JSON.writeValueAsString(document) + "\n";
    if (System.getProperty("entente.golden", "").equals("renew")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).as(name).isEqualTo(Files.readString(file));
  }
}
