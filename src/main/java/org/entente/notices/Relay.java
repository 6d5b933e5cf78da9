package org.entente.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.entente.settings.MailRelay;
import org.entente.settings.WrongSetting;

/** The office's mail relay, reached through the server's mail session. */
@ApplicationScoped
class Relay {
  static final String SESSION = "java:jboss/mail/Entente";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final String NAME = "Entente";

  @Inject
  MailRelay settings;

  @Inject
  Clock clock;

  /** Nothing can be sent to anybody now. */
  static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Away(MessagingException why) {
      super(why.getMessage(), why);
    }
  }

  /** This one mail could not be sent. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    Refused(Exception why, boolean forGood) {
      super(why.getMessage(), why);
      this.forGood = forGood;
    }

    /** Whether there is no use in trying again: the address is none, or nobody's. */
    boolean isForGood() {
      return forGood;
    }
  }

  /** Looks up the session once, so that a server without it is told at its start. */
  void requireSession() {
    session();
  }

  /** Hands a letter to the relay; when this returns, the relay has taken it. */
  void send(Letter letter) {
    send(session(), letter);
  }

  void send(Session session, Letter letter) {
    Message message = message(session, letter);
    try (Transport relay = connected(session)) {
      handOver(relay, message);
    } catch (Refused | Away told) {
      throw told;
    } catch (MessagingException late) {
      // It was taken; that the relay says goodbye in no time matters to nobody.
      return;
    }
  }

  private Transport connected(Session session) {
    try {
      Transport relay = session.getTransport("smtp");
      if (settings.user().isPresent()) {
        relay.connect(settings.user().get(), settings.password().orElseThrow());
      } else {
        relay.connect();
      }
      return relay;
    } catch (MessagingException away) {
      throw new Away(away);
    }
  }

  private static void handOver(Transport relay, Message message) {
    try {
      relay.sendMessage(message, message.getAllRecipients());
    } catch (SendFailedException refused) {
      throw new Refused(refused, refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0);
    } catch (MessagingException broken) {
      throw new Refused(broken, false);
    }
  }

  private Message message(Session session, Letter letter) {
    try {
      String sender = settings.sender().orElseThrow();
      MimeMessage message = new MimeMessage(session) {
        @Override
        protected void updateMessageID() throws MessagingException {
          setHeader("Message-ID", "<" + letter.id() + sender.substring(sender.indexOf('@')) + ">");
        }
      };
      message.setFrom(new InternetAddress(sender, NAME, UTF_8));
      InternetAddress address = new InternetAddress(letter.address(), true);
      address.setPersonal(letter.name(), UTF_8);
      message.setRecipient(Message.RecipientType.TO, address);
      message.setSubject(letter.subject(), UTF_8);
      message.setSentDate(Date.from(clock.instant()));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("Content-Language", letter.language().toLanguageTag());
      message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
      message.saveChanges();
      return message;
    } catch (AddressException wrong) {
      throw new Refused(wrong, true);
    } catch (MessagingException | UnsupportedEncodingException impossible) {
      throw new Refused(impossible, false);
    }
  }

  private static MimeBodyPart part(String text, String form) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, form);
    return part;
  }

  private static Session session() {
    try {
      return InitialContext.doLookup(SESSION);
    } catch (NamingException missing) {
      throw new WrongSetting("ENTENTE_SMTP_HOST", "is set, but the server has no mail session " + SESSION + "; apply config/mail.cli to it");
    }
  }
}
