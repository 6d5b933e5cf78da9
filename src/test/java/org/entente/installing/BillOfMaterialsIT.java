package org.entente.installing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The WAR says itself what it brings: a CycloneDX bill of materials and the list of licences, both inside it. */
class BillOfMaterialsIT {
  private static final Path LICENCES = Path.of("docs/third-party.md");
  private static ZipFile war;
  private static JsonNode bill;

  @BeforeAll
  static void open() throws IOException {
    war = new ZipFile(TestRun.war().toFile());
    ZipEntry entry = war.getEntry("META-INF/sbom/entente.cdx.json");
    assertThat(entry).as("the bill in the WAR; a build with -o makes none").isNotNull();
    bill = new ObjectMapper().readTree(war.getInputStream(entry));
  }

  @AfterAll
  static void close() throws IOException {
    war.close();
  }

  @Test
  void theBillNamesEveryJarWithVersionLicenceAndDigest() throws Exception {
    Map<String, JsonNode> billed = components().collect(Collectors.toMap(BillOfMaterialsIT::jar, component -> component));
    for (ZipEntry jar : war.stream().filter(entry -> entry.getName().matches("WEB-INF/lib/.+")).toList()) {
      JsonNode component = billed.get(jar.getName().substring("WEB-INF/lib/".length()));
      assertThat(component).as(jar.getName()).isNotNull();
      assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
      assertThat(licence(component)).as(jar.getName()).isNotBlank();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(war.getInputStream(jar).readAllBytes());
      assertThat(component.at("/hashes").findValuesAsText("content")).as(jar.getName()).contains(HexFormat.of().formatHex(digest));
    }
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("entente");
  }

  @Test
  void theListOfLicencesIsTheOneOfTheBill() throws IOException {
    String list = licences();
    if (System.getProperty("entente.golden", "").equals("renew")) {
      Files.writeString(LICENCES, list);
    }
    assertThat(Files.readString(LICENCES)).isEqualTo(list);
    assertThat(war.getEntry("META-INF/third-party.md")).isNotNull();
  }

  @Test
  void everyDependencyOfTheWarHasItsReasonInTheDecisions() throws IOException {
    String reasons = Files.readString(Path.of("docs/decisions/dependencies.md"));
    assertThat(components().filter(component -> !reasons.contains(component.path("name").asText())
        && !reasons.contains("`" + component.path("group").asText() + ":")).map(component -> component.path("name").asText()))
        .as("neither it nor its group has a line in docs/decisions/dependencies.md").isEmpty();
  }

  private static String licences() {
    Map<String, String> lines = new TreeMap<>();
    components().forEach(component -> lines.put(component.path("name").asText(), "| `" + component.path("group").asText() + ":"
        + component.path("name").asText() + "` | " + component.path("version").asText() + " | " + licence(component) + " |\n"));
    return """
        # Third-party software in the WAR

        Written from the bill of materials (`META-INF/sbom/entente.cdx.json` in the WAR) by `BillOfMaterialsIT` with
        `-Dentente.golden=renew`. The texts of the licences stand in the jars.

        | artifact | version | licence |
        |---|---|---|
        """ + String.join("", lines.values());
  }

  /** What is in the WAR; the bill also lists what the server provides to it. */
  private static Stream<JsonNode> components() {
    return StreamSupport.stream(bill.path("components").spliterator(), false)
        .filter(component -> war.getEntry("WEB-INF/lib/" + jar(component)) != null);
  }

  private static String jar(JsonNode component) {
    return component.path("name").asText() + "-" + component.path("version").asText() + ".jar";
  }

  private static String licence(JsonNode component) {
    return StreamSupport.stream(component.path("licenses").spliterator(), false)
        .map(choice -> choice.has("expression") ? choice.path("expression").asText()
            : choice.at("/license/id").asText(choice.at("/license/name").asText()))
        .collect(Collectors.joining(", "));
  }
}
