package org.entente.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.entente.durability.EditionChecks;
import org.entente.durability.House;
import org.entente.durability.Records;
import org.entente.launcher.Database;
import org.entente.testing.CommandLine;
import org.entente.testing.CommandLine.Said;
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

/**
 * One house through its whole proof: sound, redacted and sound again, guarded, and forged in every way with each forgery named. The
 * tests follow on each other, because a server's start is dear.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerIT {
  private static final String VERIFICATION = "api/editorial/v1/verification";
  private static House house;
  private static CommandLine entente;
  private static Painful painful;

  @BeforeAll
  static void open() throws Exception {
    house = House.ofTheRun("ledger");
    house.start();
    entente = new CommandLine(house.server());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Order(1)
  void aHouseThatNobodyTouchedIsSound() throws Exception {
    assertThat(local().get(VERIFICATION).expect(200).json().path("status").asText()).isEqualTo("none");
    Said said = entente.run("verify");
    assertThat(said.text()).contains("Sound.").doesNotContain("FOUND");
    assertThat(said.code()).isZero();
    JsonNode kept = local().get(VERIFICATION).expect(200).json();
    assertThat(kept.path("status").asText()).isEqualTo("done");
    assertThat(kept.path("sound").booleanValue()).isTrue();
    assertThat(kept.path("log").path("prints").longValue()).isEqualTo(kept.path("log").path("head").longValue()).isGreaterThan(100);
    assertThat(kept.path("edition").path("live").longValue()).isGreaterThan(100);
    assertThat(kept.path("revisions").path("unwitnessed").longValue()).as("every revision has its row in the audit").isZero();
  }

  @Test
  @Order(2)
  void onlyAdministratorsProveExportAndRedact() {
    Http author = house.server().http().as("author");
    assertThat(author.post(VERIFICATION, Map.of()).expect(403).json().path("needs").asText()).isEqualTo("ADMIN");
    author.get(VERIFICATION).expect(403);
    author.get("api/editorial/v1/audit").expect(403);
    author.post("api/editorial/v1/redactions", Map.of("type", "news", "id", UUID.randomUUID().toString(), "reason", "r")).expect(403);
    house.server().http().get(VERIFICATION).expect(401);
  }

  @Test
  @Order(3)
  void theAuditIsExportedInTheWordsThatWereHashed() throws Exception {
    Said said = entente.run("audit", "verify");
    assertThat(said.text()).contains("The audit is sound.").containsPattern("log +head \\d+, chain [0-9a-f]{64}")
        .containsPattern("audit +head \\d+, chain [0-9a-f]{64}");
    List<JsonNode> rows = entente.run("audit", "export", "--from", "3", "--to", "620").text().lines().map(LedgerIT::json).toList();
    assertThat(rows).extracting(row -> row.path("number").intValue()).startsWith(3, 4, 5).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    String chain = rows.get(0).path("chain").textValue();
    for (JsonNode row : rows.subList(1, rows.size())) {
      chain = ExportedRow.chain(chain, row);
      assertThat(row.path("chain").textValue()).as("the chain at %s", row).isEqualTo(chain);
    }
    local().get("api/editorial/v1/audit?from=zero").expect(400);
  }

  @Test
  @Order(4)
  void theChainsEndsStandInTheLogFile() throws Exception {
    assertThat(Files.readString(house.server().log())).containsPattern("HEADS log \\d+ [0-9a-f]{64} audit \\d+ [0-9a-f]{64}");
  }

  @Test
  @Order(5)
  void aRedactionNeedsItsIdTwiceAndAReason() throws Exception {
    painful = new Painful(house.server().http());
    JsonNode before = painful.kept();
    assertThat(entente.run("redact", "news", painful.id.toString(), "--reason", "Jugement").code()).isEqualTo(2);
    assertThat(entente.run("redact", "news", painful.id.toString(), "--yes").code()).isEqualTo(2);
    Map<String, String> order = Map.of("type", "news", "id", painful.id.toString(), "reason", " ");
    local().post("api/editorial/v1/redactions", order).expect(422);
    local().post("api/editorial/v1/redactions", Map.of("type", "news", "id", UUID.randomUUID().toString(), "reason", "r")).expect(404);
    assertThat(painful.kept()).isEqualTo(before);
    painful.publicAddresses().forEach(address -> painful.http().get(address).expect(200));
  }

  @Test
  @Order(6)
  void whatIsRedactedIsGoneAtOnceAndStaysGone() throws Exception {
    String etag = painful.author().get(painful.address(painful.id)).etag();
    String walk = painful.http().get("api/v1/news?edition=current").expect(200).json().at("/links/self").textValue();
    String moment = Instant.now().toString();
    Said said = entente.run("redact", "news", painful.id.toString(), "--reason", "Jugement du 3 mars", "--yes");
    assertThat(said.text()).contains("its addresses answer 410");
    assertThat(said.code()).isZero();
    painful.publicAddresses().forEach(address -> assertThat(painful.http().get(address).expect(410).text()).doesNotContain(painful.mark));
    assertThat(painful.http().get("api/v1/news/" + painful.friend).expect(200).text()).contains(painful.id.toString());
    assertThat(painful.http().get("api/v1/news?q=" + painful.mark).expect(200).json().path("page").path("total").intValue()).isZero();
    assertThat(painful.http().get(walk).expect(410).json().path("type").asText()).isEqualTo("/problems/edition-expired");
    for (Http who : List.of(painful.http(), painful.author())) {
      assertThat(who.get("api/v1/news/" + painful.id + "?asOf=" + moment).expect(410).text()).doesNotContain(painful.mark);
      Until.holds("the past is ready", () -> who.get("api/v1/news?locale=all&limit=100&asOf=" + moment).status() == 200);
      assertThat(who.get("api/v1/news?locale=all&limit=100&asOf=" + moment).expect(200).text()).doesNotContain(painful.mark);
    }
    JsonNode kept = painful.kept();
    assertThat(kept.path("words")).isEmpty();
    assertThat(kept.path("variants")).allMatch(variant -> variant.path("state").asText().equals("ARCHIVED")
        && variant.path("transitions").isEmpty());
    painful.author().get(painful.address(painful.id) + "/fr").expect(200);
    JsonNode revisions = painful.author().get(painful.address(painful.id) + "/revisions").expect(200).json().path("data");
    assertThat(revisions.get(0).path("note").asText()).isEqualTo("Jugement du 3 mars");
    assertThat(revisions.toString()).doesNotContain(painful.mark);
    staysGone(etag);
  }

  private static void staysGone(String former) {
    String address = painful.address(painful.id);
    JsonNode kept = painful.kept();
    Map<String, Object> words = Map.of("words", Map.of("fr", Map.of("title", "Encore"), "de", Map.of("title", "Wieder")));
    painful.author().with("If-Match", former).patch(address, words).expect(412);
    Http now = painful.author().with("If-Match", kept.path("etag").asText());
    assertThat(now.patch(address, words).expect(409).json().path("type").asText()).isEqualTo("/problems/redacted");
    now.patch(address, Map.of("displayDate", "2026-01-01")).expect(409);
    now.delete(address).expect(409);
    for (String transition : List.of("REOPEN", "DISCARD", "PUBLISH")) {
      painful.publisher().with("If-Match", kept.path("variants").path("fr").path("etag").asText())
          .post(address + "/fr/transitions", Map.of("transition", transition)).expect(409);
    }
    assertThat(now.get(address + "/comments").expect(200).json().get("data")).isEmpty();
    assertThat(now.post(address + "/comments", Map.of("text", "Encore")).expect(409).json().path("type").asText()).isEqualTo("/problems/redacted");
    now.send("POST", address + "/revisions/1/restore", null, null).expect(409);
    for (String difference : List.of("/revisions/1/diff/2", "/fr/diff")) {
      assertThat(now.get(address + difference).expect(409).json().path("type").asText()).isEqualTo("/problems/revision-redacted");
    }
    local().post("api/editorial/v1/redactions", Map.of("type", "news", "id", painful.id.toString(), "reason", "again")).expect(409);
  }

  @Test
  @Order(7)
  void aRedactedHouseIsSoundAndCountsWhatIsMissing() throws Exception {
    Said said = entente.run("verify");
    assertThat(said.text()).contains("Sound.").contains("4 of them redacted");
    assertThat(said.code()).isZero();
  }

  @Test
  @Order(8)
  void nothingOfARedactedTextIsLeftInTablesAndIndex() throws Exception {
    house.server().stop();
    String[] owner = owner();
    try (Connection connection = house.connectAs(owner[0], owner[1])) {
      assertThat(Traces.inTables(connection, painful.mark)).isEmpty();
    }
    assertThat(Traces.inFiles(house.edition(), painful.mark)).isEmpty();
    EditionChecks.check(house, house.records());
  }

  @Test
  @Order(9)
  void theHistoriesAreClosedToEverybody() throws Exception {
    String[] owner = owner();
    try (Connection connection = house.connectAs(owner[0], owner[1])) {
      Guards.refusedToTheOwner(connection, Guards.changes());
      Guards.refusedToTheOwner(connection, Guards.changesOfRedacted(painful.id));
      if (TestRun.database() == Database.POSTGRES) {
        connection.createStatement().execute("create table later (id integer)");
      }
    }
    if (TestRun.database() == Database.POSTGRES) {
      Postgres postgres = Postgres.ofTheRun();
      try (Connection server = house.connectAs(postgres.user(), postgres.password())) {
        Guards.refusedToTheServer(server);
      }
    }
  }

  /** On H2 everybody is the owner. */
  private static String[] owner() {
    return TestRun.database() == Database.H2 ? new String[] {"entente", "entente"}
        : new String[] {Postgres.ofTheRun().ownerUser(), Postgres.ofTheRun().ownerPassword()};
  }

  @Test
  @Order(10)
  void whateverIsForgedIsNamedWithItsPlace() throws Exception {
    List<Records.Entry> log = house.records().log();
    UUID invented = UUID.randomUUID();
    UUID retold = log.get(70).content();
    UUID forgotten = log.get(80).content();
    house.forge(
        "update publication_body set body = (select body from publication_body where sequence = 11) where sequence = 10",
        "update publication set body_sha256 = repeat('a', 64) where sequence = 20",
        "delete from publication_body where sequence = 30",
        "delete from publication where sequence = 30",
        "update publication set chain = repeat('b', 64) where sequence = 40",
        "delete from publication_body where sequence = 45",
        "update revision set body = replace(body, 'title', 'tilte') where number = 1 and content_id = '" + log.get(49).content() + "'",
        "update revision set body = '{}', sha256 = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'"
            + " where number = 1 and content_id = '" + log.get(59).content() + "'",
        "delete from revision where number = 2 and content_id = '" + log.get(64).content() + "'",
        "update audit set action = 'FORGED' where id = (select audit_id from audit_seal where number = 5)",
        "delete from audit where id = (select audit_id from audit_seal where number = 7)",
        "delete from audit_seal where number = 9",
        "update audit_seal set chain = repeat('c', 64) where number = 11",
        "update verification set log_chain = repeat('d', 64)");
    try (ForgedEdition edition = new ForgedEdition(house.edition())) {
      edition.say(retold, "{\"title\":\"forged\"}");
      edition.forget(forgotten);
      edition.invent(invented);
    }
    house.server().start();

    Said said = entente.run("verify");
    assertThat(said.code()).isEqualTo(1);
    List<String> found = said.text().lines().filter(line -> line.startsWith("FOUND ")).map(line -> line.substring(6)).toList();
    String follows = " was changed, or the chain before it: its chain does not follow";
    assertThat(found).contains("log/10 has a body that is not the one that was printed",
        "log/20" + follows, "log/20 has a body that is not the one that was printed",
        "log/30 is missing", "log/40" + follows, "log/41" + follows,
        "log/45 has lost its body, and no redaction says so",
        "revision/" + log.get(49).content() + "/1 has a text that is not the one its hash was made of",
        "revision/" + log.get(59).content() + "/1 has another hash than the audit witnessed",
        "revision/" + log.get(64).content() + "/2 is missing",
        "audit/5 seals a row that was changed since", "audit/7 has lost its row", "audit/9 is missing",
        "audit/11" + follows, "audit/12" + follows,
        "edition/news/" + invented + "/fr stands in the edition and was never in the log");
    assertThat(found).anyMatch(is("log/", " has another chain than at the last verification: what came before was rewritten"));
    assertThat(found).anyMatch(is("edition/", retold + "/", "reads otherwise in the edition"));
    assertThat(found).anyMatch(is("edition/", forgotten + "/", "is not live in the edition once"));
    assertThat(found).as("and nothing else, but that the edition shows what entries 20 and 30 said before")
        .hasSizeBetween(21, 24);
    assertThat(local().get(VERIFICATION).json().path("sound").booleanValue()).isFalse();
    assertThat(entente.run("audit", "verify").code()).isEqualTo(1);
  }

  @Test
  @Order(11)
  void sayingNothingIsNotSaidSound() throws Exception {
    house.server().stop();
    Said said = entente.run("verify");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text()).contains("cannot be reached");
  }

  private static Http local() {
    return house.server().http().asLocal();
  }

  private static Predicate<String> is(String... parts) {
    return finding -> List.of(parts).stream().allMatch(finding::contains);
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException no) {
      throw new AssertionError(line, no);
    }
  }
}
