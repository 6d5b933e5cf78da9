package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.schema.ContentTypes;
import org.entente.testing.Deployments;
import org.entente.testing.EntenteServer;
import org.entente.testing.ModelTypes;
import org.entente.testing.TestRun;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A new type of content is one class with its labels, and one migration: the WAR with {@link Treaty} knows it everywhere. It
 * runs as a process of its own on a database of its own, since no other build could open a database with that migration.
 */
class ToyTypeIT {
  private static EntenteServer server;
  private static Office office;

  @BeforeAll
  static void serveTheToy() throws Exception {
    Path war = Files.createDirectories(TestRun.folder().resolve("toy-war")).resolve("entente.war");
    withTreaty().as(ZipExporter.class).exportTo(war.toFile(), true);
    server = serving(war).start();
    office = Office.of(server.http());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static WebArchive withTreaty() {
    return Deployments.with("toy.war", Treaty.class, Treaty.Kind.class, Treaty.Text.class)
        .addAsResource("toy/Treaty_fr.properties", "org/entente/everytype/Treaty_fr.properties")
        .addAsResource("toy/Treaty_en.properties", "org/entente/everytype/Treaty_en.properties")
        .addAsResource("toy/V900__treaty.sql", "db/migration/V900__treaty.sql");
  }

  /** The harness serves the WAR of the run; here it is told of another one. */
  private static EntenteServer serving(Path war) throws Exception {
    String usual = TestRun.war().toString();
    System.setProperty("entente.war", war.toString());
    try {
      return EntenteServer.ofTheRun("toy", Map.of("ENTENTE_SAMPLE", "true"));
    } finally {
      System.setProperty("entente.war", usual);
    }
  }

  @TestFactory
  Stream<DynamicContainer> theTenthTypeGoesTheWholeWay() throws Exception {
    ContentTypes types = ModelTypes.read(Treaty.class);
    return Stream.of(TypeWalk.through(types.named("treaties"), Shelf.published(types, office), office));
  }

  @Test
  void theIndexNamesTheTenthType() {
    JsonNode index = server.http().get("api/v1").expect(200).json();
    assertThat(index.path("types")).extracting(type -> type.path("type").asText()).hasSize(10).endsWith("treaties");
  }

  @Test
  void bothOpenApisKnowTheTenthType() {
    String delivery = server.http().get("api/v1/openapi.json").expect(200).text();
    assertThat(delivery).contains("/api/v1/treaties").contains("preamble").doesNotContain("cipher");
    String editorial = office.author().get("api/editorial/v1/openapi.json").expect(200).text();
    assertThat(editorial).contains("treaties").contains("preamble").contains("cipher");
  }

  @Test
  void itsSchemaSpeaksItsLabels() {
    assertThat(server.http().get("api/v1/schemas/treaties").expect(200).text()).contains("Ratified").doesNotContain("Cipher");
  }
}
