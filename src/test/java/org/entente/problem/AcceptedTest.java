package org.entente.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptedTest {
  private static final List<String> OFFERED = List.of("text/turtle", "application/ld+json", "application/rdf+xml");

  @Test
  void givesTheUsualOneToWhoHasNoWish() {
    assertThat(Accepted.first(List.of(), OFFERED)).contains("text/turtle");
    assertThat(Accepted.first(List.of("*/*"), OFFERED)).contains("text/turtle");
  }

  @Test
  void givesTheDearestThatThereIs() {
    assertThat(Accepted.first(List.of("text/html", "application/rdf+xml;q=0.9", "*/*;q=0.1"), OFFERED)).contains("application/rdf+xml");
    assertThat(Accepted.first(List.of("application/*;charset=utf-8"), OFFERED)).contains("application/ld+json");
  }

  @Test
  void givesNothingThatIsRefused() {
    assertThat(Accepted.first(List.of("*/*", "text/turtle;q=0"), OFFERED)).contains("application/ld+json");
    assertThat(Accepted.first(List.of("text/turtle;q=0.000"), OFFERED)).isEmpty();
    assertThat(Accepted.first(List.of("text/html"), OFFERED)).isEmpty();
  }
}
