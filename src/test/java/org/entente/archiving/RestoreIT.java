package org.entente.archiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.entente.durability.DeskChecks;
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

/** What leaves an installation as one file stands elsewhere again: the same rows, the same public bytes, held. */
class RestoreIT {
  private static final Map<String, String> SAMPLE = Map.of("ENTENTE_SAMPLE", "true");
  private static final String INSTALLATION = "api/editorial/v1/installation";
  private static final List<String> STATES = List.of("DRAFT", "IN_REVIEW", "APPROVED", "PUBLISHED");
  private static final int ROUNDS = TestRun.full() ? 5 : 1;

  private static CommandLine entente;
  private static Site origin;

  @BeforeAll
  static void open() throws Exception {
    entente = CommandLine.inCheckout("archive-checkout");
    origin = Site.furnished("archive-origin").start();
    entente.announce(origin);
  }

  @AfterAll
  static void close() {
    if (origin != null) {
      origin.close();
    }
  }

  /** Each copy stands beside the original, on a database and a data folder of its own. */
  @Test
  @Case({"F5", "F8"})
  void aBackupUnderWritesHoldsAllThatWasAcknowledgedBeforeIt() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      Path file = entente.root().resolve("backup-" + round + ".zip");
      Map<UUID, Writers.Acknowledged> before;
      double rate;
      try (Writers writers = new Writers(Office.signedIn(origin.http()))) {
        before = writers.after(30);
        int written = writers.writes();
        Instant begun = Instant.now();
        entente.run("backup", file.toString()).expect(0);
        rate = (writers.writes() - written) * 1000.0 / Math.max(1, Duration.between(begun, Instant.now()).toMillis());
      }
      Instant begun = Instant.now();
      try (Site copy = Site.ofTheRun("archive-copy", Map.of("ENTENTE_RESTORE", file.toString())).start()) {
        System.out.printf("round %d on %s: %d acknowledged before, %.0f writes/s meanwhile, restored and ready in %d ms%n", round,
            TestRun.database(), before.size(), rate, Duration.between(begun, Instant.now()).toMillis());
        requireAll(before, copy);
        requireEqualObjects(copy);
        if (round == 1) {
          requireHeldUntilReleased(copy);
        }
        requireSound(copy);
      }
      if (TestRun.full()) {
        assertThat(rate).as("writes per second while it was backed up").isGreaterThanOrEqualTo(20);
      }
    }
  }

  /** At least as far as was acknowledged; passwords are as they were, sessions are not. */
  private static void requireAll(Map<UUID, Writers.Acknowledged> before, Site copy) {
    Office office = Office.signedIn(copy.http());
    before.forEach((id, acknowledged) -> {
      var read = office.read(id).expect(200).json();
      assertThat(read.at("/words/fr/title").textValue()).isEqualTo(acknowledged.title());
      assertThat(STATES.indexOf(read.at("/variants/fr/state").textValue())).as("%s", read)
          .isGreaterThanOrEqualTo(STATES.indexOf(acknowledged.state()));
      if (acknowledged.state().equals("PUBLISHED")) {
        assertThat(copy.http().get("api/v1/news/" + id).expect(200).json().get("title").textValue()).isEqualTo(acknowledged.title());
      }
    });
  }

  /** Nothing is withdrawn or printed anew meanwhile, so whatever the copy shows the original shows still. */
  private static void requireEqualObjects(Site copy) {
    Map<String, PublicWorld.Shown> objects = PublicWorld.of(copy.http()).objects();
    assertThat(objects).hasSizeGreaterThan(300);
    assertThat(PublicWorld.at(objects.keySet(), origin.http())).isEqualTo(objects);
  }

  private static void requireHeldUntilReleased(Site copy) throws Exception {
    assertThat(origin.isHeld()).isFalse();
    assertThat(copy.isHeld()).isTrue();
    assertThat(Files.readString(copy.server().log())).contains("This is a copy");
    copy.server().restart();
    assertThat(copy.isHeld()).as("held after a restart").isTrue();
    assertThat(metrics(copy)).contains("entente_held 1.0");
    copy.http().as("author").post(INSTALLATION + "/release", "").expect(403);
    assertThat(copy.isHeld()).isTrue();
    UUID planned = plannedForSoon(Office.signedIn(copy.http()));
    copy.http().as("admin").post(INSTALLATION + "/release", "").expect(200);
    assertThat(copy.isHeld()).isFalse();
    Until.holds("what was planned is public", () -> copy.http().get("api/v1/news/" + planned).status() == 200);
    copy.server().restart();
    assertThat(copy.isHeld()).as("released after a restart").isFalse();
    assertThat(metrics(copy)).contains("entente_held 0.0");
  }

  /** What is planned in a held copy waits, even when its time has come. */
  private static UUID plannedForSoon(Office office) {
    JsonNode made = office.create(Map.of("fr", "Prévue " + UUID.randomUUID()), "held").expect(201).json();
    UUID id = UUID.fromString(made.get("id").textValue());
    String submitted = office.move(id, "fr", Office.etags(made).get("fr"), "SUBMIT").expect(200).etag();
    String approved = office.move(id, "fr", submitted, "APPROVE").expect(200).etag();
    Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
    office.publisher().with("If-Match", approved).post("api/editorial/v1/news/" + id + "/fr/transitions", Map.of("transition", "PUBLISH",
        "at", LocalDateTime.ofInstant(due, ZoneOffset.UTC).toString(), "zone", "Etc/UTC")).expect(200);
    Until.holds("its time has long come", () -> Instant.now().isAfter(due.plusSeconds(3)));
    assertThat(office.read(id).expect(200).json().at("/variants/fr/state").textValue()).isEqualTo("APPROVED");
    return id;
  }

  private static String metrics(Site site) {
    return site.http().asLocal().get("api/editorial/v1/metrics").expect(200).text();
  }

  /** By the ledger's own verification, and by rows and chains as a stranger reads them. */
  private static void requireSound(Site site) throws Exception {
    Http local = site.http().asLocal();
    local.post("api/editorial/v1/verification", "").expect(202);
    Until.holds("it is verified", () -> !local.get("api/editorial/v1/verification").json().path("status").asText().equals("running"));
    assertThat(local.get("api/editorial/v1/verification").json().path("sound").booleanValue())
        .as("%s", local.get("api/editorial/v1/verification")).isTrue();
    site.server().stop();
    try (Connection connection = site.connect()) {
      Records records = Records.read(connection);
      LogChecks.check(records);
      DeskChecks.check(records);
    }
  }

  @Test
  void anExportComesBackAsTheSamePublicWorldWithoutSecrets() throws Exception {
    Path file = entente.root().resolve("export.zip");
    assertThat(entente.run("export", file.toString()).expect(0).output()).contains("the export of");
    entente.run("export", file.toString()).expect(2);
    entente.run("export", file.toString(), "--force").expect(0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(text(file)).contains("publisher").doesNotContain("password_hash").doesNotContain("$argon2").doesNotContain("token_hash");
    PublicWorld world = PublicWorld.of(origin.http());
    try (Site copy = Site.ofTheRun("export-copy", Map.of("ENTENTE_RESTORE", file.toString())).start()) {
      assertThat(PublicWorld.at(world.answers().keySet(), copy.http())).isEqualTo(world.answers());
      assertThat(copy.http().post("api/editorial/v1/sessions", Map.of("name", "author", "password", TestRun.DEMO_PASSWORD)).status())
          .isEqualTo(401);
      requireSound(copy);
    }
    System.out.printf("exported and back on %s: %d public addresses equal%n", TestRun.database(), world.answers().size());
  }

  @Test
  void anArchiveMovesFromOneDatabaseToTheOther() throws Exception {
    if (TestRun.database() == Database.H2) {
      return;
    }
    Path file = entente.root().resolve("trial.zip");
    PublicWorld world;
    try (Site trial = Site.onH2("archive-trial", SAMPLE).start()) {
      CommandLine there = CommandLine.inCheckout("trial-checkout");
      there.announce(trial);
      there.run("backup", file.toString()).expect(0);
      world = PublicWorld.of(trial.http());
    }
    try (Site copy = Site.onPostgres("trial-copy", Map.of("ENTENTE_RESTORE", file.toString())).start()) {
      assertThat(PublicWorld.at(world.answers().keySet(), copy.http())).isEqualTo(world.answers());
      requireSound(copy);
    }
  }

  @Test
  void twoNodesThatRestoreAtOnceMakeOneCopy() throws Exception {
    assumeThat(TestRun.database()).as("two nodes need PostgreSQL").isEqualTo(Database.POSTGRES);
    Path file = entente.root().resolve("together.zip");
    entente.run("backup", file.toString()).expect(0);
    Map<String, String> restore = Map.of("ENTENTE_RESTORE", file.toString());
    try (Site first = Site.onPostgres("together-1", restore); EntenteServer second = first.neighbour("together-2", restore)) {
      first.server().launch();
      second.launch();
      first.server().awaitReady();
      second.awaitReady();
      String logs = first.server().logged() + second.logged();
      assertThat(logs.split("Restored the backup of", -1)).hasSize(2);
      second.stop();
      requireSound(first);
    }
  }

  @Test
  @Case("F6")
  void aWrongArchiveOrAPlaceInUseIsRefusedAndNothingIsTouched() throws Exception {
    Path file = entente.root().resolve("good.zip");
    entente.run("backup", file.toString()).expect(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Path damaged = Files.write(entente.root().resolve("damaged.zip"), bytes);
    Path data = entente.root().resolve("untouched");
    assertThat(entente.run("restore", damaged.toString(), "--data", data.toString()).expect(1).output()).contains("cut short or damaged");
    assertThat(data).doesNotExist();

    try (Site inUse = Site.ofTheRun("archive-in-use", Map.of())) {
      inUse.server().start();
      inUse.server().stop();
      Map<String, String> before = inUse.fingerprint();
      for (Path archive : List.of(file, damaged)) {
        inUse.with(Map.of("ENTENTE_RESTORE", archive.toString())).server().launch();
        Until.holds("the start is refused", () -> inUse.server().logged().contains("Entente cannot start: The archive"));
        inUse.server().stop();
        Files.delete(inUse.server().log());
        assertThat(inUse.fingerprint()).isEqualTo(before);
      }
    }
  }

  @Test
  void nobodyTakesABackupFromElsewhereAndNobodyButAnAdministratorAnExport() {
    Http admin = origin.http().as("admin");
    assertThat(admin.get(INSTALLATION + "/backup").expect(403).json().path("type").asText()).endsWith("local-only");
    assertThat(admin.get(INSTALLATION + "/export").expect(200).bytes()).startsWith("PK".getBytes(StandardCharsets.US_ASCII));
    origin.http().as("publisher").get(INSTALLATION + "/export").expect(403);
    origin.http().get(INSTALLATION + "/export").expect(401);
  }

  private static String text(Path archive) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
