package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entente.launcher.ClassArchive;
import org.entente.launcher.Database;
import org.entente.launcher.Folders;
import org.entente.launcher.ServerProcess;
import org.entente.launcher.UnpackedWar;

/**
 * A provisioned server with the WAR, as a process of its own on a free port, with its own data folder: it can be killed and
 * started again. No sample content unless {@code ENTENTE_SAMPLE=true} is set.
 */
public final class EntenteServer implements AutoCloseable {

  private final ServerProcess server;
  private Process process;

  private EntenteServer(Database database, Path data, Map<String, String> environment) throws IOException {
    Map<String, String> all = new HashMap<>(Map.of(
        "ENTENTE_SAMPLE", "false",
        "ENTENTE_DEMO_PASSWORD", TestRun.DEMO_PASSWORD,
        "ENTENTE_LOCAL_TOKEN", TestRun.LOCAL_TOKEN));
    all.putAll(environment);
    this.server = new ServerProcess(TestRun.serverHome(), TestRun.war(), data, Ports.free(), database, all);
  }

  private EntenteServer(ServerProcess server) {
    this.server = server;
  }

  /** The same installation, to be started with other settings besides; the server must be stopped. */
  public EntenteServer with(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(server.environment());
    all.putAll(settings);
    return new EntenteServer(
        new ServerProcess(server.home(), server.war(), server.data(), server.port(), server.database(), all));
  }

  /** A server on H2 with an empty data folder of that name in this run's folder; not started yet. */
  public static EntenteServer h2(String name, Map<String, String> environment) throws IOException {
    return new EntenteServer(Database.H2, emptyFolder(name), environment);
  }

  /** A server on a database of that PostgreSQL, by its JDBC address; not started yet. */
  public static EntenteServer postgres(String name, Postgres postgres, String url, Map<String, String> environment)
      throws IOException {
    Map<String, String> all = new HashMap<>(Map.of(
        "ENTENTE_DB_URL", url,
        "ENTENTE_DB_USER", postgres.user(),
        "ENTENTE_DB_PASSWORD", postgres.password(),
        "ENTENTE_DB_OWNER_USER", postgres.ownerUser(),
        "ENTENTE_DB_OWNER_PASSWORD", postgres.ownerPassword()));
    all.putAll(environment);
    return new EntenteServer(Database.POSTGRES, emptyFolder(name), all);
  }

  /** A server on this run's database, with an empty database of its own; not started yet. */
  public static EntenteServer ofTheRun(String name, Map<String, String> environment) throws IOException {
    return TestRun.database() == Database.H2
        ? h2(name, environment)
        : postgres(name, Postgres.ofTheRun(), Postgres.ofTheRun().newDatabase(), environment);
  }

  /** Starts the server and waits until it is ready. */
  public EntenteServer start() throws IOException, InterruptedException {
    launch();
    awaitReady();
    return this;
  }

  /** Starts the server without waiting. */
  public void launch() throws IOException, InterruptedException {
    // the first of a run makes them for all others
    new ClassArchive(server.home(), server.war()).bringUpToDate();
    new UnpackedWar(server.home(), server.war()).bringUpToDate();
    process = server.start();
  }

  public void awaitReady() {
    Until.holds("the server is ready", () -> {
      requireAlive();
      return ready();
    });
  }

  private void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The server has ended: " + tail());
    }
  }

  public boolean ready() {
    try {
      return http().get("health/ready").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  public void killNine() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stands still wherever it is, as a machine that is suspended does, until it is {@link #thaw thawed}. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Goes on where it stood. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
    if (sent != 0) {
      throw new IllegalStateException("The server could not be sent SIG" + name);
    }
  }

  /** Stops cleanly. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      killNine();
      throw new IllegalStateException("The server did not stop within a minute.");
    }
  }

  public void restart() throws IOException, InterruptedException {
    stop();
    start();
  }

  /** Waits until the process has ended by itself, and gives its exit code. */
  public int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  public boolean alive() {
    return process != null && process.isAlive();
  }

  /** Of the server's own process. */
  public long pid() {
    return process.pid();
  }

  /** The address, ending in a slash. */
  public URI baseUri() {
    return URI.create("http://localhost:" + server.port() + "/");
  }

  public Http http() {
    return Http.at(baseUri());
  }

  public Path data() {
    return server.data();
  }

  public Path log() {
    return server.log();
  }

  @Override
  public void close() {
    if (alive()) {
      process.destroy();
      process.onExit().orTimeout(60, TimeUnit.SECONDS).exceptionally(slow -> process.destroyForcibly()).join();
    }
  }

  /** What its log says by now; empty before the first line, and while half a letter is written. */
  public String logged() {
    try {
      return Files.exists(log()) ? Files.readString(log()) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  private String tail() {
    String text = logged();
    return text.isEmpty() ? "it logged nothing" : text.substring(Math.max(0, text.length() - 4000));
  }

  private static Path emptyFolder(String name) throws IOException {
    Path folder = TestRun.folder().resolve(name);
    Folders.delete(folder);
    return Files.createDirectories(folder);
  }
}
