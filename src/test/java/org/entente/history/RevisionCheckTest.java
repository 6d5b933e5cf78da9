package org.entente.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.entente.history.RevisionPages.Kept;
import org.entente.schema.CanonicalJson;
import org.junit.jupiter.api.Test;

class RevisionCheckTest {
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private final List<Kept> kept = new ArrayList<>();
  private final Map<Revision.Key, String> witnessed = new HashMap<>();
  private RevisionCheck check;

  RevisionCheckTest() {
    for (UUID content : List.of(ONE, TWO)) {
      for (int number = 1; number <= 3; number++) {
        Revision revision = revision(content, number, "EDIT");
        kept.add(new Kept(revision, 3));
        witnessed.put(new Revision.Key(content, number), revision.sha256);
      }
    }
  }

  @Test
  void acceptsWhatNobodyTouched() {
    assertThat(found()).isEmpty();
    assertThat(check.revisions()).isEqualTo(6);
    assertThat(check.unwitnessed()).isZero();
  }

  @Test
  void findsAChangedText() {
    kept.get(1).revision().body = "{}";
    assertThat(found()).containsExactly("revision/" + ONE + "/2 has a text that is not the one its hash was made of");
  }

  @Test
  void findsATextChangedTogetherWithItsHash() {
    Revision forged = kept.get(1).revision();
    forged.body = "{}";
    forged.sha256 = sha256("{}");
    assertThat(found()).containsExactly("revision/" + ONE + "/2 has another hash than the audit witnessed");
  }

  @Test
  void findsARevisionThatIsMissing() {
    kept.remove(1);
    assertThat(found()).containsExactly("revision/" + ONE + "/2 is missing");
  }

  @Test
  void findsALastRevisionThatIsMissing() {
    kept.remove(5);
    assertThat(found()).containsExactly("revision/" + TWO + "/3 is not the last revision, although the content stands at it");
  }

  @Test
  void letsADeletedContentEndWhereItEnds() {
    kept.set(2, new Kept(kept.get(2).revision(), null));
    assertThat(found()).isEmpty();
  }

  @Test
  void findsALostTextUnlessARedactionFollows() {
    kept.get(0).revision().body = null;
    kept.get(1).revision().body = null;
    assertThat(found()).containsExactly("revision/" + ONE + "/1 has lost its text, and no redaction says so");
    kept.get(2).revision().action = Revision.REDACT;
    assertThat(found()).isEmpty();
    assertThat(check.redacted()).isEqualTo(2);
  }

  @Test
  void countsWhatNoOtherRecordKnows() {
    witnessed.remove(new Revision.Key(TWO, 1));
    assertThat(found()).isEmpty();
    assertThat(check.unwitnessed()).isEqualTo(1);
  }

  private List<String> found() {
    List<String> found = new ArrayList<>();
    check = new RevisionCheck(finding -> found.add(finding.place() + " " + finding.fault()));
    kept.forEach(next -> check.accept(next, witnessed));
    check.end();
    return found;
  }

  private static Revision revision(UUID content, int number, String action) {
    String body = "{\"number\":" + number + "}";
    return new Revision(new Revision.Key(content, number), action, new UUID(0, 9), Instant.EPOCH, List.of(Locale.FRENCH),
        "fr=DRAFT", null, "f", body, sha256(body));
  }

  private static String sha256(String text) {
    return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
