package org.entente.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.durability.Records.Act;
import org.entente.durability.Records.Content;
import org.entente.durability.Records.Entry;
import org.entente.durability.Records.Variant;

/** What must be true of working copies whatever has happened: legal states, a revision and an audit row for every act. */
public final class DeskChecks {
  private static final Set<String> STATES =
      Set.of("DRAFT", "IN_REVIEW", "CHANGES_REQUESTED", "APPROVED", "PUBLISHED", "WITHDRAWN", "ARCHIVED");
  private static final Set<String> WRITINGS = Set.of("CREATE", "EDIT");

  private DeskChecks() {}

  public static void check(Records records) {
    Map<String, Entry> last = records.log().stream()
        .collect(Collectors.toMap(Entry::variant, Function.identity(), (earlier, later) -> later));
    records.variants().forEach(variant -> checkState(variant, last.get(variant.name())));
    checkRevisions(records);
    checkAudit(records);
  }

  private static void checkState(Variant variant, Entry last) {
    boolean live = last != null && last.isPrint();
    assertThat(variant.state()).as("%s", variant).isIn(STATES);
    switch (variant.state()) {
      case "APPROVED" -> assertThat(variant.approved()).as("approved as it stands: %s", variant)
          .isEqualTo(variant.fingerprint());
      case "PUBLISHED" -> {
        assertThat(live).as("published and in the log: %s", variant).isTrue();
        assertThat(variant.approved()).as("published as approved: %s", variant).isEqualTo(variant.fingerprint());
      }
      case "WITHDRAWN" -> assertThat(last).as("withdrawn and in the log: %s", variant)
          .isNotNull().extracting(Entry::action).isEqualTo("WITHDRAWN");
      case "ARCHIVED" -> assertThat(live).as("archived and not public: %s", variant).isFalse();
      default -> { }
    }
  }

  private static void checkRevisions(Records records) {
    Map<UUID, Long> counted = records.revisions().stream()
        .collect(Collectors.groupingBy(Act::content, Collectors.counting()));
    for (Content content : records.contents()) {
      assertThat(counted.getOrDefault(content.id(), 0L)).as("revisions of %s", content).isEqualTo(content.revision());
    }
  }

  /** A writing has one audit row, a move one for each language; no row stands for what was not done. */
  private static void checkAudit(Records records) {
    List<String> expected = records.revisions().stream().flatMap(DeskChecks::rows).sorted().toList();
    Set<String> actions = records.revisions().stream().map(Act::action).collect(Collectors.toSet());
    Set<UUID> contents = records.revisions().stream().map(Act::content).collect(Collectors.toSet());
    assertThat(records.audit().stream().filter(row -> actions.contains(row.action()) && contents.contains(row.content()))
        .map(row -> row(row, row.locales())).sorted().toList()).as("the audit").isEqualTo(expected);
  }

  private static Stream<String> rows(Act revision) {
    return WRITINGS.contains(revision.action()) ? Stream.of(row(revision, ""))
        : Stream.of(revision.locales().split(" ")).map(locale -> row(revision, locale));
  }

  private static String row(Act act, String locale) {
    return act.content() + " " + act.action() + " " + locale;
  }
}
