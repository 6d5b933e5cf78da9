package org.entente.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmOptionsTest {
  @Test
  void namesOneCollectorOnly() {
    assertThat(JvmOptions.with("")).contains("-XX:+UseSerialGC", "-Xmn80m");
    assertThat(JvmOptions.with("-XX:+UseG1GC")).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC", "-Xmn80m");
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
