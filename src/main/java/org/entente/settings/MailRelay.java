package org.entente.settings;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How mail leaves the installation. The server's mail session knows where the relay is; what the application must know is here.
 *
 * @param sender the address from which it writes; empty when it sends no mail at all
 * @param user with its password, where the relay asks for one
 */
public record MailRelay(Optional<String> sender, Optional<String> user, Optional<String> password) {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}");
  private static final Set<String> SECURITY = Set.of("none", "starttls", "tls");
  private static final int LAST_PORT = 65_535;

  public static MailRelay from(Environment environment) {
    if (environment.text("ENTENTE_SMTP_HOST").isEmpty()) {
      return new MailRelay(Optional.empty(), Optional.empty(), Optional.empty());
    }
    if (environment.number("ENTENTE_SMTP_PORT", 25) > LAST_PORT) {
      throw new WrongSetting("ENTENTE_SMTP_PORT", "is no port; write 25, 465 or 587, for example");
    }
    String security = environment.text("ENTENTE_SMTP_TLS").orElse("none");
    if (!SECURITY.contains(security)) {
      throw new WrongSetting("ENTENTE_SMTP_TLS", "is '" + security + "'; write none, starttls or tls");
    }
    String sender = environment.text("ENTENTE_MAIL_FROM").orElse("");
    if (!ADDRESS.matcher(sender).matches()) {
      throw new WrongSetting("ENTENTE_MAIL_FROM", "is '" + sender + "'; ENTENTE_SMTP_HOST needs the one mail address from which is written");
    }
    Optional<String> user = environment.text("ENTENTE_SMTP_USER");
    Optional<String> password = environment.secret("ENTENTE_SMTP_PASSWORD");
    if (user.isPresent() != password.isPresent()) {
      throw new WrongSetting("ENTENTE_SMTP_PASSWORD", "goes with ENTENTE_SMTP_USER; set both or none");
    }
    return new MailRelay(Optional.of(sender), user, password);
  }

  /** Whether there is a relay. */
  public boolean isSet() {
    return sender.isPresent();
  }
}
