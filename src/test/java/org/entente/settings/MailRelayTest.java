package org.entente.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A relay is set up wholly or not at all; what is half or wrong stops the start with its name. */
class MailRelayTest {
  @TempDir
  Path folder;

  private static Map<String, String> usual() {
    return new HashMap<>(Map.of("ENTENTE_SMTP_HOST", "mail.example.org", "ENTENTE_MAIL_FROM", "entente@paris.example"));
  }

  @Test
  void withoutAHostThereIsNone() {
    assertThat(MailRelay.from(new Environment(Map.of("ENTENTE_MAIL_FROM", "entente@paris.example"))).isSet()).isFalse();
  }

  @Test
  void aPasswordMayStandInAFile() throws Exception {
    Map<String, String> settings = usual();
    settings.put("ENTENTE_SMTP_USER", "entente");
    settings.put("ENTENTE_SMTP_PASSWORD_FILE", Files.writeString(folder.resolve("password"), "s3cret\n").toString());
    MailRelay relay = MailRelay.from(new Environment(settings));
    assertThat(relay.isSet()).isTrue();
    assertThat(relay.user()).contains("entente");
    assertThat(relay.password()).contains("s3cret");
  }

  @ParameterizedTest
  @CsvSource({"ENTENTE_MAIL_FROM,''", "ENTENTE_MAIL_FROM,nobody", "ENTENTE_MAIL_FROM,a@b.c d@e.f", "ENTENTE_SMTP_TLS,ssl", "ENTENTE_SMTP_PORT,0",
      "ENTENTE_SMTP_PORT,65536", "ENTENTE_SMTP_PASSWORD,x"})
  void whatIsWrongStopsTheStartWithItsName(String name, String value) {
    Map<String, String> settings = usual();
    settings.put(name, value);
    assertThatThrownBy(() -> MailRelay.from(new Environment(settings))).isInstanceOf(WrongSetting.class).hasMessageContaining(name);
  }
}
