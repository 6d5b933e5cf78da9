package org.entente.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.durability.Records.Entry;
import org.entente.edition.Edition;
import org.entente.launcher.Folders;
import org.entente.publishing.PublicationLog;

/** The edition a stopped node left on disk equals one built from the log into an empty folder, and both equal the log. */
public final class EditionChecks {
  private EditionChecks() {}

  public static void check(House house, Records records) throws IOException {
    List<Edition.Entry> onDisk;
    List<Edition.Entry> rebuilt;
    Path scratch = Files.createTempDirectory("entente-edition");
    try {
      Folders.copy(house.edition(), scratch.resolve("kept/edition"));
      onDisk = contents(scratch.resolve("kept"), RecordedLog.away(), records.counter());
      rebuilt = contents(Files.createDirectory(scratch.resolve("fresh")), new RecordedLog(records), records.counter());
    } finally {
      Folders.delete(scratch);
    }
    assertThat(rebuilt).as("the rebuilt edition is what the log says").isEqualTo(live(records.log()));
    assertThat(onDisk).as("the node's edition equals a rebuilt one").isEqualTo(rebuilt);
  }

  private static List<Edition.Entry> contents(Path data, PublicationLog log, Records.Counter head) {
    try (FollowedEdition followed = new FollowedEdition(data, log); Edition edition = followed.at(head.sequence())) {
      assertThat(edition.number()).as("the edition's number").isEqualTo(head.sequence());
      assertThat(edition.chain()).as("the edition's chain").isEqualTo(head.sequence() == 0 ? "" : head.chain());
      return edition.contents();
    }
  }

  /** What is public by the log's own words: the variants whose last entry is a print. */
  private static List<Edition.Entry> live(List<Entry> log) {
    Map<String, Entry> last = new TreeMap<>();
    log.forEach(entry -> last.put(entry.variant(), entry));
    return last.values().stream().filter(Entry::isPrint)
        .map(entry -> new Edition.Entry(entry.type(), entry.content(), entry.locale(), entry.sequence(),
            LogChecks.sha256(entry.body().orElseThrow())))
        .sorted(Comparator.comparing(Edition.Entry::toString)).toList();
  }
}
