package org.entente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import com.thaiopensource.xml.sax.ErrorHandlerImpl;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.entente.delivery.forms.Form;
import org.entente.testing.SchemaFaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Forms held against what their specifications demand, by engines that are not ours: JSON Schema, RELAX NG. */
class JudgedFormsTest {
  private static final Path RULES = Path.of("src/test/resources/forms");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Fair fair = new Fair();

  @BeforeEach
  void publish() {
    ObjectNode told = Fair.at(Fair.feast("2024-07-14T21:00:00+02:00"), 48.85, -2.5)
        .put("summary", "<b>&amp;]]> \u0007 é😀").put("updatedAt", "2024-01-01T00:00:00.5Z");
    told.putObject("body").put("html", "<p>Un <em>corps</em></p>").put("markdown", "Un *corps*").put("text", "Un corps");
    fair.publish(1, "fr", "Fête <1> & co", told).publish(2, "fr", "Nulle part", Fair.feast("2024-07-15T21:00:00+02:00"))
        .publish(2, "en", "Nowhere", Fair.feast("2024-07-15T21:00:00+02:00"));
  }

  @AfterEach
  void close() {
    fair.close();
  }

  @Test
  void aMapIsWhatRfc7946Demands() throws IOException {
    SchemaFaults rules = rules("geojson.schema.json");
    for (String query : List.of("", "fields=title", "locale=all", "title=Rien")) {
      assertThat(rules.in(JSON.readTree(fair.bytes(Form.GEOJSON, query)))).as(query).isEmpty();
    }
    JsonNode turned = JSON.readTree(fair.text(Form.GEOJSON, "").replace("\"coordinates\":[-2.5,48.85]", "\"coordinates\":[-2.5,148.85]"));
    assertThat(rules.in(turned)).isNotEmpty();
    ((ObjectNode) turned.at("/features/1")).remove("geometry");
    assertThat(rules.in(turned)).hasSizeGreaterThan(1);
  }

  @Test
  void aJsonFeedIsWhatItsVersionDemands() throws IOException {
    SchemaFaults rules = rules("jsonfeed.schema.json");
    for (String query : List.of("", "locale=all", "locale=en", "title=Rien")) {
      assertThat(rules.in(JSON.readTree(fair.bytes(Form.JSONFEED, query)))).as(query).isEmpty();
    }
    JsonNode feed = JSON.readTree(fair.bytes(Form.JSONFEED, ""));
    ((ObjectNode) feed.at("/items/0")).put("date_published", "yesterday").put("author", "x").remove("id");
    assertThat(rules.in(feed)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void anAtomFeedIsWhatRfc4287Demands() throws Exception {
    for (String query : List.of("", "locale=all", "locale=en", "title=Rien")) {
      assertThat(faults(fair.text(Form.ATOM, query))).as(query).isEmpty();
    }
    String feed = fair.text(Form.ATOM, "");
    assertThat(faults(feed.replaceFirst("<updated>[^<]*</updated>", ""))).isNotEmpty();
    assertThat(faults(feed.replaceFirst("<updated>[^<]*</updated>", "<updated>2024-07-14</updated>"))).isNotEmpty();
    assertThat(faults(feed.replaceFirst("(?s)<author>.*?</author>", ""))).isNotEmpty();
  }

  private static SchemaFaults rules(String file) throws IOException {
    return SchemaFaults.against(JSON.readTree(RULES.resolve(file).toFile()));
  }

  /** What jing says; empty when there is nothing to say. */
  private static String faults(String feed) throws Exception {
    StringWriter said = new StringWriter();
    PropertyMapBuilder properties = new PropertyMapBuilder();
    properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandlerImpl(said));
    ValidationDriver jing = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
    assertThat(jing.loadSchema(ValidationDriver.fileInputSource(RULES.resolve("atom.rnc").toFile()))).as(() -> said.toString()).isTrue();
    boolean valid = jing.validate(new InputSource(new StringReader(feed)));
    assertThat(valid).isEqualTo(said.toString().isEmpty());
    return said.toString();
  }
}
