package org.entente.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.Until;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The figures are what docs/monitoring.md promises, move with what happens, and are shown to administrators alone. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MetricsIT {
  private static final String METRICS = "api/editorial/v1/metrics";
  private static final Pattern FIGURE = Pattern.compile("\\b(?:entente|jvm|process)_[a-z_]+");
  private Http http;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void ready() {
    http = ManagedServer.withSamples();
  }

  @Test
  void everyFigureThatIsPromisedIsThere() throws Exception {
    http.asLocal().send("POST", "api/editorial/v1/verification", null, null).expect(202);
    Until.holds("a verification has run", () -> figures().names().contains("entente_verified_sound"));
    assertThat(figures().names()).containsAll(figuresIn("docs/monitoring.md", "| `"));
  }

  @Test
  void everyFigureThatAnAlertWatchesIsThere() throws Exception {
    assertThat(figuresIn("docs/monitoring.md", "| `")).containsAll(figuresIn("deployments/prometheus/entente-alerts.yaml", "expr:"));
  }

  @Test
  void figuresMoveWithWhatHappens() {
    Exposition before = figures();
    http.get("api/v1/agreements").expect(200);
    String etag = http.get("api/v1/agreements").expect(200).etag();
    http.with("If-None-Match", etag).get("api/v1/agreements").expect(304);
    Exposition after = figures();
    String read = "entente_answers_total{door=\"delivery\",status=\"2xx\"}";
    String held = "entente_answers_not_modified_total{door=\"delivery\"}";
    assertThat(after.value(read)).isGreaterThanOrEqualTo(before.samples().getOrDefault(read, 0.0) + 2);
    assertThat(after.value(held)).isGreaterThanOrEqualTo(before.samples().getOrDefault(held, 0.0) + 1);
    assertThat(after.value("entente_log_head")).isPositive();
    assertThat(after.value("entente_edition_number")).isPositive();
    assertThat(after.value("entente_database_writable")).isEqualTo(1);
    assertThat(after.names()).noneMatch(name -> name.contains("password"));
  }

  @Test
  void onlyAdministratorsSeeThem() {
    http.get(METRICS).expect(401);
    http.as("publisher").get(METRICS).expect(403);
    Http.Answer shown = http.as("admin").get(METRICS).expect(200);
    assertThat(shown.header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
  }

  private Exposition figures() {
    return Exposition.read(http.asLocal().with("Accept", "text/plain;version=0.0.4;q=0.5,*/*;q=0.1").get(METRICS).expect(200).text());
  }

  private static Set<String> figuresIn(String file, String mark) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of(file))) {
      Matcher figure = FIGURE.matcher(line.contains(mark) ? line : "");
      while (figure.find()) {
        names.add(figure.group());
      }
    }
    assertThat(names).isNotEmpty();
    return names;
  }
}
