package org.entente.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.durability.House;
import org.entente.everytype.Office;
import org.entente.everytype.Shelf;
import org.entente.everytype.WorkingCopy;
import org.entente.launcher.Database;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.ModelTypes;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Secrets stand in every private place of a server of their own; whatever strangers ask of it, none is seen. */
@TestMethodOrder(OrderAnnotation.class)
class PlantedSecretsIT {
  /** What the system itself keeps to itself: by kind, the statement that reads it. */
  private static final Map<String, String> KEPT = Map.ofEntries(
      Map.entry("password-hash", "select password_hash from account where password_hash is not null"),
      Map.entry("account-id", "select cast(id as varchar) from account"),
      Map.entry("token-hash", "select token_hash from session"),
      Map.entry("variant-id", "select cast(id as varchar) from variant"),
      Map.entry("fingerprint", "select fingerprint from variant where fingerprint is not null"),
      Map.entry("revision-hash", "select sha256 from revision"),
      Map.entry("audit-id", "select cast(id as varchar) from audit"),
      Map.entry("audit-chain", "select chain from audit_seal"),
      Map.entry("import-id", "select cast(id as varchar) from import_run"),
      Map.entry("flag-id", "select cast(id as varchar) from flag"),
      Map.entry("release-id", "select cast(id as varchar) from release"),
      Map.entry("preview-id", "select cast(id as varchar) from preview_link"),
      Map.entry("preview-hash", "select token_hash from preview_link"));

  /** What no description writes out: operators of a neighbour, there and back, in any form of a list. */
  private static final String[] ACROSS = {"/api/v1/partners?agreements.signed[gt]", "/api/v1/agreements?partners.country[in]",
      "/api/v1/visits.csv?partners.title[contains]", "/api/v1/news.atom?section.position[lt]", "/api/v1/topics.xlsx?agreements.signed.year[ne]"};

  /** Nothing was public here by then. */
  private static final String BEFORE_ALL = "2015-05-11T10:00:00Z";

  private static final Canaries CANARIES = new Canaries();
  private static House house;
  private static ContentTypes types;
  private static Office office;
  private static Garden garden;
  private static Planting planting;
  private static Http visitor;
  private static Listener listener;
  /** The shortest that a link lasts is an hour; this one is made older while the server stands still. */
  private static JsonNode ended;

  @BeforeAll
  static void plant() throws Exception {
    house = House.ofTheRun("secrets");
    types = ModelTypes.read();
    visitor = house.start();
    office = Office.of(visitor);
    planting = new Planting(CANARIES, Shelf.published(types, office));
    garden = new Garden(CANARIES, planting, office);
    garden.plantAll(types);
    plantCredentials();
    ended = office.author().post(endedLinks(), Map.of("hours", 1)).expect(201).json();
    house.server().stop();
    readWhatIsKept();
    house.forge("update preview_link set expires_at = created_at where id = '" + ended.get("id").textValue() + "'");
    visitor = house.start();
    office = Office.of(visitor);
    listener = new Listener(visitor, CANARIES, garden.moments());
  }

  private static String endedLinks() {
    return garden.hidden().get(0).in("fr") + "/preview-links";
  }

  private static void plantCredentials() {
    CANARIES.add("password", TestRun.DEMO_PASSWORD);
    CANARIES.add("local-token", TestRun.LOCAL_TOKEN);
    for (String person : List.of("author", "admin")) {
      CANARIES.add("session-token", visitor.post("api/editorial/v1/sessions",
          Map.of("name", person, "password", TestRun.DEMO_PASSWORD)).expect(201).json().get("token").textValue());
    }
  }

  private static void readWhatIsKept() throws SQLException {
    try (Connection connection = house.connect(); Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> kind : KEPT.entrySet()) {
        try (ResultSet rows = statement.executeQuery(kind.getValue())) {
          while (rows.next()) {
            CANARIES.add(kind.getKey(), rows.getString(1));
          }
        }
      }
    }
    assertThat(CANARIES.counts()).containsKeys(KEPT.keySet().toArray(String[]::new));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Order(1)
  @Case({"B1", "B3", "B6"})
  void noneIsSeenInThousandsOfAnswers() {
    PublicDoors doors = new PublicDoors(visitor);
    PublicWorld world = new PublicWorld(visitor, doors);
    Questions questions = new Questions(doors, world, types, CANARIES.all(),
        Stream.concat(garden.hidden().stream(), garden.withdrawn().stream()).map(WorkingCopy::id).toList(), garden.previews());
    List<Questions.Pair> pairs = questions.pairs();
    List<String> moments = garden.moments().stream().map(moment -> moment.at().toString()).toList();
    // In a short run half of them on either database: both answer from the same kind of index.
    List<Questions.Pair> asked = TestRun.part(pairs, Database.values().length, TestRun.database().ordinal()).toList();
    List<String> refused = refused(asked, questions::by, 200);
    refused.addAll(refused(some(pairs, 0), questions::previewed, 200));
    for (int i = 0; i < moments.size(); i++) {
      String moment = moments.get(i);
      refused.addAll(refused(some(pairs, 1 + i), pair -> questions.at(moment, pair), 200, 404));
    }
    askByLot(questions, Stream.concat(Stream.of(BEFORE_ALL), moments.stream()).toList());
    System.out.printf("planted secrets on %s: %d of %d kinds, %s, %d of %d pairs of them and a parameter; %s%n", TestRun.database(),
        CANARIES.all().size(), CANARIES.counts().size(), questions, asked.size(), pairs.size(), listener);
    assertThat(refused).as("doors that were asked by a parameter and did not take it").isEmpty();
    assertThat(pairs).extracting(Questions.Pair::toString).as("doors and parameters").hasSizeGreaterThan(10_000).contains(ACROSS);
    assertThat(CANARIES.all()).hasSizeGreaterThanOrEqualTo(300);
    assertThat(listener.requests()).isGreaterThanOrEqualTo(asked.size() + Questions.many());
    assertThat(List.of(200, 304, 400, 404, 405)).allSatisfy(status -> assertThat(listener.answers(status)).as("%d", status)
        .isPositive());
    assertThat(listener.answers(200)).as("answers with something in them").isGreaterThan(asked.size() * 9 / 10 + Questions.many() * 3 / 10);
    assertThat(listener.previews()).as("previews with something in them").isGreaterThan(some(pairs, 0).size() + Questions.many() / 20);
    assertThat(listener.pasts()).as("answers of the past with something in them")
        .isGreaterThan(moments.size() * some(pairs, 0).size() + Questions.many() / 20);
  }

  /** Those that were answered otherwise; every one is asked. */
  private static List<String> refused(List<Questions.Pair> pairs, Function<Questions.Pair, Question> questions, Integer... statuses) {
    return pairs.parallelStream().filter(pair -> !List.of(statuses).contains(listener.ask(questions.apply(pair)).status()))
        .map(Questions.Pair::toString).collect(Collectors.toList());
  }

  /** Of one moment after the other: two past worlds are kept, so that all who ask of one ask together. */
  private static void askByLot(Questions questions, List<String> moments) {
    for (int i = 0; i < moments.size(); i++) {
      String moment = moments.get(i);
      IntStream.range(Questions.many() * i / moments.size(), Questions.many() * (i + 1) / moments.size()).parallel()
          .forEach(number -> listener.ask(questions.number(number, moment)));
    }
  }

  /** What is asked of another world: all of it in a full run, else a part, another one for each world. */
  private static List<Questions.Pair> some(List<Questions.Pair> pairs, int world) {
    return TestRun.part(pairs, 96, world).filter(Questions.Pair::isOfAnyWorld).toList();
  }

  /** What the public is shown lies beside what it is not: the right bytes were looked at. */
  @Test
  @Order(1)
  void theListenerHearsWhatIsPublic() {
    Canaries open = new Canaries();
    garden.open().forEach((type, copy) ->
        open.add("slug", office.visitor().get(copy.delivered()).expect(200).json().path("slug").textValue()));
    PublicDoors doors = new PublicDoors(visitor);
    Set<String> heard = new TreeSet<>();
    for (String type : doors.types()) {
      heard.addAll(open.in(visitor.get("api/v1/" + type + "?limit=100").expect(200).bytes()));
    }
    assertThat(heard).containsExactlyInAnyOrderElementsOf(open.all());
  }

  /** The moments lie where they should: what has been replaced is seen of one of them, and what was withdrawn by the staff alone. */
  @Test
  @Order(1)
  void theListenerHearsWhatWasPublicThen() {
    for (Moment moment : garden.moments()) {
      Set<String> publicly = new TreeSet<>();
      Set<String> byStaff = new TreeSet<>();
      for (TypeDescriptor type : types.all()) {
        Question list = Question.get("api/v1/" + type.name() + "?locale=all&limit=100&asOf=" + moment.at());
        publicly.addAll(CANARIES.in(listener.ask(list).expect(200).bytes()));
        byStaff.addAll(CANARIES.in(office.author().get(list.address()).expect(200).bytes()));
      }
      assertThat(publicly).containsExactlyInAnyOrderElementsOf(moment.replaced());
      byStaff.removeAll(publicly);
      assertThat(byStaff).containsExactlyInAnyOrderElementsOf(moment.ended());
    }
    assertThat(garden.moments().get(0).replaced()).hasSizeGreaterThan(types.all().size());
    assertThat(garden.moments().get(1).ended()).hasSizeGreaterThan(types.all().size());
  }

  @Test
  @Order(1)
  void aLinkThatHasEndedOpensNothing() {
    String never = visitor.get("api/preview/v1/news?preview=nobody-gave-this").expect(401).text();
    for (String path : List.of("", "news", "search?q=x")) {
      String address = "api/preview/v1/" + path + (path.contains("?") ? "&" : "?") + "preview=" + ended.get("token").textValue();
      assertThat(visitor.get(address).expect(401).text()).as(path).isEqualTo(never);
    }
    assertThat(office.author().get(endedLinks()).expect(200).json().get("data").findValuesAsText("id")).doesNotContain(ended.get("id").textValue());
  }

  @Test
  @Order(2)
  @Case("B5")
  void nothingPublicMovesWhenOnlyPrivateThingsChange() {
    PublicDoors doors = new PublicDoors(visitor);
    PublicWorld world = new PublicWorld(visitor, doors);
    Set<String> addresses = Snapshot.addresses(doors, world, planting.locales(), Stream.concat(garden.open().values().stream(),
        garden.withdrawn().stream()).map(WorkingCopy::id).toList());
    Snapshot before = Snapshot.of(visitor, addresses);
    List<PrivateChange> changes = PrivateChange.all(types, garden, planting, office);
    for (int i = 0; i < changes.size(); i++) {
      changes.get(i).make();
      before.requireSame(Snapshot.of(visitor, TestRun.part(addresses, 5, i).toList()), changes.get(i).name());
    }
    before.requireSame(Snapshot.of(visitor, addresses), "all of these");
    office.moveAll(office.publisher(), garden.withdrawn().get(0), "PUBLISH").expect(200);
    assertThatThrownBy(() -> before.requireSame(Snapshot.of(visitor, addresses), "a publication")).as("this is noticed")
        .isInstanceOf(AssertionError.class);
    System.out.printf("planted secrets on %s: %d kinds of private change moved none of %d addresses%n", TestRun.database(),
        changes.size(), addresses.size());
  }

  @Test
  @Order(3)
  void noneIsWrittenToALog() throws Exception {
    house.server().stop();
    Set<String> known = new TreeSet<>(listener.sentInPaths());
    int files = 0;
    try (Stream<Path> logs = Files.walk(house.server().data().resolve("log"))) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        Set<String> seen = secretsIn(log);
        seen.removeAll(known);
        assertThat(seen.stream().map(secret -> CANARIES.kind(secret) + ": " + secret).toList()).as("in %s", log).isEmpty();
        files++;
      }
    }
    assertThat(files).as("log files").isGreaterThanOrEqualTo(2);
  }

  /** What is searched and delivered from is made of prints alone: no private field, no draft, no text that was never public. */
  @Test
  @Order(4)
  @Case("B6")
  void theEditionOnTheDiskHoldsNone() throws Exception {
    house.server().stop();
    String texts = IndexDump.of(house.edition());
    Canaries open = new Canaries();
    garden.open().values().forEach(copy -> open.add("id", copy.id()));
    assertThat(open.in(texts)).as("the right texts were looked at").containsExactlyInAnyOrderElementsOf(open.all());
    Set<String> seen = CANARIES.in(texts);
    // What was public may stay in the files until they are written anew, and leads to where it went.
    seen.removeIf(secret -> Set.of("withdrawn", "former").contains(CANARIES.kind(secret)));
    assertThat(seen.stream().map(secret -> CANARIES.kind(secret) + ": " + secret).toList()).isEmpty();
  }

  /**
   * Ids are addresses: the staff's own requests stand in the access log by them. The audit's head is written to the log on purpose,
   * so that somebody outside can hold the past against it; it tells nothing of what was done.
   */
  private static Set<String> secretsIn(Path log) throws IOException {
    Set<String> seen = CANARIES.in(Files.readAllBytes(log));
    seen.removeIf(secret -> CANARIES.kind(secret).endsWith("-id") || CANARIES.kind(secret).startsWith("id-")
        || CANARIES.kind(secret).equals("audit-chain"));
    return seen;
  }
}
