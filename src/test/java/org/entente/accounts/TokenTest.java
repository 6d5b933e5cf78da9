package org.entente.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTest {
  @Test
  void is256BitsThatNeverPrintThemselves() {
    Token token = Token.random();
    assertThat(token.reveal()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(Token.random().reveal());
    assertThat(token.hash()).matches("[0-9a-f]{64}").isEqualTo(Token.of(token.reveal()).hash());
    assertThat(token.toString()).doesNotContain(token.reveal());
  }

  @Test
  void isSameAsItsCopyOnly() {
    Token token = Token.random();
    assertThat(token.isSameAs(Token.of(token.reveal()))).isTrue();
    assertThat(token.isSameAs(Token.random())).isFalse();
  }
}
