package org.entente.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.testing.EntenteServer;
import org.entente.testing.TestRun;

/** {@code ./entente …} as a process of its own beside a running server. */
final class CommandLine {
  private final Path data;

  /** Announces the server in its data folder, as {@code ./entente run} does. */
  CommandLine(EntenteServer server) throws IOException {
    this.data = server.data();
    Files.writeString(data.resolve("running.json"), String.format(
        "{\"address\":\"%s\",\"data\":\"%s\",\"token\":\"%s\",\"pid\":%d}", server.baseUri().toString().replaceFirst("/$", ""), data,
        TestRun.LOCAL_TOKEN, ProcessHandle.current().pid()));
  }

  /** What a command said, on both streams, and its exit code. */
  record Said(int code, String text) {}

  Said run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp", System.getProperty("java.class.path"), "org.entente.launcher.Launcher"));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
