package org.entente.durability;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entente.boot.UpgradeProcess;

/** One node's upgrade of a database, from its first word to its last. */
final class Upgrading {
  private final Process process;
  private final BufferedReader said;

  /** Begins it; returns once it has begun to look at the database. */
  Upgrading(Schema schema) throws IOException {
    process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), UpgradeProcess.class.getName(),
        schema.url(), schema.user(), schema.password(), schema.folder().toString())).redirectErrorStream(true).start();
    said = process.inputReader();
    await("BEGUN");
  }

  /** Kills it as a power cut would. */
  void killNine() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets so many migrations begin, or all; returns how many did. */
  int migrations(int atMost) throws IOException {
    int begun = 0;
    while (begun < atMost && await("MIGRATION").equals("MIGRATION")) {
      begun++;
    }
    return begun;
  }

  /** Waits for the end: {@code ENDED}, or {@code REFUSED} and a sentence, or nothing if it was killed. */
  String end() throws IOException, InterruptedException {
    String last = await("ENDED");
    process.waitFor();
    return last;
  }

  private String await(String word) throws IOException {
    String last = "";
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.equals(word) || line.equals("MIGRATED") && !word.equals("ENDED") || line.startsWith("REFUSED")) {
        return line;
      }
      last = line;
    }
    return last;
  }
}
