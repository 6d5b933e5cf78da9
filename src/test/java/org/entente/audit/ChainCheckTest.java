package org.entente.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditSeals.Sealed;
import org.junit.jupiter.api.Test;

class ChainCheckTest {
  private static final Instant NOW = Instant.parse("2026-07-14T09:00:00.123456Z");
  private final List<AuditRow> rows = new ArrayList<>();
  private final List<Sealed> chain = chain(5);
  private ChainCheck check;

  @Test
  void acceptsWhatNobodyTouched() {
    assertThat(found()).isEmpty();
    assertThat(check.number()).isEqualTo(5);
    assertThat(check.chain()).isEqualTo(chain.get(4).seal().chain);
  }

  @Test
  void findsAChangedRow() {
    rows.get(2).action = "WITHDRAW";
    assertThat(found()).containsExactly("audit/3 seals a row that was changed since");
  }

  @Test
  void findsARowThatIsMissing() {
    chain.set(1, new Sealed(chain.get(1).seal(), Optional.empty()));
    assertThat(found()).containsExactly("audit/2 has lost its row");
  }

  @Test
  void findsASealThatIsMissing() {
    chain.remove(3);
    assertThat(found()).containsExactly("audit/4 is missing");
    chain.remove(1);
    chain.remove(1);
    assertThat(found()).containsExactly("audit/2 and the following up to 4 are missing");
  }

  @Test
  void findsARowChangedTogetherWithItsSeal() {
    rows.get(2).action = "WITHDRAW";
    AuditSeal forged = chain.get(2).seal();
    forged.hash = AuditChain.hash(rows.get(2));
    assertThat(found()).containsExactly("audit/3 was changed, or the chain before it: its chain does not follow");
    forged.chain = AuditChain.next(chain.get(1).seal().chain, 3, forged.hash);
    assertThat(found()).containsExactly("audit/4 was changed, or the chain before it: its chain does not follow");
  }

  @Test
  void tellsAbsentFromEmptyAndPartsFromEachOther() {
    AuditRow row = row("A");
    String hash = AuditChain.hash(row);
    row.locale = "";
    assertThat(AuditChain.hash(row)).isNotEqualTo(hash);
    row.locale = null;
    row.action = "Ac";
    row.type = "ontent";
    assertThat(AuditChain.hash(row)).isNotEqualTo(hash);
  }

  private List<String> found() {
    List<String> found = new ArrayList<>();
    check = new ChainCheck(finding -> found.add(finding.place() + " " + finding.fault()));
    chain.forEach(check::accept);
    return found;
  }

  private List<Sealed> chain(int length) {
    List<Sealed> sealed = new ArrayList<>();
    String last = AuditChain.START;
    for (int number = 0; number < length; number++) {
      AuditRow row = row("ACT" + number);
      AuditSeal seal = new AuditSeal(number, last, row, NOW);
      rows.add(row);
      sealed.add(new Sealed(seal, Optional.of(row)));
      last = seal.chain;
    }
    return sealed;
  }

  private static AuditRow row(String action) {
    Subject subject = new Subject("content", Optional.of(UUID.randomUUID()), Optional.of(Locale.FRENCH));
    AuditRow row = new AuditRow(NOW, UUID.randomUUID(), action, subject, AuditRow.DONE, "{}");
    if (action.equals("A")) {
      row.locale = null;
    }
    return row;
  }
}
