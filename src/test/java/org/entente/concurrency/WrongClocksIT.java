package org.entente.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.durability.DeskChecks;
import org.entente.durability.House;
import org.entente.durability.LogChecks;
import org.entente.durability.Office;
import org.entente.durability.Records;
import org.entente.launcher.Database;
import org.entente.testing.Case;
import org.entente.testing.EntenteServer;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one PostgreSQL, of which one has a wrong clock: an hour ahead at first, then, while it runs, ten minutes behind. On H2
 * there is one clock only.
 */
class WrongClocksIT {
  private static final Duration TOLERANCE = Duration.ofSeconds(5);
  private static final String AHEAD = "+3600";
  private static final String BEHIND = "-600";

  /** A piece of news that waits for its publisher. */
  private record Approved(UUID id, String etag) {}

  private static House house;
  private static EntenteServer wrong;
  private static Path hands;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(TestRun.database() == Database.POSTGRES, "two nodes need PostgreSQL");
    house = House.ofTheRun("clocks");
    house.start();
    hands = Files.writeString(house.server().data().resolve("hands"), AHEAD);
    wrong = house.anotherNode("clocks-2").with(Map.of("LD_PRELOAD", library().toString(), "FAKETIME_TIMESTAMP_FILE", hands.toString(),
        "FAKETIME_CACHE_DURATION", "2", "FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0")).start();
  }

  private static Path library() throws IOException {
    try (Stream<Path> machines = Files.list(Path.of("/usr/lib"))) {
      return machines.map(machine -> machine.resolve("faketime/libfaketime.so.1")).filter(Files::exists).findFirst().orElseThrow();
    }
  }

  @AfterAll
  static void close() {
    if (wrong != null) {
      wrong.close();
    }
    if (house != null) {
      house.close();
    }
  }

  @Test
  @Case("E17")
  void theHousesTimeIsTheDatabasesWhateverAMachineSays() throws Exception {
    Until.holds("the wrong clock is noticed", () -> logged("differs from the database's by 3600 s"));
    Office office = Office.signedIn(wrong.http());
    requireFullLifetime(office);
    List<UUID> made = List.of(published(office), planned(office));
    Files.writeString(hands, BEHIND);
    Until.holds("the step is noticed", () -> logged("by -600 s"));
    requireFullLifetime(Office.signedIn(wrong.http()));
    List<UUID> later = List.of(published(office), planned(office));

    house.server().stop();
    wrong.stop();
    Records records = house.records();
    LogChecks.check(records);
    DeskChecks.check(records);
    Stream.concat(made.stream(), later.stream()).forEach(id ->
        assertThat(records.log().stream().filter(entry -> entry.content().equals(id))).as("%s is made once", id).hasSize(1));
  }

  private static boolean logged(String words) {
    try {
      return Files.readString(wrong.log()).contains(words);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A token of the wrong node counts at the right one, and for as long as it would from there. */
  private static void requireFullLifetime(Office office) {
    Http.Answer signedIn = wrong.http().post("api/editorial/v1/sessions", Map.of("name", "author", "password", TestRun.DEMO_PASSWORD)).expect(201);
    Instant ends = Instant.parse(signedIn.json().get("expiresAt").textValue());
    assertThat(ends).isBetween(Instant.now().plus(Duration.ofHours(12)).minus(TOLERANCE), Instant.now().plus(Duration.ofHours(12)).plus(TOLERANCE));
    house.server().http().with("Authorization", "Bearer " + signedIn.json().get("token").textValue()).get("api/editorial/v1/queue").expect(200);
  }

  private static UUID published(Office office) {
    Instant before = Instant.now();
    Approved text = approved(office);
    UUID id = text.id();
    office.move(id, "fr", text.etag(), "PUBLISH").expect(200);
    for (EntenteServer node : List.of(wrong, house.server())) {
      Until.holds("it is public", () -> node.http().get("api/v1/news/" + id).status() == 200);
      Http.Answer delivered = node.http().get("api/v1/news/" + id);
      assertThat(Instant.parse(delivered.json().get("publishedAt").textValue())).isBetween(before.minus(TOLERANCE), Instant.now());
      assertThat(ZonedDateTime.parse(delivered.header("Last-Modified").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          .as("never in the future").isBeforeOrEqualTo(Instant.now());
    }
    return id;
  }

  private static Approved approved(Office office) {
    JsonNode made = office.create(Map.of("fr", "Heure " + UUID.randomUUID()), "clocks").expect(201).json();
    UUID id = UUID.fromString(made.get("id").textValue());
    String submitted = office.move(id, "fr", Office.etags(made).get("fr"), "SUBMIT").expect(200).etag();
    return new Approved(id, office.move(id, "fr", submitted, "APPROVE").expect(200).etag());
  }

  private static UUID planned(Office office) {
    Approved text = approved(office);
    UUID id = text.id();
    Instant due = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
    office.publisher().with("If-Match", text.etag()).post("api/editorial/v1/news/" + id + "/fr/transitions",
        Map.of("transition", "PUBLISH", "at", LocalDateTime.ofInstant(due, ZoneOffset.UTC).toString(), "zone", "Etc/UTC")).expect(200);
    Until.holds("it is public", () -> house.server().http().get("api/v1/news/" + id).status() == 200);
    Instant published = Instant.parse(house.server().http().get("api/v1/news/" + id).json().get("publishedAt").textValue());
    assertThat(published).as("neither early nor an hour late").isBetween(due, due.plus(TOLERANCE));
    return id;
  }
}
