package org.entente.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.everytype.Bundled;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.launcher.Database;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.TestRun;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many statements each request of the staff takes, exactly; those of the public take none. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class StatementsIT {
  /** H2 holds each of the three neighbours that a discarded draft refers to again; before that it is told what has changed. */
  private static final int HELD = TestRun.database() == Database.POSTGRES ? 0 : 3;
  private static final String PERSISTENCE = "WEB-INF/classes/META-INF/persistence.xml";

  private static Office office;

  @Deployment(testable = false)
  static WebArchive warThatCounts() throws Exception {
    WebArchive war = Deployments.with("statements.war", StatementCounter.class, StatementFilter.class);
    String told = new String(war.get(PERSISTENCE).getAsset().openStream().readAllBytes(), StandardCharsets.UTF_8)
        .replace("<properties>", "<properties><property name=\"hibernate.session_factory.statement_inspector\" value=\""
            + StatementCounter.class.getName() + "\"/>");
    war.delete(PERSISTENCE);
    return war.add(new StringAsset(told), PERSISTENCE);
  }

  @BeforeEach
  void openTheOffice() throws InterruptedException {
    office = office == null ? Office.of(ManagedServer.withSamples()) : office;
  }

  @AfterAll
  static void clearAway() {
    office.clearAway();
  }

  @Test
  void everyEditorialRequestTakesItsNumberOfStatements() {
    EditorialCosts costs = new EditorialCosts(office);
    assertThat(costs.measured()).as(costs.statements()).isEqualTo(expected());
  }

  private static Map<String, Integer> expected() {
    Map<String, Integer> expected = new LinkedHashMap<>();
    expected.put("sign in", 10);
    expected.put("create", 11);
    expected.put("create with a reference", 13);
    expected.put("create with three references", 15);
    expected.put("read a content", 10);
    expected.put("read a language", 5);
    expected.put("list", 6);
    expected.put("list the drafts with a title", 6);
    expected.put("list the revisions", 3);
    expected.put("read a revision", 3);
    expected.put("edit a fact", 15);
    expected.put("edit words", 14);
    expected.put("edit a title", 14);
    expected.put("edit nothing", 7);
    expected.put("open another language", 18);
    expected.put("submit", 11);
    expected.put("comment", 7);
    expected.put("reply", 8);
    expected.put("list the comments", 5);
    expected.put("resolve a comment", 7);
    expected.put("queue", 4);
    expected.put("recall", 10);
    expected.put("request changes", 11);
    expected.put("be refused an approval", 7);
    expected.put("approve", 11);
    expected.put("publish", 16);
    expected.put("edit what is public", 17);
    expected.put("restore a revision", 24 + HELD);
    expected.put("compare two revisions", 6);
    expected.put("compare with what is live", 7);
    expected.put("discard", 20 + HELD);
    expected.put("approve and publish two languages", 18);
    expected.put("withdraw", 15);
    expected.put("archive", 11);
    expected.put("reopen", 11);
    expected.put("delete what was public", 17);
    return expected;
  }

  @Test
  void aLongerPageTakesNoMoreStatements() {
    assertThat(count(office.author(), "api/editorial/v1/agreements?limit=20"))
        .isEqualTo(count(office.author(), "api/editorial/v1/agreements?limit=1"));
    assertThat(count(office.reviewer(), "api/editorial/v1/queue?limit=20"))
        .isEqualTo(count(office.reviewer(), "api/editorial/v1/queue?limit=1"));
  }

  @Test
  void aLargerReleaseTakesNoMoreStatements() {
    assertThat(ofRelease(12)).isEqualTo(ofRelease(3));
  }

  /** What checking, publishing and undoing a release of so many texts takes. */
  private static Map<String, Integer> ofRelease(int many) {
    List<WorkingCopy> copies = IntStream.range(0, many).mapToObj(number -> office.create(office.author(), "news", Map.of("displayDate",
        "2015-04-16", "words", Map.of("fr", Map.of("title", "Ensemble " + UUID.randomUUID()))))).toList();
    copies.forEach(copy -> office.approve(copy, "fr"));
    Bundled release = Bundled.begin(office.author(), "Ensemble", copies.stream().flatMap(copy -> Bundled.of(copy, "fr")).toList());
    Map<String, Integer> taken = new LinkedHashMap<>(Map.of("check", count(office.author(), release.path() + "/check")));
    for (String act : List.of("PUBLISH", "UNDO")) {
      taken.put(act, Probe.of(release.inVersion(office.publisher()), 200, http -> http.post(release.path() + "/transitions",
          Map.of("transition", act))).statements().size());
    }
    System.out.printf("statements of a release of %d texts: %s%n", many, taken);
    return taken;
  }

  /** The doors for readers answer before any filter could count; a cookie leads past them, to resources that ask the same plane. */
  @TestFactory
  Stream<DynamicTest> theDatabaseHearsNothingOfTheReader() {
    Http visitor = office.visitor().with("Cookie", "a=b");
    String id = office.visitor().get("api/v1/agreements?limit=1").expect(200).json().at("/data/0/id").textValue();
    return Map.ofEntries(
        Map.entry("api/v1", 200), Map.entry("api/v1/agreements/" + id, 200), Map.entry("api/v1/agreements", 200),
        Map.entry("api/v1/agreements.json?limit=100", 200), Map.entry("api/v1/agreements.csv", 200),
        Map.entry("api/v1/agreements?partners.country=CA&sort=-signed", 200),
        Map.entry("api/v1/agreements?include=partners,topics&limit=50", 200), Map.entry("api/v1/agreements?q=amitie", 200),
        Map.entry("api/v1/search?q=quebec", 200), Map.entry("api/v1/content?ids=" + id, 200),
        Map.entry("api/v1/openapi.json", 200), Map.entry("api/v1/schemas/agreements", 200),
        Map.entry("api/v1/agreements/no-such-pact", 404), Map.entry("api/v1/agreements?nonsense=1", 400),
        Map.entry("api/v1/news/" + withdrawn(), 410), Map.entry("health/ready", 200)).entrySet().stream()
        .map(asked -> DynamicTest.dynamicTest(asked.getKey(),
            () -> assertThat(Probe.of(visitor, asked.getValue(), http -> http.get(asked.getKey())).statements()).isEmpty()));
  }

  private String withdrawn() {
    WorkingCopy copy = office.published("news",
        Map.of("displayDate", "2015-04-16", "words", Map.of("fr", Map.of("title", "Retirée " + UUID.randomUUID()))));
    office.move(office.publisher(), copy, "fr", "WITHDRAW").expect(200);
    return copy.id();
  }

  private static int count(Http who, String address) {
    return Probe.of(who, 200, http -> http.get(address)).statements().size();
  }
}
