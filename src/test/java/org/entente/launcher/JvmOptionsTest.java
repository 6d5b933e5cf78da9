package org.entente.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
  @Test
  void letsTheSecondCompilerWaitUntilAStartIsOver() {
    assertThat(JvmOptions.with("")).containsAll(JvmOptions.LATE_COMPILER);
  }

  @Test
  void namesOneCollectorOnly() {
    assertThat(JvmOptions.with("")).contains("-XX:+UseSerialGC", "-Xmn64m");
    assertThat(JvmOptions.with("-XX:+UseG1GC")).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC", "-Xmn64m");
  }

  @Test
  void givesAnInstallationTheLastWord() {
    assertThat(JvmOptions.with(" -Xmx2g  -XX:TieredStopAtLevel=1 ")).endsWith("-Xmx2g", "-XX:TieredStopAtLevel=1");
  }

  @Test
  void aWildFlyOfOnesOwnIsToldTheSameOfTheCompiler() throws IOException {
    assertThat(Files.readString(Path.of("deployments/wildfly/entente.conf"))).contains(String.join(" ", JvmOptions.LATE_COMPILER));
  }

  @Test
  void beginsWithNoMoreMemoryThanAnInstallationGives() {
    assertThat(JvmOptions.with("")).contains("-Xms256m");
    assertThat(JvmOptions.with("-Xmx192m")).noneMatch(option -> option.startsWith("-Xms")).endsWith("-Xmx192m");
  }
}
