package org.entente.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.launcher.Database;
import org.entente.testing.Case;
import org.entente.testing.Http;
import org.entente.testing.Postgres;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever kill -9 hits under writes: what was acknowledged is there afterwards, and the house starts without help. */
class KillNineIT {
  /** Each database's half of the 5,000 that a full run promises. */
  private static final int ENOUGH = 2_500;
  /** After so many rounds the house is stopped, too, and what it left on its disk is held against its log. */
  private static final int STOCKTAKING = 10;
  private static final String VERIFICATION = "api/editorial/v1/verification";
  private static final int ROUNDS = Integer.getInteger("entente.rounds", TestRun.full() ? 40 : TestRun.database() == Database.H2 ? 2 : 3);

  private static Optional<Postgres> postgres = Optional.empty();
  private static House house;

  private final List<Story> settled = new ArrayList<>();

  @BeforeAll
  static void open() throws Exception {
    if (TestRun.database() == Database.POSTGRES) {
      // Its own, because other tests stand on that of the run.
      postgres = Optional.of(Postgres.start());
      house = House.on("kill-nine", postgres.get());
    } else {
      house = House.onH2("kill-nine");
    }
  }

  @AfterAll
  static void close() throws Exception {
    house.close();
    if (postgres.isPresent()) {
      postgres.get().close();
    }
  }

  @Test
  @Case({"E6", "E7", "E8"})
  void everythingAcknowledgedIsThereAfterKillNine() throws Exception {
    long seed = Long.getLong("entente.seed", System.nanoTime());
    System.out.printf("kill -9 on %s: %d rounds, -Dentente.seed=%d%n", TestRun.database(), ROUNDS, seed);
    Random random = new Random(seed);
    house.start();
    Office office = Office.signedIn(house.server().http());
    String index = Files.readString(house.edition().resolve("current"));
    int acknowledged = 0;
    for (int number = 1; number <= ROUNDS; number++) {
      Victim victim = Victim.of(number);
      Round round = Round.fought("K" + number, office, random, () -> kill(victim));
      Optional<Records> wreck = house.wreck();
      recover(victim);
      long inFlight = round.inFlight();
      long surplus = surplus(office, round);
      Records records = wreck.isPresent() ? wreck.get() : house.records();
      surplus += bornUnseen(round, records);
      assertThat(surplus).as("surplus of round %d", number).isLessThanOrEqualTo(inFlight);
      check(round, records);
      requireSound();
      assertThat(Files.readString(house.edition().resolve("current"))).as("the edition was resumed, not built anew")
          .isEqualTo(index);
      acknowledged += round.acknowledged();
      System.out.printf("round %d, killed %s: %d writes acknowledged, %d stories present, %d in flight, surplus %d, head %d%n",
          number, victim, round.acknowledged(), round.known().size(), inFlight, surplus, records.counter().sequence());
      if (number % STOCKTAKING == 0 || number == ROUNDS) {
        takeStock();
      }
    }
    Inspector inspector = new Inspector(house.server().http(), office);
    assertThat(settled).as("what was there after its own round stays").noneMatch(inspector::settles);
    System.out.printf("kill -9 on %s: %d rounds, %d writes acknowledged, 0 lost%n", TestRun.database(), ROUNDS, acknowledged);
    assertThat(acknowledged).as("acknowledged writes").isGreaterThanOrEqualTo(TestRun.full() ? ENOUGH : 1);
  }

  /** The running house proves itself: log, revisions, audit, and its edition against the log. */
  private static void requireSound() {
    Http local = house.server().http().asLocal();
    local.send("POST", VERIFICATION, null, null).expect(202);
    Until.holds("the verification has ended", () -> !local.get(VERIFICATION).json().path("status").asText().equals("running"));
    Http.Answer verified = local.get(VERIFICATION).expect(200);
    assertThat(verified.json().path("sound").booleanValue()).as("%s", verified).isTrue();
  }

  /** What lies on the disk of a stopped house: its tables by a stranger's eyes, its edition against one built anew. */
  private static void takeStock() throws Exception {
    house.server().stop();
    Records records = house.records();
    LogChecks.check(records);
    DeskChecks.check(records);
    EditionChecks.check(house, records);
    house.start();
  }

  private void kill(Victim victim) throws IOException, InterruptedException {
    if (victim == Victim.POSTGRES_BROKEN_OFF) {
      postgres.orElseThrow().breakOff();
    } else if (victim.isDatabase()) {
      postgres.orElseThrow().killNine();
    }
    if (victim.isServer()) {
      house.server().killNine();
    }
  }

  /** The database starts by itself; the server, if it lives, finds it again without a start. */
  private void recover(Victim victim) throws Exception {
    if (victim.isDatabase()) {
      postgres.orElseThrow().restart();
    }
    if (victim.isServer()) {
      house.server().start();
    }
    assertThat(house.server().alive()).isTrue();
    house.awaitStaffed();
  }

  /** How many of the known stories stand one act beyond what was acknowledged. */
  private long surplus(Office office, Round round) {
    makeTheEditionReachTheHead(office);
    Inspector inspector = new Inspector(house.server().http(), office);
    long surplus = round.known().stream().filter(inspector::settles).count();
    settled.addAll(round.known());
    return surplus;
  }

  /** A publication of now is public when its call returns, and everything before it is public then, too. */
  private static void makeTheEditionReachTheHead(Office office) {
    Http.Answer made = office.create(Map.of("fr", "Et pourtant on publie " + UUID.randomUUID()), "durability").expect(201);
    UUID id = UUID.fromString(made.json().get("id").textValue());
    String etag = Office.etags(made.json()).get("fr");
    for (String transition : List.of("SUBMIT", "APPROVE", "PUBLISH")) {
      made = office.move(id, "fr", etag, transition).expect(200);
      etag = made.etag();
    }
    assertThat(made.json().get("visible").booleanValue()).isTrue();
  }

  /** Stories that stand although nobody was told: each was asked for, once. */
  private long bornUnseen(Round round, Records records) {
    Set<UUID> known = settled.stream().map(story -> story.id().orElseThrow()).collect(Collectors.toSet());
    Set<String> unborn = new HashSet<>();
    round.unborn().forEach(story -> unborn.add(story.inFlight().orElseThrow().texts().get("fr").title()));
    List<String> born = records.variants().stream()
        .filter(variant -> variant.locale().equals("fr") && !known.contains(variant.content()))
        .map(Records.Variant::title).filter(title -> title.startsWith(prefix(round))).toList();
    assertThat(born).as("stand without an answer").isSubsetOf(unborn).doesNotHaveDuplicates();
    return born.size();
  }

  private static String prefix(Round round) {
    String title = round.known().get(0).acknowledged().texts().get("fr").title();
    return title.substring(0, title.indexOf(' ') + 1);
  }

  private static void check(Round round, Records records) throws IOException {
    LogChecks.check(records);
    DeskChecks.check(records);
    Map<Long, Records.Entry> log = new HashMap<>();
    records.log().forEach(entry -> log.put(entry.sequence(), entry));
    round.known().stream().flatMap(story -> story.prints().stream()).forEach(print -> {
      Records.Entry entry = log.get(print.sequence());
      assertThat(entry).as("the acknowledged %s", print).isNotNull();
      assertThat(entry.variant()).isEqualTo(print.content() + "/" + print.locale());
      assertThat(new String(entry.body().orElseThrow(), StandardCharsets.UTF_8)).contains("\"" + print.title() + "\"");
    });
  }
}
