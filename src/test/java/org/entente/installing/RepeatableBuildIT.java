package org.entente.installing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.entente.launcher.Folders;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same sources give the same WAR, byte for byte, wherever, whenever and by whomever it is built: that of this run, above all. */
@EnabledIfSystemProperty(named = "entente.test.db", matches = "h2", disabledReason = "no database has a part in it: once is enough")
class RepeatableBuildIT {
  private static final List<String> SOURCES = List.of("pom.xml", "mvnw", ".mvn", "config", "docs", "src/main");

  @Test
  void twoBuildsInOtherFoldersZonesAndTonguesGiveTheSameBytes() throws Exception {
    Path second = build("another/and much longer", "Pacific/Auckland", "C", "077");
    Path first = Files.mismatch(TestRun.war(), second) < 0 ? TestRun.war() : build("one", "UTC", "C.UTF-8", "022");
    if (Files.mismatch(first, second) >= 0) {
      assertThat(entries(second)).isEqualTo(entries(first));
    }
    assertThat(Files.mismatch(first, second)).as("the order, dates or rights in the archive differ").isEqualTo(-1);
  }

  private static Path build(String name, String zone, String tongue, String mask) throws IOException, InterruptedException {
    Path folder = TestRun.folder().resolve("builds").resolve(name);
    Folders.delete(folder);
    Files.createDirectories(folder.resolve("src"));
    for (String source : SOURCES) {
      Path from = Path.of(source);
      if (Files.isDirectory(from)) {
        Folders.copy(from, folder.resolve(source));
      } else {
        Files.copy(from, folder.resolve(source));
      }
    }
    new Shell(folder, Map.of("TZ", zone, "LC_ALL", tongue, "MAVEN_OPTS", "-Duser.timezone=" + zone))
        .run("umask " + mask + "; bash ./mvnw -q -B -ntp -Dmaven.test.skip=true -Dserver.current=true package");
    return folder.resolve("target/entente.war");
  }

  /** Each entry's checksum, date and rights, to name what differs. */
  private static Map<String, String> entries(Path war) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(war.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        CRC32 sum = new CRC32();
        try (InputStream content = zip.getInputStream(entry)) {
          sum.update(content.readAllBytes());
        }
        entries.put(entry.getName(), Long.toHexString(sum.getValue()) + " " + entry.getTimeLocal() + " "
            + (entry.getExtra() == null ? "" : HexFormat.of().formatHex(Arrays.copyOf(entry.getExtra(), 32))));
      }
    }
    return entries;
  }
}
