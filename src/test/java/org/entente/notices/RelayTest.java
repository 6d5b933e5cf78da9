package org.entente.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.entente.settings.MailRelay;
import org.entente.testing.Ports;
import org.junit.jupiter.api.Test;

/** What goes over the wire to a relay, and what its answers mean. */
class RelayTest {
  private final Relay relay = new Relay();

  RelayTest() {
    relay.settings = new MailRelay(Optional.of("entente@paris.example"), Optional.empty(), Optional.empty());
    relay.clock = Clock.systemUTC();
  }

  private static Session to(int port) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(port));
    properties.put("mail.smtp.connectiontimeout", "5000");
    properties.put("mail.smtp.timeout", "10000");
    return Session.getInstance(properties);
  }

  private static Letter letter(String address) {
    return new Letter("n.a", address, "Zoé d’Été", Locale.FRENCH, "À relire : « L’été »", "Où ? Là-bas.\n", "<p>Où ? Là-bas.</p>\n");
  }

  /** Answers as relays do, and to a recipient with this line. */
  private Relay.Refused refused(String toRecipient) throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      Thread thread = new Thread(() -> converse(server, toRecipient));
      thread.start();
      Relay.Refused refused = catchThrowableOfType(Relay.Refused.class, () -> relay.send(to(server.getLocalPort()), letter("nobody@mairie.example")));
      thread.join();
      return refused;
    }
  }

  private static void converse(ServerSocket server, String toRecipient) {
    try (Socket caller = server.accept(); BufferedReader lines = new BufferedReader(new InputStreamReader(caller.getInputStream(),
        StandardCharsets.US_ASCII)); OutputStream answers = caller.getOutputStream()) {
      String answer = "220 ready";
      for (String line = ""; line != null; line = lines.readLine()) {
        answer = line.isEmpty() ? answer : line.startsWith("RCPT") ? toRecipient : line.startsWith("QUIT") ? "221 bye" : "250 ok";
        answers.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException gone) {
      // The caller has hung up.
    }
  }

  @Test
  void aLetterArrivesAsItWasWritten() throws Exception {
    try (RealRelay real = new RealRelay().open()) {
      relay.send(to(real.port()), letter("zoe@mairie.example"));
      RealRelay.Mail mail = real.awaited("zoe@mairie.example", "L’été");
      assertThat(mail.subject()).isEqualTo("À relire : « L’été »");
      assertThat(mail.message().getAllRecipients()).singleElement().hasToString("=?UTF-8?Q?Zo=C3=A9_d=E2=80=99=C3=89t=C3=A9?= <zoe@mairie.example>");
      assertThat(mail.part(0)).isEqualToNormalizingNewlines("Où ? Là-bas.\n");
      assertThat(mail.part(1)).isEqualToNormalizingNewlines("<p>Où ? Là-bas.</p>\n");
      assertThat(mail.header("Message-ID")).isEqualTo("<n.a@paris.example>");
      assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
      assertThat(mail.header("Content-Language")).isEqualTo("fr");
    }
  }

  @Test
  void aRelayThatDoesNotAnswerIsAway() throws Exception {
    int nobody = Ports.free();
    assertThatThrownBy(() -> relay.send(to(nobody), letter("zoe@mairie.example"))).isInstanceOf(Relay.Away.class);
  }

  @Test
  void anAddressIsRefusedForGoodOrForNow() throws Exception {
    assertThat(refused("550 5.1.1 no such user").isForGood()).isTrue();
    assertThat(refused("450 4.2.1 mailbox busy").isForGood()).isFalse();
    assertThat(catchThrowableOfType(Relay.Refused.class, () -> relay.send(to(Ports.free()), letter("a..b(c@mairie.example"))).isForGood())
        .as("it is none").isTrue();
  }
}
