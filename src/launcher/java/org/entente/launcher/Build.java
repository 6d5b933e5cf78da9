package org.entente.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Builds the WAR and provisions the server, only when the content of a source file has changed since. */
final class Build {
  private static final List<String> SOURCES = List.of("pom.xml", "config", "src/main");

  private final Checkout checkout;

  Build(Checkout checkout) {
    this.checkout = checkout;
  }

  void bringUpToDate() throws IOException, InterruptedException {
    if (!checkout.hasSources()) {
      requireBuilt();
      return;
    }
    Folders.createPrivate(checkout.state());
    Path lock = checkout.state().resolve("build.lock");
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // two starts build one after the other; closing the channel gives the lock back
      if (!isCurrent()) {
        Progress.of("Building (the first time takes a few minutes)").during(this::run);
      }
      prepareStarts();
    }
  }

  /** Of the server as it is built. */
  void prepareStarts() throws InterruptedException {
    new ClassArchive(checkout.serverHome(), checkout.war()).bringUpToDate();
    new UnpackedWar(checkout.serverHome(), checkout.war()).bringUpToDate();
  }

  private void requireBuilt() {
    if (!Files.exists(checkout.war()) || !Files.exists(checkout.serverHome().resolve("provisioned"))) {
      throw new Trouble("This copy of Entente in " + checkout.root() + " is not whole: make it anew with deployments/install.sh.");
    }
  }

  private boolean isCurrent() throws IOException {
    return Files.exists(checkout.war())
        && Files.exists(checkout.serverHome().resolve("provisioned"))
        && Files.exists(record())
        && Files.readString(record()).equals(fingerprint());
  }

  private void run(Progress progress) throws IOException, InterruptedException {
    String sources = fingerprint();
    Path log = checkout.state().resolve("build.log");
    Folders.delete(checkout.root().resolve("target/classes")); // or a file that was removed would stay in the WAR
    Folders.delete(checkout.root().resolve("target/entente"));
    Process maven = maven("-q", "-B", "-ntp", "-Dmaven.test.skip=true", "package")
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    while (!maven.waitFor(200, TimeUnit.MILLISECONDS)) {
      progress.beat();
    }
    if (maven.exitValue() != 0) {
      throw new Trouble("The build failed: " + firstError(log) + " (see " + log + ").");
    }
    Files.writeString(record(), sources);
  }

  private Path record() {
    return checkout.state().resolve("built");
  }

  /** A Maven process in the checkout, with the JDK that runs this launcher. */
  ProcessBuilder maven(String... arguments) {
    boolean windows = File.separatorChar == '\\';
    Path wrapper = checkout.root().resolve(windows ? "mvnw.cmd" : "mvnw");
    ProcessBuilder maven = new ProcessBuilder(Stream.concat(Stream.of(wrapper.toString()), Stream.of(arguments)).toList());
    maven.directory(checkout.root().toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return maven;
  }

  private static String firstError(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.startsWith("[ERROR]")).findFirst().orElse("no error line was written");
    }
  }

  private String fingerprint() throws IOException {
    MessageDigest digest = sha256();
    for (String source : SOURCES) {
      Path start = checkout.root().resolve(source);
      for (Path file : Files.exists(start) ? Folders.files(start) : List.<Path>of()) {
        byte[] content = Files.readAllBytes(file);
        digest.update((checkout.root().relativize(file) + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
