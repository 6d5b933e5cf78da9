package org.entente.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.durability.DeskChecks;
import org.entente.durability.House;
import org.entente.durability.LogChecks;
import org.entente.durability.Office;
import org.entente.durability.Records;
import org.entente.launcher.Database;
import org.entente.testing.Case;
import org.entente.testing.EntenteServer;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is planned is made once: after a time in which nobody was up, by two nodes of which one is killed, or stands still for a while. */
@TestMethodOrder(OrderAnnotation.class)
class PublishingClockIT {
  private static final int MANY = TestRun.full() ? 200 : 20;
  private static final int ROUNDS = TestRun.full() ? 5 : 1;
  /** Time enough to plan them all. */
  private static final Duration AHEAD = Duration.ofSeconds(TestRun.full() ? 30 : 8);
  private static final Duration LATEST = Duration.ofSeconds(5);

  private static House house;
  private static EntenteServer second;
  private static final List<Planned> EVERYTHING = Collections.synchronizedList(new ArrayList<>());

  /** A piece of news and when it is to become public. */
  private record Planned(UUID id, Instant due) {}

  @BeforeAll
  static void open() throws Exception {
    house = House.ofTheRun("clock");
    house.start();
    if (TestRun.database() == Database.POSTGRES) {
      second = house.anotherNode("clock-2").start();
    }
  }

  @AfterAll
  static void close() {
    house.close();
    if (second != null) {
      second.close();
    }
  }

  @Test
  @Order(1)
  void whatWasDueWhileNobodyWasUpIsMadeAtTheStart() throws Exception {
    List<Planned> planned = planned(5);
    if (second != null) {
      second.stop();
    }
    house.server().stop();
    Until.holds("its time has passed", () -> Instant.now().isAfter(planned.get(0).due()));
    house.start();
    awaitPublic(house.server(), planned);
    if (second != null) {
      second.start();
    }
  }

  @Test
  @Order(2)
  @Case("E10")
  void ofTwoNodesOneOfWhichIsKilledEachIsMadeOnce() throws Exception {
    assumeThat(second).as("two nodes need PostgreSQL").isNotNull();
    List<Planned> planned = planned(MANY);
    Until.holds("half are made", () -> made(planned).size() >= MANY / 2);
    house.server().killNine();
    Until.holds("all are made", () -> made(planned).size() == MANY);
    List<Duration> late = new ArrayList<>(made(planned));
    house.start();
    Collections.sort(late);
    Duration p99 = late.get((int) Math.ceil(MANY * 0.99) - 1);
    System.out.printf("planned publications: %d due at once, a node killed half way; late by %d ms (median), %d ms (p99)%n", MANY,
        late.get(MANY / 2).toMillis(), p99.toMillis());
    assertThat(late.get(0)).as("none too early").isGreaterThanOrEqualTo(Duration.ZERO);
    if (TestRun.full()) {
      assertThat(p99).isLessThanOrEqualTo(LATEST);
    }
  }

  @Test
  @Order(3)
  void aNodeThatStandsStillForAWhileMakesNothingTwice() throws Exception {
    assumeThat(second).as("two nodes need PostgreSQL").isNotNull();
    for (int round = 0; round < ROUNDS; round++) {
      List<Planned> planned = planned(MANY);
      Until.holds("some are made", () -> !made(planned).isEmpty());
      house.server().freeze();
      try {
        Until.holds("all are made", () -> made(planned).size() == MANY);
      } finally {
        house.server().thaw();
      }
      awaitPublic(house.server(), planned);
    }
  }

  /** One entry in the log, one audit row and one revision for each. */
  @Test
  @Order(4)
  void theTablesHoldEachOnce() throws Exception {
    house.server().stop();
    if (second != null) {
      second.stop();
    }
    Records records = house.records();
    for (Planned one : EVERYTHING) {
      assertThat(records.log().stream().filter(entry -> entry.content().equals(one.id()))).as("%s", one).hasSize(1);
      assertThat(records.audit().stream().filter(row -> one.id().equals(row.content()) && row.action().equals("PUBLISH"))).hasSize(1);
    }
    LogChecks.check(records);
    DeskChecks.check(records);
  }

  /** So many, approved in their own time, and then planned for one moment soon. */
  private static List<Planned> planned(int many) throws Exception {
    Office office = Office.signedIn(house.server().http());
    Map<UUID, String> approved = new ConcurrentHashMap<>();
    Crowd.each(4, Crowd.tasks(many, number -> () -> approved(office, approved)));
    Instant due = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> order = Map.of("transition", "PUBLISH", "at", LocalDateTime.ofInstant(due, ZoneOffset.UTC).toString(), "zone", "Etc/UTC");
    List<Planned> planned = Crowd.each(4, approved.keySet().stream().<Callable<Planned>>map(id -> () -> {
      office.publisher().with("If-Match", approved.get(id)).post("api/editorial/v1/news/" + id + "/fr/transitions", order).expect(200);
      return new Planned(id, due);
    }).toList());
    EVERYTHING.addAll(planned);
    return planned;
  }

  private static UUID approved(Office office, Map<UUID, String> approved) {
    JsonNode made = office.create(Map.of("fr", "Prévue " + UUID.randomUUID()), "clock").expect(201).json();
    UUID id = UUID.fromString(made.get("id").textValue());
    String submitted = office.move(id, "fr", Office.etags(made).get("fr"), "SUBMIT").expect(200).etag();
    approved.put(id, office.move(id, "fr", submitted, "APPROVE").expect(200).etag());
    return id;
  }

  private static void awaitPublic(EntenteServer server, List<Planned> planned) {
    planned.forEach(one -> Until.holds(one + " is public", () -> server.http().get("api/v1/news/" + one.id()).status() == 200));
  }

  /** How late those are that are in the log, as the log tells. */
  private static List<Duration> made(List<Planned> planned) {
    try (Connection connection = house.connectMeanwhile().orElseThrow();
        PreparedStatement entries = connection.prepareStatement("select at from publication where content_id = any (?)")) {
      entries.setArray(1, connection.createArrayOf("uuid", planned.stream().map(Planned::id).toArray()));
      List<Duration> late = new ArrayList<>();
      try (ResultSet rows = entries.executeQuery()) {
        while (rows.next()) {
          late.add(Duration.between(planned.get(0).due(), rows.getTimestamp(1).toInstant()));
        }
      }
      return late;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
