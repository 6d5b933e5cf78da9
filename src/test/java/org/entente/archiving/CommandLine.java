package org.entente.archiving;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.launcher.Folders;
import org.entente.launcher.Launcher;
import org.entente.testing.TestRun;

/** {@code ./entente}, as a process, in a checkout that is built already. */
final class CommandLine {
  /** The fingerprint of a checkout without sources. */
  private static final String NO_SOURCES = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final Path root;

  /** What a command left behind. */
  record Result(int exit, String output) {
    Result expect(int code) {
      if (exit != code) {
        throw new AssertionError("expected exit code " + code + " but got " + exit + ": " + output);
      }
      return this;
    }
  }

  private CommandLine(Path root) {
    this.root = root;
  }

  static CommandLine inCheckout(String name) throws IOException {
    Path root = TestRun.folder().resolve(name);
    Folders.delete(root);
    Files.createDirectories(root.resolve("target"));
    Files.createDirectories(root.resolve(".entente"));
    Files.createSymbolicLink(root.resolve("target/server"), TestRun.serverHome());
    Files.createSymbolicLink(root.resolve("target/entente.war"), TestRun.war());
    Files.writeString(root.resolve(".entente/built"), NO_SOURCES);
    return new CommandLine(root);
  }

  Path root() {
    return root;
  }

  /** Lets the commands find a running server, as {@code run} does. */
  void announce(Site site) throws IOException {
    String address = site.server().baseUri().toString().replaceAll("/$", "");
    Files.writeString(root.resolve(".entente/running.json"), new ObjectMapper().writeValueAsString(Map.of("address", address,
        "data", site.data().toString(), "token", TestRun.LOCAL_TOKEN, "pid", ProcessHandle.current().pid())));
  }

  Result run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
        "-Dentente.root=" + root, "-cp", classes(), Launcher.class.getName()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).directory(root.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ENTENTE_"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private static String classes() {
    try {
      return Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
