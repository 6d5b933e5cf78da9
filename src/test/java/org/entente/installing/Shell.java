package org.entente.installing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An administrator's shell: runs the commands of a document in a folder, with variables; a failing command fails the test. */
final class Shell {
  private final Path folder;
  private final Map<String, String> variables;

  Shell(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = new HashMap<>(variables);
  }

  /** Runs the commands and gives what they wrote. */
  String run(String commands) throws IOException, InterruptedException {
    Path output = Files.createTempFile("shell", ".out");
    try {
      int exit = begin(commands, output).waitFor();
      String written = Files.readString(output);
      if (exit != 0) {
        throw new AssertionError("exit code " + exit + " of\n" + commands + "\n" + written);
      }
      return written;
    } finally {
      Files.delete(output);
    }
  }

  /** Starts the commands and leaves them running. */
  Process begin(String commands, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", commands)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("ENTENTE_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(variables);
    return builder.start();
  }
}
