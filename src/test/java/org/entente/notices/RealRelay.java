package org.entente.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.List;
import org.entente.testing.Ports;
import org.entente.testing.Until;

/** A mail relay that can go away and come back, and what it has received since it came. */
final class RealRelay implements AutoCloseable {
  private final int port = Ports.free();
  private GreenMail relay;

  /** A mail as it came over the wire. */
  record Mail(MimeMessage message) {
    String subject() {
      try {
        return MimeUtility.decodeText(MimeUtility.unfold(header("Subject")));
      } catch (UnsupportedEncodingException wrong) {
        throw new AssertionError(wrong);
      }
    }

    /** All headers of this name; empty when there is none. */
    String header(String name) {
      try {
        String[] headers = message.getHeader(name);
        return headers == null ? "" : String.join(", ", headers);
      } catch (MessagingException wrong) {
        throw new AssertionError(wrong);
      }
    }

    String part(int number) {
      try {
        return (String) ((Multipart) message.getContent()).getBodyPart(number).getContent();
      } catch (IOException | MessagingException wrong) {
        throw new AssertionError(wrong);
      }
    }
  }

  RealRelay() throws IOException {}

  RealRelay open() {
    relay = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    relay.start();
    return this;
  }

  @Override
  public void close() {
    relay.stop();
  }

  int port() {
    return port;
  }

  List<Mail> received() {
    return Arrays.stream(relay.getReceivedMessages()).map(Mail::new).toList();
  }

  /** What came to an address with such a subject. */
  List<Mail> mails(String address, String subject) {
    return received().stream().filter(mail -> mail.header("To").contains(address) && mail.subject().contains(subject)).toList();
  }

  /** The last of these, once there is one. */
  Mail awaited(String address, String subject) {
    Until.holds(address + " is written to about " + subject, () -> !mails(address, subject).isEmpty());
    List<Mail> mails = mails(address, subject);
    return mails.get(mails.size() - 1);
  }
}
