package org.entente.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmOptionsTest {
  @Test
  void namesOneCollectorOnly() {
    assertThat(JvmOptions.with("")).contains("-XX:+UseSerialGC", "-Xmn80m");
    assertThat(JvmOptions.with("-XX:+UseG1GC")).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC", "-Xmn80m");
  }

  @Test
  void namesTheListOfStartCodeThatTheServerHas(@TempDir Path home) throws IOException, InterruptedException {
    assertThat(JvmOptions.compiling(home)).isEmpty();
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(JvmOptions.compiling(Path.of("config/server")));
    command.add("-version");
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("1 compiler directives added");
    assertThat(java.waitFor()).isZero();
  }

  @Test
  void givesAnInstallationTheLastWord() {
    assertThat(JvmOptions.with(" -Xmx2g  -XX:TieredStopAtLevel=1 ")).endsWith("-Xmx2g", "-XX:TieredStopAtLevel=1");
  }

  @Test
  void beginsWithNoMoreMemoryThanAnInstallationGives() {
    assertThat(JvmOptions.with("")).contains("-Xms256m");
    assertThat(JvmOptions.with("-Xmx192m")).noneMatch(option -> option.startsWith("-Xms")).endsWith("-Xmx192m");
  }
}
