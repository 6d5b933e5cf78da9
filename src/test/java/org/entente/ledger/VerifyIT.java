package org.entente.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.entente.durability.House;
import org.entente.durability.Records;
import org.entente.testing.CommandLine;
import org.entente.testing.CommandLine.Said;
import org.entente.testing.Http;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Verification proves what it promises: a sound house is sound, and whatever is forged in it is named with its place. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyIT {
  private static House house;
  private static CommandLine entente;

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
    Http local = house.server().http().asLocal();
    assertThat(local.get("api/editorial/v1/verification").expect(200).json().path("status").asText()).isEqualTo("none");
    Said said = entente.run("verify");
    assertThat(said.text()).contains("Sound.").doesNotContain("FOUND");
    assertThat(said.code()).isZero();
    var kept = local.get("api/editorial/v1/verification").expect(200).json();
    assertThat(kept.path("status").asText()).isEqualTo("done");
    assertThat(kept.path("sound").booleanValue()).isTrue();
    assertThat(kept.path("log").path("prints").longValue()).isEqualTo(kept.path("log").path("head").longValue()).isGreaterThan(100);
    assertThat(kept.path("edition").path("live").longValue()).isGreaterThan(100);
    assertThat(kept.path("revisions").path("unwitnessed").longValue()).as("every revision has its row in the audit").isZero();
  }

  @Test
  @Order(2)
  void onlyAdministratorsVerify() {
    Http author = house.server().http().as("author");
    assertThat(author.post("api/editorial/v1/verification", Map.of()).expect(403).json().path("needs").asText()).isEqualTo("ADMIN");
    author.get("api/editorial/v1/verification").expect(403);
    house.server().http().get("api/editorial/v1/verification").expect(401);
  }

  @Test
  @Order(3)
  void whateverIsForgedIsNamedWithItsPlace() throws Exception {
    house.server().stop();
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
    assertThat(house.server().http().asLocal().get("api/editorial/v1/verification").json().path("sound").booleanValue()).isFalse();
  }

  @Test
  @Order(4)
  void sayingNothingIsNotSaidSound() throws Exception {
    house.server().stop();
    Said said = entente.run("verify");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text()).contains("cannot be reached");
  }

  private static Predicate<String> is(String... parts) {
    return finding -> List.of(parts).stream().allMatch(finding::contains);
  }
}
