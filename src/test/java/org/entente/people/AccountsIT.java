package org.entente.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.people.Staff.ACCOUNTS;
import static org.entente.people.Staff.PASSWORD;
import static org.entente.people.Staff.SESSIONS;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entente.people.Staff.Person;
import org.entente.testing.Case;
import org.entente.testing.CommandLine;
import org.entente.testing.CommandLine.Said;
import org.entente.testing.EntenteServer;
import org.entente.testing.Http;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What administrators do with accounts, what everybody else does not, and what ends at once. */
class AccountsIT {
  private static final String NEWS = "api/editorial/v1/news";
  private static EntenteServer server;
  private static Staff staff;
  /** Holds everything for good, so that others come and go. */
  private static Person keeper;

  @BeforeAll
  static void open() throws Exception {
    server = EntenteServer.ofTheRun("people", Map.of()).start();
    staff = new Staff(server);
    keeper = staff.hire("keeper", "ADMIN", "AUTHOR", "REVIEWER", "PUBLISHER");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static Http.Answer write(Http who, String... languages) {
    return writeOf("Texte", who, languages);
  }

  private static Http.Answer writeOf(String subject, Http who, String... languages) {
    Map<String, Object> words = new LinkedHashMap<>();
    List.of(languages).forEach(tag -> words.put(tag, Map.of("title", subject + " " + UUID.randomUUID())));
    return who.post(NEWS, Map.of("displayDate", "2026-07-14", "words", words));
  }

  private static Http.Answer move(Http who, String content, String locale, String transition) {
    String path = NEWS + "/" + content + "/" + locale;
    return who.with("If-Match", who.get(path).etag()).post(path + "/transitions", Map.of("transition", transition));
  }

  private static String submitted(String... languages) {
    Http author = keeper.signedIn();
    String id = write(author, languages).expect(201).json().get("id").textValue();
    List.of(languages).forEach(tag -> move(author, id, tag, "SUBMIT").expect(200));
    return id;
  }

  @Test
  void anAdministratorMakesReadsAndChangesAccounts() {
    Http admin = keeper.signedIn();
    Http.Answer made = admin.post(ACCOUNTS, Map.of("name", "juliette", "displayName", "Juliette F.", "email", "juliette@mairie.example",
        "locale", "fr", "grants", Staff.grants("REVIEWER:visits:fr"))).expect(201);
    assertThat(made.header("Location")).hasValue("/" + ACCOUNTS + "/" + made.json().get("id").textValue());
    assertThat(made.json().get("oneTimePassword").textValue()).hasSizeGreaterThan(20);
    admin.post(ACCOUNTS, Map.of("name", "juliette")).expect(409);
    Http.Answer read = admin.get(ACCOUNTS + "/" + made.json().get("id").textValue()).expect(200);
    assertThat(read.json().has("oneTimePassword")).isFalse();
    assertThat(read.json().get("roles")).extracting(JsonNode::textValue).containsExactly("REVIEWER");
    assertThat(read.json().at("/grants/0/types/0").textValue()).isEqualTo("visits");
    assertThat(read.json().get("mustChangePassword").booleanValue()).isTrue();
    String path = ACCOUNTS + "/" + read.json().get("id").textValue();
    admin.patch(path, Map.of("displayName", "J.")).expect(428);
    admin.with("If-Match", "\"a999\"").patch(path, Map.of("displayName", "J.")).expect(412);
    Http.Answer changed = admin.with("If-Match", read.etag()).patch(path, Map.of("displayName", "J.", "roles", List.of("AUTHOR"))).expect(200);
    assertThat(changed.etag()).isNotEqualTo(read.etag());
    assertThat(admin.with("If-Match", changed.etag()).patch(path, Map.of("displayName", "J.")).expect(200).etag())
        .as("what changes nothing is no new version").isEqualTo(changed.etag());
    JsonNode listed = admin.get(ACCOUNTS + "?name=juliette&role=AUTHOR&status=ACTIVE").expect(200).json();
    assertThat(listed.at("/page/total").intValue()).isEqualTo(1);
    assertThat(admin.get(ACCOUNTS + "?limit=1").expect(200).json().at("/links/next").textValue()).contains("after=");
    admin.get(ACCOUNTS + "?colour=blue").expect(400);
  }

  @Test
  void walksItsPagesWithoutMissingAnybody() {
    staff.hireAny();
    List<String> names = new ArrayList<>();
    String next = "/" + ACCOUNTS + "?limit=1";
    while (!next.isEmpty()) {
      JsonNode page = staff.local().get(next).expect(200).json();
      page.get("data").forEach(account -> names.add(account.get("name").textValue()));
      next = page.at("/links/next").asText();
    }
    assertThat(names).doesNotHaveDuplicates().contains("local", "admin", "keeper");
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatNoAccountCanBe() {
    return Stream.<Map<String, ?>>of(Map.of("name", "Upper"), Map.of("name", ""), Map.of("name", 7), Map.of("displayName", "nobody"),
        Map.of("name", "x", "id", UUID.randomUUID().toString()), Map.of("name", "x", "passwordHash", "x"),
        Map.of("name", "x", "generation", 1), Map.of("name", "x", "roles", "ADMIN"), Map.of("name", "x", "roles", List.of("KING")),
        Map.of("name", "x", "grants", List.of(Map.of("role", "AUTHOR", "types", List.of("secrets")))),
        Map.of("name", "x", "grants", List.of(Map.of("role", "AUTHOR", "locales", List.of("xx")))),
        Map.of("name", "x", "grants", List.of(Map.of("role", "AUTHOR", "types", List.of()))),
        Map.of("name", "x", "grants", List.of(Map.of("role", "ADMIN", "types", List.of("news")))),
        Map.of("name", "x", "grants", List.of(Map.of("role", "AUTHOR", "until", "2030"))),
        Map.of("name", "x", "roles", List.of(), "grants", List.of()), Map.of("name", "x", "status", "GONE"),
        Map.of("name", "x", "password", "short"), Map.of("name", "x", "password", "motdepasse12"),
        Map.of("name", "x", "password", List.of(PASSWORD)), Map.of("name", "x", "email", "no mail"), Map.of("name", "x", "locale", "tlh"))
        .map(body -> DynamicTest.dynamicTest(body.toString(), () -> assertThat(
            staff.local().post(ACCOUNTS, body).expect(422).json().at("/errors/0/pointer").asText()).startsWith("/")));
  }

  @Test
  void aLimitedRoleWorksWhereItReachesAndNowhereElse() {
    Http french = staff.hireAny("AUTHOR:news:fr").signedIn();
    Http reviewer = staff.hireAny("REVIEWER:news:fr").signedIn();
    Http elsewhere = staff.hireAny("REVIEWER:visits", "PUBLISHER:news:en", "AUTHOR:visits").signedIn();
    assertThat(write(elsewhere, "fr").expect(403).json().get("needs").textValue()).isEqualTo("AUTHOR");
    write(french, "en").expect(403);
    write(french, "fr", "en").expect(403);
    String id = write(french, "fr").expect(201).json().get("id").textValue();
    String path = NEWS + "/" + id;
    french.with("If-Match", french.get(path).etag()).patch(path, Map.of("words", Map.of("en", Map.of("title", "No")))).expect(403);
    keeper.signedIn().with("If-Match", french.get(path).etag()).patch(path, Map.of("words", Map.of("en", Map.of("title", "Yes")))).expect(200);
    french.with("If-Match", french.get(path + "/en").etag()).patch(path + "/en", Map.of("title", "No")).expect(403);
    french.with("If-Match", french.get(path).etag()).delete(path).expect(403);
    move(french, id, "fr", "SUBMIT").expect(200);
    assertThat(move(french, id, "en", "SUBMIT").expect(403).json().get("needs").textValue()).isEqualTo("AUTHOR");
    move(elsewhere, id, "fr", "APPROVE").expect(403);
    assertThat(reviewer.get("api/editorial/v1/queue").json().get("data")).extracting(entry -> entry.get("id").textValue()).contains(id);
    assertThat(elsewhere.get("api/editorial/v1/queue").json().get("data")).extracting(entry -> entry.get("id").textValue()).doesNotContain(id);
    assertThat(reviewer.get(path + "/fr").json().get("transitions")).extracting(JsonNode::textValue).contains("APPROVE");
    assertThat(elsewhere.get(path + "/fr").json().get("transitions")).isEmpty();
    move(reviewer, id, "fr", "APPROVE").expect(200);
    move(elsewhere, id, "fr", "PUBLISH").expect(403);
  }

  @Test
  void factsBelongToTheFirstLanguage() {
    Http english = staff.hireAny("AUTHOR:news:en").signedIn();
    String id = write(keeper.signedIn(), "fr", "en").expect(201).json().get("id").textValue();
    String path = NEWS + "/" + id;
    english.with("If-Match", english.get(path).etag()).patch(path, Map.of("displayDate", "2026-01-01")).expect(403);
    english.with("If-Match", english.get(path).etag()).patch(path, Map.of("note", "internal")).expect(403);
    english.with("If-Match", english.get(path + "/en").etag()).patch(path + "/en", Map.of("title", "Mine")).expect(200);
    Http french = staff.hireAny("AUTHOR:news:fr").signedIn();
    french.with("If-Match", french.get(path).etag()).patch(path, Map.of("displayDate", "2026-01-02")).expect(200);
  }

  @Test
  @Case("A5")
  void twoIdentitiesAreNeededHoweverManyRequestsOneSends() throws Exception {
    Person both = staff.hireAny("AUTHOR", "REVIEWER");
    Http person = both.signedIn();
    String id = write(person, "fr").expect(201).json().get("id").textValue();
    move(person, id, "fr", "SUBMIT").expect(200);
    String path = NEWS + "/" + id + "/fr";
    String etag = person.get(path).etag();
    Http second = both.signedIn();
    List<Http.Answer> answers = together(
        () -> person.with("If-Match", etag).post(path + "/transitions", Map.of("transition", "APPROVE")),
        () -> second.with("If-Match", etag).post(path + "/transitions", Map.of("transition", "APPROVE")));
    assertThat(answers).extracting(Http.Answer::status).containsExactly(403, 403);
    assertThat(answers.get(0).json().get("who")).extracting(JsonNode::textValue).contains("keeper").doesNotContain(both.name());
    Http reviewer = staff.hireAny("REVIEWER").signedIn();
    reviewer.with("If-Match", reviewer.get(path).etag()).patch(path, Map.of("summary", "Mended")).expect(200);
    move(reviewer, id, "fr", "APPROVE").expect(403);
    move(keeper.signedIn(), id, "fr", "APPROVE").expect(200);
  }

  /** Writers write as fast as they can while an administrator ends what they may do; what is there then stays so. */
  @TestFactory
  @Case("A10")
  Stream<DynamicTest> noWriteIsAcceptedOnceTheChangeIsAcknowledged() {
    return Stream.of("suspended", "demoted", "limited", "reset", "signed out").map(change -> DynamicTest.dynamicTest(change, () -> {
      for (int round = 0; round < (TestRun.full() ? 20 : 1); round++) {
        endsAWritersWork(change);
      }
    }));
  }

  private void endsAWritersWork(String change) throws Exception {
    Person person = staff.hireAny("AUTHOR:news");
    Http writer = person.signedIn();
    Http other = person.signedIn();
    AtomicInteger written = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> ends = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Http own = i % 2 == 0 ? writer : other;
        ends.add(threads.submit(() -> untilRefused(person, own, written)));
      }
      Until.holds("writers are at work", () -> written.get() >= 8);
      switch (change) {
        case "suspended" -> person.changed(Map.of("status", "SUSPENDED"));
        case "demoted" -> person.changed(Map.of("roles", List.of()));
        case "limited" -> person.holds("AUTHOR:visits");
        case "reset" -> staff.local().post(person.path() + "/password", Map.of()).expect(200);
        default -> staff.local().delete(person.path() + "/sessions").expect(204);
      }
      long atOnce = writtenBy(person);
      for (Future<Integer> end : ends) {
        assertThat(end.get()).as("the session has ended").isEqualTo(401);
      }
      assertThat(writtenBy(person)).as("written after the change was acknowledged").isEqualTo(atOnce);
      assertThat(written.get()).isLessThanOrEqualTo((int) atOnce);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int untilRefused(Person person, Http who, AtomicInteger written) {
    while (true) {
      int status = writeOf(person.name(), who, "fr").status();
      if (status != 201) {
        return status;
      }
      written.incrementAndGet();
    }
  }

  private static long writtenBy(Person person) {
    return staff.local().get(NEWS + "?limit=1&title=" + person.name()).expect(200).json().at("/page/total").longValue();
  }

  @Test
  @Case("A11")
  void everyOlderSessionIsWorthlessAfterAChangeOfPassword() {
    Person person = staff.hireAny("AUTHOR");
    Http first = person.signedIn();
    Http second = person.signedIn();
    first.delete(SESSIONS + "/current").expect(204);
    first.get(ACCOUNTS + "/current").expect(401);
    Http third = person.signedIn();
    second.post(ACCOUNTS + "/current/password", Map.of("old", "wrong password", "new", "tout autre chose ici")).expect(422);
    third.get(ACCOUNTS + "/current").expect(200);
    JsonNode changed = second.post(ACCOUNTS + "/current/password", Map.of("old", PASSWORD, "new", "tout autre chose ici")).expect(200).json();
    second.get(ACCOUNTS + "/current").expect(401);
    third.get(ACCOUNTS + "/current").expect(401);
    staff.visitor().with("Authorization", "Bearer " + changed.get("token").textValue()).get(ACCOUNTS + "/current").expect(200);
    person.signIn(PASSWORD).expect(401);
    Http fourth = staff.visitor().as(person.name(), "tout autre chose ici");
    String once = staff.local().post(person.path() + "/password", Map.of()).expect(200).json().get("oneTimePassword").textValue();
    fourth.get(ACCOUNTS + "/current").expect(401);
    person.signIn("tout autre chose ici").expect(401);
    Http limited = staff.visitor().as(person.name(), once);
    assertThat(limited.get(NEWS).expect(403).json().get("type").textValue()).endsWith("password-change-needed");
    write(limited, "fr").expect(403);
    limited.get(SESSIONS + "/current").expect(200);
    limited.post(ACCOUNTS + "/current/password", Map.of("old", once, "new", "motdepasse1234")).expect(422);
    limited.post(ACCOUNTS + "/current/password", Map.of("old", once, "new", once)).expect(422);
    Http free = staff.visitor().with("Authorization", "Bearer " + limited.post(ACCOUNTS + "/current/password",
        Map.of("old", once, "new", "encore une autre phrase")).expect(200).json().get("token").textValue());
    write(free, "fr").expect(201);
  }

  @TestFactory
  @Case("A12")
  Stream<DynamicTest> takesNothingButATextForAPassword() {
    Person person = staff.hireAny("AUTHOR");
    Http own = person.signedIn();
    List<String> bodies = List.of("{}", "[]", "null", "\"\"", "true", "0", "{\"name\":\"N\"}", "{\"password\":\"P\"}",
        "{\"name\":\"N\",\"password\":null}", "{\"name\":\"N\",\"password\":true}", "{\"name\":\"N\",\"password\":0}",
        "{\"name\":\"N\",\"password\":[\"P\"]}", "{\"name\":\"N\",\"password\":{}}", "{\"name\":[\"N\"],\"password\":\"P\"}",
        "{\"name\":\"N\",\"password\":\"\"}", "{\"name\":\"N\",\"password\":\"P\",\"password\":\"P\"}",
        "{\"name\":\"N\",\"name\":\"N\",\"password\":\"P\"}", "{\"name\":\"N\",\"password\":\"P\",\"remember\":true}");
    Stream<DynamicTest> signingIn = bodies.stream().map(body -> DynamicTest.dynamicTest("sign in " + body, () -> assertThat(
        staff.visitor().post(SESSIONS, filled(body, person)).status()).isIn(400, 422)));
    Stream<DynamicTest> changing = bodies.stream().map(body -> body.replace("\"name\"", "\"old\"").replace("\"password\"", "\"new\""))
        .map(body -> DynamicTest.dynamicTest("change " + body, () -> {
          assertThat(own.post(ACCOUNTS + "/current/password", body.replace("\"N\"", "\"" + PASSWORD + "\"").replace("\"P\"",
              "\"phrase toute neuve ici\"")).status()).isIn(400, 422);
          own.get(ACCOUNTS + "/current").expect(200);
        }));
    Stream<DynamicTest> resetting = List.of("[]", "null", "{\"password\":null}", "{\"password\":0}", "{\"password\":[]}",
        "{\"password\":\"\"}", "{\"password\":\"x\",\"password\":\"x\"}", "{\"mustChangePassword\":1}", "{\"hash\":\"x\"}").stream()
        .map(body -> DynamicTest.dynamicTest("reset " + body, () -> {
          assertThat(staff.local().post(person.path() + "/password", body).status()).isIn(400, 422);
          own.get(ACCOUNTS + "/current").expect(200);
        }));
    return Stream.of(signingIn, changing, resetting).flatMap(tests -> tests);
  }

  private static String filled(String body, Person person) {
    return body.replace("\"N\"", "\"" + person.name() + "\"").replace("\"P\"", "\"" + PASSWORD + "\"");
  }

  @TestFactory
  @Case("A16")
  Stream<DynamicTest> takesNobodysIdentityFromAHeader() {
    return Stream.of("X-User", "X-Remote-User", "X-Forwarded-User", "Remote-User", "SSL_CLIENT_CERT", "X-Client-Cert", "X-Auth-Token", "Cookie")
        .flatMap(header -> Stream.of("keeper", "{\"id\":1,\"role\":\"admin\"}").map(value -> DynamicTest.dynamicTest(header + ": " + value, () -> {
          staff.visitor().with(header, value).get(ACCOUNTS).expect(401);
          staff.visitor().with(header, value, "Authorization", "Bearer junk").get(ACCOUNTS).expect(401);
          staff.visitor().with(header, value, "Authorization", "Basic a2VlcGVyOng=").get(ACCOUNTS).expect(401);
        })));
  }

  @Test
  @Case("A16")
  void theLocalTokenIsNoneWhenAProxyStandsBetween() {
    staff.local().get(ACCOUNTS).expect(200);
    for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host", "Via")) {
      staff.local().with(header, "127.0.0.1").get(ACCOUNTS).expect(401);
    }
  }

  @Test
  @Case("B14")
  void whoIsNoAdministratorSeesOnlyThemselves() {
    Person author = staff.hireAny("AUTHOR", "REVIEWER", "PUBLISHER");
    keeper.changed(Map.of("email", "cnry-mail@mairie.example"));
    Http own = author.signedIn();
    JsonNode list = own.get(ACCOUNTS).expect(200).json();
    assertThat(list.get("data")).extracting(account -> account.get("name").textValue()).containsExactly(author.name());
    assertThat(own.get(ACCOUNTS + "?name=keeper").expect(200).json().get("data")).isEmpty();
    assertThat(own.get(ACCOUNTS + "/current").expect(200).json().has("lockedNetworks")).isFalse();
    Http.Answer hidden = own.get(keeper.path()).expect(404);
    assertThat(own.get(ACCOUNTS + "/" + UUID.randomUUID()).expect(404).text()).isEqualTo(hidden.text());
    for (String path : List.of("/sessions", "/unlock", "/password")) {
      assertThat(own.get(keeper.path() + path).status()).isIn(404, 405);
    }
    own.post(keeper.path() + "/password", Map.of()).expect(404);
    own.post(keeper.path() + "/unlock", Map.of()).expect(404);
    own.delete(keeper.path() + "/sessions").expect(404);
    own.with("If-Match", "\"a1\"").patch(keeper.path(), Map.of("displayName", "x")).expect(404);
    own.post(ACCOUNTS, Map.of("name", "minion")).expect(403);
    own.post(author.path() + "/unlock", Map.of()).expect(403);
    for (Map<String, ?> patch : List.of(Map.of("roles", List.of("ADMIN")), Map.of("status", "SUSPENDED"), Map.of("rights", List.of("FORCE")))) {
      author.change(own, patch).expect(403);
    }
    author.change(own, Map.of("displayName", "Moi", "email", "moi@mairie.example", "locale", "en")).expect(200);
    String id = submitted("fr");
    String everything = Stream.of(NEWS, NEWS + "/" + id, NEWS + "/" + id + "/revisions", NEWS + "/" + id + "/revisions/1",
        "api/editorial/v1/queue", ACCOUNTS, SESSIONS + "/current", ACCOUNTS + "/current/sessions")
        .map(path -> own.get(path).expect(200).text()).reduce("", String::concat);
    assertThat(everything).doesNotContain("cnry-mail", "argon2", "passwordHash", "token");
    assertThat(staff.local().get(keeper.path()).text()).contains("cnry-mail").doesNotContain("argon2");
  }

  @Test
  void sessionsAreListedAndEndOneByOneOrAllTogether() {
    Person person = staff.hireAny("AUTHOR");
    Http first = person.signedIn();
    Http second = person.signedIn();
    JsonNode sessions = first.get(ACCOUNTS + "/current/sessions").expect(200).json().get("data");
    assertThat(sessions).hasSize(2);
    assertThat(sessions).filteredOn(session -> session.get("current").booleanValue()).hasSize(1);
    String other = sessions.valueStream().filter(session -> !session.get("current").booleanValue()).findFirst().orElseThrow().get("id").textValue();
    staff.local().delete(keeper.path() + "/sessions/" + other).expect(404);
    first.delete(ACCOUNTS + "/current/sessions/" + other).expect(204);
    second.get(ACCOUNTS + "/current").expect(401);
    first.get(ACCOUNTS + "/current").expect(200);
    staff.local().delete(person.path() + "/sessions").expect(204);
    first.get(ACCOUNTS + "/current").expect(401);
  }

  @Test
  void theAccountOfTheCommandLineStaysAsItIs() {
    String local = staff.local().get(ACCOUNTS + "?name=local").json().at("/data/0/id").textValue();
    Http admin = keeper.signedIn();
    Http matching = admin.with("If-Match", admin.get(ACCOUNTS + "/" + local).etag());
    assertThat(matching.patch(ACCOUNTS + "/" + local, Map.of("status", "SUSPENDED")).expect(409).json().get("type").textValue())
        .endsWith("local-account");
    admin.post(ACCOUNTS + "/" + local + "/password", Map.of()).expect(409);
    staff.visitor().post(SESSIONS, Map.of("name", "local", "password", PASSWORD)).expect(401);
  }

  @Test
  void theLastHolderOfARoleThatTheOfficeNeedsStays() {
    onlyTheKeeperHolds("REVIEWER");
    onlyProtocolForVisitsIsNeeded();
    Http.Answer lost = keeper.change(staff.local(), Map.of("grants", Staff.grants("ADMIN", "AUTHOR", "REVIEWER:news", "PUBLISHER"))).expect(409);
    assertThat(lost.json().get("type").textValue()).endsWith("last-holder");
    assertThat(lost.json().get("lost")).extracting(JsonNode::textValue).contains("REVIEWER:visits:fr").doesNotContain("REVIEWER:news:fr");
    Person second = staff.hireAny("REVIEWER:visits+topics");
    assertThat(keeper.change(staff.local(), Map.of("grants", Staff.grants("ADMIN", "AUTHOR", "REVIEWER:news", "PUBLISHER"))).expect(409)
        .json().get("lost")).extracting(JsonNode::textValue).doesNotContain("REVIEWER:visits:fr").contains("REVIEWER:agreements:fr");
    second.changed(Map.of("status", "SUSPENDED"));
    keeper.change(staff.local(), Map.of("status", "SUSPENDED")).expect(409);
    assertThat(keeper.seen().get("status").textValue()).isEqualTo("ACTIVE");
  }

  /** The review plan of visits asks for protocol, and no other does. */
  private static void onlyProtocolForVisitsIsNeeded() {
    Person protocol = staff.hireAny("PROTOCOL");
    staff.local().get(ACCOUNTS + "?limit=100&role=PROTOCOL").expect(200).json().get("data").forEach(account -> {
      if (!account.get("id").textValue().equals(protocol.id())) {
        new Person(staff, account.get("id").textValue(), account.get("name").textValue()).holds();
      }
    });
    assertThat(protocol.change(staff.local(), Map.of("grants", Staff.grants("PROTOCOL:news"))).expect(409).json().get("lost"))
        .extracting(JsonNode::textValue).containsExactlyInAnyOrder("PROTOCOL:visits:fr", "PROTOCOL:visits:en");
    protocol.holds("PROTOCOL:visits");
  }

  private static void onlyTheKeeperHolds(String role) {
    staff.local().get(ACCOUNTS + "?limit=100&role=" + role).expect(200).json().get("data").forEach(account -> {
      String name = account.get("name").textValue();
      if (!List.of("keeper", "local").contains(name)) {
        new Person(staff, account.get("id").textValue(), name).holds();
      }
    });
  }

  /** Two who remove each other, or themselves, at the same moment: one of them stays. */
  @Test
  @Case("E18")
  void twoAdministratorsCannotRemoveEachOther() throws Exception {
    onlyTheKeeperHolds("ADMIN");
    Person other = staff.hire("other", "ADMIN", "AUTHOR", "REVIEWER", "PUBLISHER");
    List<String> all = List.of("ADMIN", "AUTHOR", "REVIEWER", "PUBLISHER");
    for (int round = 0; round < (TestRun.full() ? 500 : 8); round++) {
      Map<String, ?> patch = round % 4 < 2 ? Map.of("roles", List.of("PROTOCOL")) : Map.of("status", "SUSPENDED");
      Http one = keeper.signedIn();
      Http two = other.signedIn();
      boolean themselves = round % 2 == 1;
      List<Http.Answer> answers = together(() -> (themselves ? keeper : other).change(one, patch),
          () -> (themselves ? other : keeper).change(two, patch));
      long done = answers.stream().filter(answer -> answer.status() == 200).count();
      assertThat(done).as("round " + round + ": " + answers).isEqualTo(1);
      assertThat(answers).allMatch(answer -> List.of(200, 409, 401).contains(answer.status()));
      assertThat(staff.local().get(ACCOUNTS + "?role=ADMIN&status=ACTIVE").json().get("data"))
          .extracting(account -> account.get("name").textValue()).containsAnyOf("keeper", "other");
      for (Person person : List.of(keeper, other)) {
        person.changed(Map.of("roles", all, "status", "ACTIVE"));
      }
    }
    other.holds();
  }

  @Test
  @Case("C19")
  void leavesNoTraceOfHostileNamesInTheLog() throws Exception {
    long before = Files.size(server.log());
    for (String name : List.of("a\r\nFAKE ERROR forged", "\u001b[31mFAKE red", "FAKE" + "x".repeat(900_000), "\u2028FAKE", "FAKE\u202eevil")) {
      assertThat(staff.visitor().post(SESSIONS, Map.of("name", name, "password", PASSWORD)).status()).isIn(401, 413, 422);
      staff.local().post(ACCOUNTS, Map.of("name", name)).expect(422);
      staff.local().post(ACCOUNTS, Map.of("name", "fine", "displayName", name)).expect(422);
      staff.local().post(ACCOUNTS, Map.of("name", "fine", "email", name + "@x")).expect(422);
      staff.local().get(ACCOUNTS + "?name=" + URLEncoder.encode(name.substring(0, Math.min(100, name.length())),
          StandardCharsets.UTF_8)).status();
    }
    staff.visitor().with("User-Agent", "FAKE agent").post(SESSIONS, Map.of("name", "nobody", "password", "FAKE password")).expect(401);
    String written = Files.readString(server.log()).substring((int) before);
    assertThat(written).doesNotContain("FAKE", "\u001b");
  }

  @Test
  void theCommandLineCaresForAccounts() throws Exception {
    CommandLine entente = new CommandLine(server);
    assertThat(entente.run("account").code()).isEqualTo(2);
    Said made = entente.run("account", "create", "camille", "AUTHOR", "REVIEWER:visits+news:fr", "--display-name", "Camille", "--email", "c@mairie.example");
    assertThat(made.text()).contains("REVIEWER:news+visits:fr", "shown this once: ");
    assertThat(made.code()).isZero();
    assertThat(entente.run("account", "create", "camille").code()).isEqualTo(1);
    assertThat(entente.run("account", "list", "--role", "REVIEWER").text()).contains("camille");
    assertThat(entente.runTyping(PASSWORD + "\n", "account", "password", "camille", "--ask-password").text()).contains("The password is set");
    staff.visitor().post(SESSIONS, Map.of("name", "camille", "password", PASSWORD)).expect(201);
    assertThat(entente.run("account", "sessions", "camille").text()).contains("1 sessions");
    assertThat(entente.run("account", "end-sessions", "camille").code()).isZero();
    assertThat(entente.run("account", "roles", "camille", "AUTHOR::en").text()).contains("AUTHOR::en");
    assertThat(entente.run("account", "rights", "camille", "FORCE").text()).contains("FORCE");
    assertThat(entente.run("account", "suspend", "camille").text()).contains("SUSPENDED");
    staff.visitor().post(SESSIONS, Map.of("name", "camille", "password", PASSWORD)).expect(401);
    assertThat(entente.run("account", "activate", "camille").text()).contains("ACTIVE");
    assertThat(entente.run("account", "unlock", "camille").code()).isZero();
    assertThat(entente.run("account", "show", "camille").text()).contains("c@mairie.example", "AUTHOR::en");
    assertThat(entente.run("account", "roles", "camille", "none").text()).contains("no role");
    assertThat(entente.run("account", "show", "nobody").text()).contains("There is no account");
    assertThat(entente.run("account", "suspend", "local").code()).isEqualTo(1);
  }

  private static List<Http.Answer> together(Callable<Http.Answer> one, Callable<Http.Answer> two) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Http.Answer> answers = new ArrayList<>();
      for (Future<Http.Answer> answer : threads.invokeAll(List.of(one, two))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }
}
