package org.entente.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.launcher.Database;

/** The run a test is in: its database, its folder, its addresses and accounts. Set by the build, with values for an IDE. */
public final class TestRun {
  /** The password of every demo account in a test run. */
  public static final String DEMO_PASSWORD = "correct-horse-battery";

  /** The token that stands for the local administrator in a test run. */
  public static final String LOCAL_TOKEN = "local-token-for-tests-of-32-characters";

  private TestRun() {}

  public static Database database() {
    return Database.valueOf(System.getProperty("entente.test.db", "h2").toUpperCase(java.util.Locale.ROOT));
  }

  /** Whether the long counts are asked for ({@code ./entente test --full}). */
  public static boolean full() {
    return Boolean.getBoolean("entente.full");
  }

  /** All of them in a full run, else one of so many, beginning with another one at each turn. */
  public static <T> Stream<T> part(Collection<T> all, int step, int turn) {
    List<T> inOrder = List.copyOf(all);
    int every = full() ? 1 : step;
    return IntStream.range(0, inOrder.size()).filter(i -> i % every == turn % every).mapToObj(inOrder::get);
  }

  /** A folder for this run's files; {@code mvn} empties it before. */
  public static Path folder() {
    return Path.of(System.getProperty("entente.test.folder", "target/it/" + database().word())).toAbsolutePath();
  }

  /** The address of the server that Arquillian manages, ending in a slash. */
  public static URI managedServer() {
    return URI.create("http://localhost:" + Integer.getInteger("entente.test.http.port", 8080) + "/");
  }

  public static Path serverHome() {
    return Path.of(System.getProperty("entente.server.home", "target/server")).toAbsolutePath();
  }

  public static Path war() {
    return Path.of(System.getProperty("entente.war", "target/entente.war")).toAbsolutePath();
  }
}
