package org.entente.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.entente.launcher.Database;
import org.entente.testing.Case;
import org.entente.testing.Postgres;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables come to the form of this build, whatever is killed meanwhile and whoever else begins; a strange database is left alone. */
class UpgradeIT {
  private static final int KILLS = Integer.getInteger("entente.kills", TestRun.full() ? 20 : 3);
  private static final int PAIRS = TestRun.full() ? 20 : 1;

  private static Optional<Postgres> postgres = Optional.empty();
  private static Schema undisturbed;
  private static List<String> whole;
  private static int migrations;

  /** A database server of its own, since it is killed; and one upgrade that nobody disturbs, to compare with. */
  @BeforeAll
  static void open() throws Exception {
    if (TestRun.database() == Database.POSTGRES) {
      postgres = Optional.of(Postgres.start());
    }
    undisturbed = Schema.empty("upgrade", postgres);
    Upgrading upgrading = new Upgrading(undisturbed);
    migrations = upgrading.migrations(Integer.MAX_VALUE);
    assertThat(upgrading.end()).isEqualTo("ENDED");
    whole = undisturbed.form();
    assertThat(whole).contains("V023__histories.sql", "R__guard_histories.sql").hasSizeGreaterThan(100);
  }

  @AfterAll
  static void close() throws Exception {
    if (postgres.isPresent()) {
      postgres.get().close();
    }
  }

  @Test
  @Case("F2")
  void anUpgradeThatIsKilledIsDoneByTheNextStart() throws Exception {
    long seed = Long.getLong("entente.seed", System.nanoTime());
    System.out.printf("kills inside migrations on %s: %d, -Dentente.seed=%d%n", TestRun.database(), KILLS, seed);
    Random random = new Random(seed);
    int inside = 0;
    int number = 0;
    while (inside < KILLS) {
      assertThat(++number).as("tries; some kills come when all is done").isLessThan(5 * KILLS);
      Schema schema = Schema.empty("upgrade", postgres);
      inside += number % 2 == 0 ? killed(schema, List.of(), number, random) : killed(schema.grownOld(), Schema.TEXTS, number, random);
    }
    System.out.printf("kills inside migrations on %s: %d inside, %d behind the end, 0 needed a hand%n", TestRun.database(), inside,
        number - inside);
  }

  /** Killed once or twice, then let end; returns 1 when the kill came inside, else 0. */
  private static int killed(Schema schema, List<String> texts, int number, Random random) throws Exception {
    boolean inside = killed(schema, number, random);
    if (random.nextBoolean()) {
      killed(schema, number, random);
    }
    assertThat(new Upgrading(schema).end()).as("the start after kill %d", number).isEqualTo("ENDED");
    assertThat(schema.form()).as("the tables after kill %d", number).containsExactlyInAnyOrderElementsOf(whole);
    assertThat(schema.texts()).isEqualTo(texts);
    assertThat(schema.leftovers()).isEmpty();
    return inside ? 1 : 0;
  }

  /** At whatever statement of whatever migration, or while it puts back what the last kill left. */
  private static boolean killed(Schema schema, int number, Random random) throws Exception {
    Upgrading upgrading = new Upgrading(schema);
    int wanted = random.nextInt(migrations);
    int begun = upgrading.migrations(wanted);
    LockSupport.parkNanos(random.nextInt(40_000_000));
    kill(upgrading, number);
    return begun == wanted && wanted > 0;
  }

  /** PostgreSQL goes on with what a killed node said last, and knows only afterwards that nobody listens: here with its commit. */
  @Test
  @Case("F2")
  void theNextStartWaitsForTheLastWordOfTheKilled() throws Exception {
    if (postgres.isEmpty()) {
      return; // an embedded database dies with its node
    }
    Schema schema = Schema.empty("upgrade", postgres).grownOld();
    try (Connection killed = schema.connect()) {
      killed.setAutoCommit(false);
      schema.migrateNext(killed, undisturbed);
      Upgrading next = new Upgrading(schema);
      Until.holds("the next start waits", schema::hasSomebodyWaiting);
      killed.commit();
      assertThat(next.end()).isEqualTo("ENDED");
    }
    assertThat(schema.form()).containsExactlyInAnyOrderElementsOf(whole);
    assertThat(schema.texts()).isEqualTo(Schema.TEXTS);
  }

  /** In turn the application, the database, both. */
  private static void kill(Upgrading upgrading, int number) throws Exception {
    if (postgres.isPresent() && number % 3 != 1) {
      postgres.get().killNine();
      postgres.get().restart();
    }
    if (postgres.isEmpty() || number % 3 != 2) {
      upgrading.killNine();
    } else {
      upgrading.end();
    }
  }

  @Test
  @Case("F1")
  void nodesThatStartTogetherUpgradeOnce() throws Exception {
    if (postgres.isEmpty()) {
      return; // an embedded database has one node
    }
    for (int number = 1; number <= PAIRS; number++) {
      Schema fresh = Schema.empty("upgrade", postgres);
      Schema old = Schema.empty("upgrade", postgres).grownOld();
      for (Schema schema : List.of(fresh, old)) {
        List<Upgrading> nodes = List.of(new Upgrading(schema), new Upgrading(schema), new Upgrading(schema));
        for (Upgrading node : nodes) {
          assertThat(node.end()).isEqualTo("ENDED");
        }
        assertThat(schema.form()).containsExactlyInAnyOrderElementsOf(whole);
      }
    }
    System.out.printf("nodes that start together: %d trios on an empty and on an old database%n", PAIRS);
  }

  @Test
  @Case("F4")
  void aDatabaseOfAnotherBuildIsRefusedAndLeftAlone() throws Exception {
    Schema schema = Schema.empty("upgrade", postgres);
    assertThat(new Upgrading(schema).end()).isEqualTo("ENDED");
    refused(schema, "insert into flyway_schema_history select 900, '930', 'tomorrow', \"type\", 'V930__tomorrow.sql', 1, \"installed_by\","
        + " \"installed_on\", 1, true from flyway_schema_history where \"version\" = '001'",
        "was made by a newer Entente: this build does not know its migration 930 (tomorrow)");
    accepted(schema, "delete from flyway_schema_history where \"version\" = '930'");
    refused(schema, "update flyway_schema_history set \"checksum\" = 1 where \"version\" = '011'",
        "Migration 011 (partners) of this build is not the one the database was made with");
  }

  private static void refused(Schema schema, String change, String sentence) throws Exception {
    change(schema, change);
    List<String> before = schema.form();
    assertThat(new Upgrading(schema).end()).startsWith("REFUSED").contains(sentence).endsWith("Nothing was changed.");
    assertThat(schema.form()).isEqualTo(before);
    assertThat(schema.leftovers()).isEmpty();
  }

  private static void accepted(Schema schema, String change) throws Exception {
    change(schema, change);
    assertThat(new Upgrading(schema).end()).isEqualTo("ENDED");
  }

  private static void change(Schema schema, String change) throws Exception {
    try (Connection connection = schema.connect(); Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }
}
