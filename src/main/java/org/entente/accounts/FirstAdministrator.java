package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.entente.problem.Problem;
import org.entente.settings.Environment;
import org.entente.settings.Installation;
import org.entente.settings.WrongSetting;
import org.jboss.logging.Logger;

/**
 * The account {@code admin} of an installation in which no administrator can sign in: with the password of {@code
 * ENTENTE_ADMIN_PASSWORD}, or with one for once, in a file that only the server's user can read.
 */
@ApplicationScoped
public class FirstAdministrator {
  static final String NAME = "admin";
  private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
  private static final String SETTING = "ENTENTE_ADMIN_PASSWORD";

  @Inject
  AccountCare care;

  @Inject
  Accounts accounts;

  @Inject
  Passwords passwords;

  @Inject
  Environment environment;

  @Inject
  Installation installation;

  /** Makes the administrator if there is none, or tidies up after one who has signed in on another node. */
  public void prepare() {
    if (care.hasAdministrator()) {
      if (accounts.byName(NAME).filter(Account::mustChangePassword).isEmpty()) {
        remove();
      }
      return;
    }
    Optional<String> given = environment.secret(SETTING);
    given.ifPresent(FirstAdministrator::requireGood);
    String password = given.orElseGet(PasswordRules::oneTime);
    if (given.isEmpty()) {
      // Before the account: one whose password nobody has read would be of no use.
      write(password);
    }
    if (!care.installAdministrator(NAME, passwords.hash(password), given.isEmpty()) && given.isEmpty()) {
      remove();
    } else {
      LOG.infof("The first administrator is '%s'; the password %s", NAME, given.isPresent() ? "is that of " + SETTING
          : "for the first sign-in is in " + file());
    }
  }

  /** Whoever has signed in with the password for once has read it. */
  void haveSignedIn(Account account) {
    if (account.name().equals(NAME)) {
      remove();
    }
  }

  private static void requireGood(String password) {
    try {
      PasswordRules.require("/password", password, List.of(NAME));
    } catch (Problem weak) {
      throw new WrongSetting(SETTING, weak.faults().get(0).detail());
    }
  }

  private Path file() {
    return installation.data().resolve("admin-password");
  }

  private void write(String password) {
    try {
      Files.createDirectories(installation.data());
      Files.deleteIfExists(file());
      Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file(), (password + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("The file " + file() + " for the first administrator's password cannot be written", unwritable);
    }
  }

  private void remove() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException stays) {
      LOG.warnf("The file %s can be removed: its password is no longer needed", file());
    }
  }
}
