package org.entente.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes of the server and of the WAR as the JVM keeps them, read and verified beforehand: a start maps them into memory
 * instead (class-data sharing). It lies in the provisioned server and holds for the JVM that made it, wherever that folder is moved.
 * Another JVM passes it over, and a class that has changed since is read as always: it can make a start faster and nothing else.
 */
public final class ClassArchive {
  private static final String NAME = "entente-" + Runtime.version() + ".jsa";
  private static final String RECORD = "classes.log";
  private static final String WATCHED = "-XX:TieredStopAtLevel=1 -Xshare:off -Xlog:class+load=debug:file=" + RECORD;

  private final Path home;
  private final Path war;

  public ClassArchive(Path home, Path war) {
    this.home = home;
    this.war = war;
  }

  /** What a JVM must be told to use the archive of that server; nothing if there is none. */
  static List<String> options(Path home) {
    Path archive = home.resolve(NAME);
    return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto") : List.of();
  }

  /** Makes the archive from a start that is watched, unless the provisioned server has one; takes half a minute. */
  public void bringUpToDate() throws InterruptedException {
    try {
      if (!Files.exists(home.resolve(NAME))) {
        Progress.of("Preparing quick starts").during(this::make);
      }
    } catch (IOException | Trouble failed) {
      System.err.println("Starts will take some seconds more: " + failed.getMessage());
    }
  }

  private void make(Progress progress) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory(home.toAbsolutePath().getParent(), "classes");
    try {
      watch(scratch, progress);
      Path list = Files.write(scratch.resolve("classes.list"), ClassList.of(scratch.resolve(RECORD), unpacked(scratch)).lines());
      dump(scratch, list, progress);
    } finally {
      Folders.delete(scratch);
    }
  }

  /** Starts the server on an empty database and lets it load its sample content; the JVM records which classes that takes. */
  private void watch(Path scratch, Progress progress) throws IOException, InterruptedException {
    int port = freePort();
    String token = Secrets.token();
    Map<String, String> settings = Map.of("ENTENTE_SAMPLE", "true", "ENTENTE_LOCAL_TOKEN", token, "ENTENTE_DEMO_PASSWORD", Secrets.password(),
        "ENTENTE_BIND", "127.0.0.1", "ENTENTE_MANAGEMENT_PORT", "0", "ENTENTE_LOG", "text", "ENTENTE_JAVA_OPTS", WATCHED);
    ServerProcess server = new ServerProcess(home, war, scratch, port, Database.H2, settings);
    ProcessBuilder builder = server.prepare();
    builder.environment().keySet().removeIf(name -> name.startsWith("ENTENTE_") && !name.equals("ENTENTE_DATA") && !settings.containsKey(name));
    Process process = builder.start();
    try {
      Readiness readiness = new Readiness(process, new LocalClient("http://localhost:" + port, token), server.log(), 0);
      readiness.awaitReady(progress);
      readiness.awaitSamples(progress);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /** The jars that the WAR brings and one more with its own classes, by the names that the JVM's record gives them. */
  private Map<String, Path> unpacked(Path scratch) throws IOException {
    Map<String, Path> jars = new HashMap<>();
    Path own = scratch.resolve("classes.jar");
    jars.put("WEB-INF/classes", own);
    try (ZipFile archive = new ZipFile(war.toFile()); JarOutputStream classes = new JarOutputStream(Files.newOutputStream(own))) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        try (InputStream content = archive.getInputStream(entry)) {
          if (entry.getName().startsWith("WEB-INF/lib/") && entry.getName().endsWith(".jar")) {
            Path jar = scratch.resolve(entry.getName().substring("WEB-INF/lib/".length()));
            Files.copy(content, jar);
            jars.put(entry.getName(), jar);
          } else if (entry.getName().startsWith("WEB-INF/classes/") && entry.getName().endsWith(".class")) {
            classes.putNextEntry(new ZipEntry(entry.getName().substring("WEB-INF/classes/".length())));
            content.transferTo(classes);
          }
        }
      }
    }
    return jars;
  }

  /** On no class path, so that the archive holds wherever the server lies; what the JVM cannot verify alone it leaves out and says so. */
  private void dump(Path scratch, Path list, Progress progress) throws IOException, InterruptedException {
    Path draft = scratch.resolve(NAME);
    Path said = scratch.resolve("dump.log");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:dump", "-Xmx1g",
        "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + draft, "-cp", scratch.resolve("nothing.jar").toString())
        .directory(scratch.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
      progress.beat();
    }
    if (process.exitValue() != 0 || !Files.exists(draft)) {
      throw new IOException("the JVM made no archive of classes: " + Files.readString(said));
    }
    Files.move(draft, home.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
