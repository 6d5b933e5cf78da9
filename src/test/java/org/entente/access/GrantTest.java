package org.entente.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.entente.values.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {
  @ParameterizedTest
  @ValueSource(strings = {"ADMIN", "REVIEWER:visits", "REVIEWER::fr", "REVIEWER:news+visits:en+fr-CH"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Grant.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "KING", "reviewer", "REVIEWER:visits:fr:x", "REVIEWER::FR", "REVIEWER::no_tag"})
  void refusesWhatIsNoGrant(String text) {
    assertThatThrownBy(() -> Grant.parse(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void coversWhatItsLimitsLetThrough() {
    Grant grant = Grant.parse("REVIEWER:visits:fr");
    assertThat(grant.covers("visits", Locale.FRENCH)).isTrue();
    assertThat(grant.covers("visits", Locale.ENGLISH)).isFalse();
    assertThat(grant.covers("news", Locale.FRENCH)).isFalse();
    assertThat(Grant.of(Role.REVIEWER).covers("news", Locale.ENGLISH)).isTrue();
  }

  @Test
  void severalGrantsOfOneRoleAddUp() {
    Actor actor = new Actor(UUID.randomUUID(), "me",
        List.of(Grant.parse("REVIEWER:visits:fr"), Grant.parse("REVIEWER:news:en")), Set.of(), 0);
    assertThat(actor.holds(Role.REVIEWER)).isTrue();
    assertThat(actor.roles()).containsExactly(Role.REVIEWER);
    assertThat(actor.holds(Role.REVIEWER, "visits", Locale.FRENCH)).isTrue();
    assertThat(actor.holds(Role.REVIEWER, "news", Locale.ENGLISH)).isTrue();
    assertThat(actor.holds(Role.REVIEWER, "news", Locale.FRENCH)).isFalse();
    assertThat(actor.holds(Role.AUTHOR, "visits", Locale.FRENCH)).isFalse();
  }
}
