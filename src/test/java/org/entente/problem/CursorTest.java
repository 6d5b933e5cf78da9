package org.entente.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.entente.testing.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void isReadAsItWasWritten() {
    Cursor cursor = new Cursor(Instant.parse("2026-11-22T17:06:49.007123Z"), UUID.randomUUID());
    assertThat(Cursor.read(cursor.write())).isEqualTo(cursor);
    assertThat(Cursor.read(Cursor.START.write())).isEqualTo(Cursor.START);
  }

  /** Times that Java knows and a database does not, ids in another spelling, and text that would be code elsewhere. */
  @ParameterizedTest
  @Case("C1")
  @ValueSource(strings = {
      "+1000000000-12-31T23:59:59Z 00000000-0000-0000-0000-000000000000",
      "-1000000000-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000",
      "+10000-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000",
      "1969-12-31T23:59:59Z 00000000-0000-0000-0000-000000000000",
      "2026-01-01T00:00:00Z 1-1-1-1-1", "2026-01-01T00:00:00Z ')", "' or 1=1 0-0-0-0-0", ""})
  void refusesWhatNoListHasWritten(String forged) {
    String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
    assertThat(catchThrowableOfType(Problem.class, () -> Cursor.read(cursor))).as(forged).isNotNull();
  }
}
