package org.entente.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entente.launcher.Folders;

/**
 * A PostgreSQL server of the tests' own, from the system's binaries, in a folder that is deleted at the end. The role
 * {@code entente_owner} owns every database and makes its tables; {@code entente} reads and writes rows. Durability settings
 * are PostgreSQL's defaults, because tests kill it.
 */
public final class Postgres implements AutoCloseable {
  public static final String SUPERUSER = "postgres";
  public static final String SUPERUSER_PASSWORD = "superuser-for-tests";

  private final AtomicInteger databases = new AtomicInteger();
  private final PostgresBinaries binaries = PostgresBinaries.find();
  private final Path folder;
  private final int port;
  private Process process;

  private Postgres(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** The server that {@link PostgresForTheRun} started for this run. */
  public static Postgres ofTheRun() {
    return PostgresForTheRun.running();
  }

  public static Postgres start() throws IOException, InterruptedException {
    return start(Ports.free());
  }

  static Postgres start(int port) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("entente-postgres");
    Postgres postgres = new Postgres(folder, port);
    postgres.binaries.initialise(folder, SUPERUSER_PASSWORD);
    postgres.launch();
    postgres.create("entente");
    return postgres;
  }

  /** Makes one more empty database and gives its JDBC address. */
  public String newDatabase() {
    String name = "entente_" + databases.incrementAndGet();
    create(name);
    return url(name);
  }

  /** The same with what another database holds, to which nobody is connected. */
  String copyOf(String url) {
    String name = "entente_" + databases.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name + " OWNER " + ownerUser() + " TEMPLATE " + url.substring(url.lastIndexOf('/') + 1));
    create(name);
    return url(name);
  }

  public String url() {
    return url("entente");
  }

  /** What the server writes to its log: every statement that failed, with its text. */
  public Path log() {
    return folder.resolve("postgres.log");
  }

  public String user() {
    return "entente";
  }

  public String password() {
    return "entente-for-tests";
  }

  public String ownerUser() {
    return "entente_owner";
  }

  public String ownerPassword() {
    return "owner-for-tests";
  }

  /** The postmaster and all its children. */
  public Stream<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /** Kills the postmaster and all its children at once, as a power cut would. */
  public void killNine() throws InterruptedException {
    List<ProcessHandle> all = processes().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Until.holds("no process of PostgreSQL lives", () -> all.stream().noneMatch(ProcessHandle::isAlive));
    process.waitFor();
  }

  /** Breaks every session off without a checkpoint, as {@code pg_ctl restart -m immediate} does first. */
  public void breakOff() throws IOException {
    binaries.stop(folder, "immediate");
    process.onExit().join();
  }

  /** Starts again after {@link #killNine} or {@link #breakOff}; returns when it accepts connections. */
  public void restart() throws IOException, InterruptedException {
    launch();
  }

  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      binaries.stop(folder, "fast");
      process.onExit().join();
    }
    Folders.delete(folder);
  }

  /** Runs statements as superuser. */
  public void execute(String database, String... statements) {
    try (Connection connection = superuser(database); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As an administrator does it: with the script of the installation. */
  private void create(String name) {
    try {
      binaries.script(folder, port, SUPERUSER_PASSWORD, Path.of("config/postgresql/roles.sql"),
          Map.of("owner", ownerUser(), "runtime", user(), "database", name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    execute("postgres", "ALTER ROLE " + ownerUser() + " PASSWORD '" + ownerPassword() + "'",
        "ALTER ROLE " + user() + " PASSWORD '" + password() + "'");
  }

  private void launch() throws IOException, InterruptedException {
    process = binaries.serve(folder, port);
    Until.holds("PostgreSQL accepts connections", () -> {
      if (!process.isAlive()) {
        throw new IllegalStateException("PostgreSQL did not start; see " + folder.resolve("postgres.log"));
      }
      return accepts();
    });
  }

  private boolean accepts() {
    try (Connection connection = superuser("postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database), SUPERUSER, SUPERUSER_PASSWORD);
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }
}
