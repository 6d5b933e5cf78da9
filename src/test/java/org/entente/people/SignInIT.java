package org.entente.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.entente.people.Staff.ACCOUNTS;
import static org.entente.people.Staff.PASSWORD;
import static org.entente.people.Staff.SESSIONS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.entente.launcher.Database;
import org.entente.people.Staff.Person;
import org.entente.testing.Case;
import org.entente.testing.EntenteServer;
import org.entente.testing.Http;
import org.entente.testing.Postgres;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Who signs in, who is slowed and locked out, and what nobody learns from it; on two nodes where the database allows it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInIT {
  private static final int FREE = 5;
  private static final int MOST = 8;
  private static final Map<String, String> BEHIND_A_PROXY = Map.of("ENTENTE_TRUSTED_PROXIES", "127.0.0.1,::1");
  private static EntenteServer server;
  private static EntenteServer second;
  private static Staff staff;

  /** The second node believes no proxy: there, every client is the same peer. */
  @BeforeAll
  static void open() throws Exception {
    if (TestRun.database() == Database.H2) {
      server = EntenteServer.h2("sign-in", BEHIND_A_PROXY).start();
    } else {
      String url = Postgres.ofTheRun().newDatabase();
      server = EntenteServer.postgres("sign-in", Postgres.ofTheRun(), url, BEHIND_A_PROXY).start();
      second = EntenteServer.postgres("sign-in-2", Postgres.ofTheRun(), url, Map.of()).start();
    }
    staff = new Staff(server);
  }

  @AfterAll
  static void close() {
    server.close();
    if (second != null) {
      second.close();
    }
  }

  private static Http.Answer attempt(Http from, String name, String password) {
    return from.post(SESSIONS, Map.of("name", name, "password", password));
  }

  private static Http from(String address) {
    return server.http().with("X-Forwarded-For", address);
  }

  /** Tries wrong passwords from these clients in turn until their network is locked out; returns how many were heard. */
  private static int lockOut(String name, Http... clients) {
    int[] tries = {0};
    int[] failures = {0};
    Until.holds("the network is locked out", () -> {
      Http.Answer answer = attempt(clients[tries[0]++ % clients.length], name, "not the right password");
      failures[0] += answer.status() == 401 ? 1 : 0;
      return answer.status() == 429 && answer.json().get("type").textValue().endsWith("sign-in-locked");
    });
    return failures[0];
  }

  @Test
  @Order(1)
  void theFirstAdministratorComesInWithTheFileAndSetsAPassword() throws Exception {
    Path file = server.data().resolve("admin-password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    String once = Files.readString(file).strip();
    assertThat(Files.readString(server.log())).contains(file.toString()).doesNotContain(once);
    assertThat(second == null || !Files.exists(second.data().resolve("admin-password"))).as("one node made it").isTrue();
    server.restart();
    assertThat(file).as("nobody has signed in yet").content().contains(once);
    Http admin = server.http().as("admin", once);
    assertThat(file).doesNotExist();
    admin.get(ACCOUNTS).expect(403);
    String token = admin.post(ACCOUNTS + "/current/password", Map.of("old", once, "new", PASSWORD)).expect(200).json().get("token").textValue();
    Http own = server.http().with("Authorization", "Bearer " + token);
    assertThat(own.get(ACCOUNTS + "/current").expect(200).json().get("roles").get(0).textValue()).isEqualTo("ADMIN");
    own.get(ACCOUNTS).expect(200);
    attempt(server.http(), "admin", once).expect(401);
    own.with("If-Match", own.get(ACCOUNTS + "/current").etag()).patch(ACCOUNTS + "/current", Map.of("status", "SUSPENDED")).expect(409);
  }

  @Test
  @Order(2)
  @Case("A14")
  void rotatingWhatACallerMayWriteAddsNoAttempt() {
    Person person = staff.hireAny("AUTHOR");
    int attempts = TestRun.full() ? 1_000 : 120;
    List<IntFunction<Http.Answer>> disguises = List.of(
        i -> attempt(from("2001:db8:1:2:" + Integer.toHexString(i + 1) + "::" + Integer.toHexString(i)), person.name(), "wrong " + i),
        i -> attempt(from("203.0.113." + i % 200 + ", 2001:db8:1:2::" + i % 200), person.name(), "wrong " + i),
        i -> attempt(from("2001:db8:1:2::7").with("Forwarded", "for=198.51.100." + i % 200, "X-Real-IP", "198.51.100." + i % 200,
            "User-Agent", "agent " + i), person.name(), "wrong " + i),
        i -> attempt(from("2001:db8:1:2::8"), i % 2 == 0 ? person.name().toUpperCase() : " " + person.name() + " ", "wrong " + i));
    int heard = 0;
    for (int i = 0; i < attempts; i++) {
      Http.Answer answer = disguises.get(i % disguises.size()).apply(i);
      assertThat(answer.status()).isIn(401, 429);
      if (answer.status() == 401) {
        heard++;
      } else {
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 900);
      }
    }
    assertThat(heard).as("attempts that were answered after the five free ones had to wait their turn").isBetween(FREE, MOST);
    Http extra = from("2001:db8:1:2::9");
    assertThat(heard + lockOut(person.name(), extra)).isEqualTo(MOST);
    attempt(extra, person.name(), PASSWORD).expect(429);
    extra.post(SESSIONS, Map.of("name", person.name(), "password", "wrong", "try", 1)).expect(422);
  }

  @Test
  @Order(3)
  @Case("A14")
  void aLockHoldsOnEveryNodeAndAfterARestartForThatNetworkOnly() throws Exception {
    Person person = staff.hireAny("AUTHOR");
    Person unknown = new Person(staff, UUID.randomUUID().toString(), "nobody-at-all");
    Http attacker = from("198.51.100.66");
    assertThat(lockOut(person.name(), attacker)).isEqualTo(MOST);
    assertThat(lockOut(unknown.name(), attacker)).isEqualTo(MOST);
    assertThat(person.seen().get("lockedNetworks").intValue()).isEqualTo(1);
    server.killNine();
    server.start();
    attempt(attacker, person.name(), PASSWORD).expect(429);
    Http.Answer known = attempt(attacker, person.name(), PASSWORD);
    assertThat(known.text()).isEqualTo(attempt(attacker, unknown.name(), PASSWORD).text().replaceAll("\"retryAfter\":[0-9]+",
        "\"retryAfter\":" + known.json().get("retryAfter").intValue()));
    Http owner = from("192.0.2.20");
    Http.Answer first = attempt(owner, person.name(), PASSWORD).expect(429);
    assertThat(first.json().get("type").textValue()).as("slowed, not locked").endsWith("sign-in-slowed");
    assertThat(Integer.parseInt(first.header("Retry-After").orElseThrow())).isLessThanOrEqualTo(30);
    attempt(attacker, person.name(), PASSWORD).expect(429);
    Until.holds("the owner comes in from elsewhere", () -> attempt(owner, person.name(), PASSWORD).status() == 201);
    attempt(owner, person.name(), PASSWORD).expect(201);
    attempt(attacker, person.name(), PASSWORD).expect(429);
    staff.local().post(person.path() + "/unlock", Map.of()).expect(204);
    attempt(attacker, person.name(), PASSWORD).expect(201);
  }

  @Test
  @Order(4)
  @Case("A14")
  void bothNodesCountTogether() {
    assumeThat(second).as("two nodes need PostgreSQL").isNotNull();
    Person person = staff.hireAny("AUTHOR");
    Http here = from("127.0.0.1");
    Http there = second.http();
    assertThat(lockOut(person.name(), here, there)).isEqualTo(MOST);
    attempt(here, person.name(), PASSWORD).expect(429);
    attempt(there, person.name(), PASSWORD).expect(429);
    attempt(there.with("X-Forwarded-For", "192.0.2.99"), person.name(), PASSWORD).expect(429);
  }

  @Test
  @Order(5)
  @Case("A10")
  void whatEndsHereEndsOnTheOtherNode() {
    assumeThat(second).as("two nodes need PostgreSQL").isNotNull();
    Person person = staff.hireAny("AUTHOR");
    String token = attempt(second.http(), person.name(), PASSWORD).expect(201).json().get("token").textValue();
    Http there = second.http().with("Authorization", "Bearer " + token);
    there.post("api/editorial/v1/news", Map.of("words", Map.of("fr", Map.of("title", "Avant")))).expect(201);
    person.changed(Map.of("status", "SUSPENDED"));
    there.post("api/editorial/v1/news", Map.of("words", Map.of("fr", Map.of("title", "Après")))).expect(401);
    there.get(ACCOUNTS + "/current").expect(401);
  }

  /** The known and the unknown are told the same; the times are the same work, which only the full run measures. */
  @Test
  @Order(6)
  @Case("B12")
  void nobodyLearnsWhetherANameIsKnown() {
    int rounds = TestRun.full() ? 200 : 6;
    Map<String, List<Long>> times = new LinkedHashMap<>(Map.of("known", new ArrayList<>(), "unknown", new ArrayList<>()));
    for (int i = 0; i < rounds; i++) {
      Person person = staff.hireAny();
      Http client = from("198.18." + i / 250 + "." + (i % 250 + 1));
      Http.Answer known = timed(times.get("known"), () -> attempt(client, person.name(), "wrong"));
      Http.Answer unknown = timed(times.get("unknown"), () -> attempt(client, "u-" + person.name(), "wrong"));
      assertThat(known.status()).isEqualTo(401);
      assertThat(unknown.status()).isEqualTo(known.status());
      assertThat(unknown.text()).isEqualTo(known.text());
      assertThat(unknown.response().headers().map().keySet()).isEqualTo(known.response().headers().map().keySet());
    }
    long known = median(times.get("known"));
    long unknown = median(times.get("unknown"));
    System.out.printf("sign-in refused: median %d ms for known names, %d ms for unknown ones%n", known / 1_000_000, unknown / 1_000_000);
    if (TestRun.full()) {
      assertThat(Math.abs(known - unknown)).isLessThan(10_000_000);
    }
  }

  private static Http.Answer timed(List<Long> times, Supplier<Http.Answer> request) {
    long begin = System.nanoTime();
    Http.Answer answer = request.get();
    times.add(System.nanoTime() - begin);
    return answer;
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  @Test
  @Order(7)
  @Case("D12")
  void aFloodOfSignInsStarvesNobody() throws Exception {
    Person person = staff.hireAny("AUTHOR");
    String sixtyFour = "une phrase assez longue pour compter soixante-quatre signes, oui";
    staff.local().post(person.path() + "/password", Map.of("password", sixtyFour, "mustChangePassword", false)).expect(200);
    String huge = "x".repeat(1_000_000);
    List<Callable<Integer>> flood = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String name = "flood-" + i;
      String password = i % 2 == 0 ? huge : "a usual password " + i;
      flood.add(() -> attempt(from("198.51.100.77"), name, password).status());
    }
    ExecutorService threads = Executors.newFixedThreadPool(200);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      flood.forEach(one -> answers.add(threads.submit(one)));
      List<Long> control = new ArrayList<>();
      while (!answers.stream().allMatch(Future::isDone)) {
        timed(control, () -> server.http().get("api/v1")).expect(200);
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).allMatch(status -> List.of(401, 413, 422, 429, 503).contains(status)).contains(429);
      System.out.printf("during 200 sign-ins: %d control requests, slowest %d ms%n", control.size(),
          control.stream().mapToLong(Long::longValue).max().orElse(0) / 1_000_000);
      if (TestRun.full()) {
        assertThat(control.stream().sorted().skip(control.size() * 99L / 100).findFirst().orElse(0L)).isLessThan(1_000_000_000L);
      }
    } finally {
      threads.shutdownNow();
    }
    attempt(from("192.0.2.33"), person.name(), sixtyFour).expect(201);
    attempt(from("192.0.2.34"), person.name(), huge).expect(413);
    attempt(from("192.0.2.34"), person.name(), "x".repeat(1_025)).expect(422);
    attempt(from("192.0.2.34"), person.name(), sixtyFour + "x").expect(401);
  }

  @Test
  @Order(8)
  void anAdministratorsPasswordMayComeFromTheEnvironment() throws Exception {
    try (EntenteServer other = EntenteServer.ofTheRun("admin-given", Map.of("ENTENTE_ADMIN_PASSWORD", PASSWORD)).start()) {
      assertThat(other.data().resolve("admin-password")).doesNotExist();
      other.http().as("admin", PASSWORD).get(ACCOUNTS).expect(200);
      assertThat(Files.readString(other.log())).doesNotContain(PASSWORD);
    }
  }
}
