package org.entente.installing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.entente.launcher.Folders;
import org.entente.testing.Http;
import org.entente.testing.Ports;
import org.entente.testing.TestRun;
import org.entente.testing.Until;

/** A WildFly that somebody runs without knowing Entente; everything is done to it by the blocks of the instructions. */
final class ForeignServer implements AutoCloseable {
  private final Instructions instructions = Instructions.of(Path.of("deployments/README.md"));
  private final Path folder;
  private final int port = Ports.free();
  private final Shell shell;
  private final Map<String, String> settings = new TreeMap<>();
  private Process process;

  ForeignServer(Path folder) throws IOException {
    this.folder = folder;
    Folders.delete(folder);
    Folders.copy(Path.of(System.getProperty("entente.plain.home", "target/plain-server")).toAbsolutePath(), home());
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    download(io.undertow.Undertow.class, downloads);
    download(io.undertow.servlet.Servlets.class, downloads);
    download(org.postgresql.Driver.class, downloads);
    download(org.h2.Driver.class, downloads);
    int management = Ports.free();
    settings.put("ENTENTE_JAVA_OPTS", System.getenv().getOrDefault("ENTENTE_JAVA_OPTS", "")
        + " -Djboss.http.port=" + port + " -Djboss.https.port=" + Ports.free() + " -Djboss.management.http.port=" + management);
    shell = new Shell(folder, Map.of(
        "ENTENTE", Path.of("").toAbsolutePath().toString(),
        "WILDFLY", home().toString(),
        "CLI", "env JAVA_OPTS=-XX:TieredStopAtLevel=1 " + home().resolve("bin/jboss-cli.sh") + " --connect --timeout=60000 --controller=localhost:" + management,
        "DOWNLOADS", downloads.toString(),
        "ENTENTE_ENV", folder.resolve("entente.env").toString()));
  }

  Path home() {
    return folder.resolve("wildfly");
  }

  Path log() {
    return home().resolve("standalone/log/server.log");
  }

  /** A client of the application under its context root. */
  Http at(String contextRoot) {
    return Http.at(URI.create("http://localhost:" + port + contextRoot));
  }

  /** Sets a line of the settings file; it counts from the next start on. */
  void set(String name, String value) throws IOException {
    settings.put(name, value);
    Files.writeString(folder.resolve("entente.env"), settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n").collect(Collectors.joining("# a comment\n")));
  }

  /** Follows one step of the instructions. */
  void follow(String step) throws IOException, InterruptedException {
    shell.run(instructions.named(step));
  }

  /** Follows the step that starts the server and does not return. */
  void start() throws IOException {
    int starts = starts();
    process = shell.begin(instructions.named("start"), folder.resolve("console.log"));
    Until.holds("the server has started", () -> {
      if (!process.isAlive()) {
        throw new IllegalStateException("The server has ended; see " + folder.resolve("console.log"));
      }
      return starts() > starts;
    });
  }

  void awaitReady(String contextRoot) {
    Until.holds("Entente is ready under " + contextRoot, () -> status(contextRoot, "health/ready") == 200);
  }

  int status(String contextRoot, String path) {
    try {
      return at(contextRoot).get(path).status();
    } catch (UncheckedIOException away) {
      return 0;
    }
  }

  void stop() throws IOException, InterruptedException {
    follow("stop");
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The server did not stop within a minute.");
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null && process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
    Folders.delete(home());
  }

  /** How often the server's log says that it has started. */
  private int starts() {
    try {
      return Files.exists(log()) ? Files.readString(log()).split("WFLYSRV002[56]", -1).length - 1 : 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void download(Class<?> inJar, Path folder) throws IOException {
    CodeSource source = inJar.getProtectionDomain().getCodeSource();
    Path jar = Path.of(URI.create(source.getLocation().toString()));
    Files.copy(jar, folder.resolve(jar.getFileName()));
  }
}
