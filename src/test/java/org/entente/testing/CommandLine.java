package org.entente.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./entente …} as a process of its own beside a running server. */
public final class CommandLine {
  private final Path data;

  /** Announces the server in its data folder, as {@code ./entente run} does. */
  public CommandLine(EntenteServer server) throws IOException {
    this.data = server.data();
    Files.writeString(data.resolve("running.json"), String.format(
        "{\"address\":\"%s\",\"data\":\"%s\",\"token\":\"%s\",\"pid\":%d}", server.baseUri().toString().replaceFirst("/$", ""), data,
        TestRun.LOCAL_TOKEN, ProcessHandle.current().pid()));
  }

  /** What a command said, on both streams, and its exit code. */
  public record Said(int code, String text) {}

  public Said run(String... words) throws IOException, InterruptedException {
    return runTyping("", words);
  }

  /** The same, with something to read on its standard input. */
  public Said runTyping(String input, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp", System.getProperty("java.class.path"), "org.entente.launcher.Launcher"));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream typed = process.getOutputStream()) {
      typed.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
