package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.access.Grant;
import org.entente.access.Right;
import org.entente.access.Role;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;

/** The people of the sample office. They exist only with the sample content and share one password. */
@ApplicationScoped
public class DemoAccounts {
  private static final List<Person> PEOPLE =
      List.of(
          new Person("author", Set.of(Role.AUTHOR), Set.of()),
          new Person("author2", Set.of(Role.AUTHOR), Set.of()),
          new Person("reviewer", Set.of(Role.REVIEWER), Set.of()),
          new Person("reviewer2", Set.of(Role.REVIEWER), Set.of()),
          new Person("protocol", Set.of(Role.PROTOCOL), Set.of()),
          new Person("publisher", Set.of(Role.PUBLISHER), Set.of(Right.FORCE)),
          new Person("admin", EnumSet.allOf(Role.class), EnumSet.allOf(Right.class)));

  @Inject
  Accounts accounts;

  @Inject
  AccountCare care;

  @Inject
  Passwords passwords;

  @Inject
  Environment environment;

  /** Everybody is there afterwards; that they have the present password is left to {@link #prepare} if nobody was missing. */
  public void require() {
    password();
    if (PEOPLE.stream().anyMatch(person -> accounts.byName(person.name()).isEmpty())) {
      prepare();
    }
  }

  /** Makes who is missing, and gives everybody the present password if it is another than last time. Costs a hashing at least. */
  public void prepare() {
    String password = password();
    // All change together, so the last one tells for all; checking each would cost a hashing each, at every start.
    boolean unchanged =
        accounts
            .byName(PEOPLE.get(PEOPLE.size() - 1).name())
            .filter(last -> passwords.matches(password, last.passwordHash()))
            .isPresent();
    for (Person person : PEOPLE) {
      Optional<Account> account = accounts.byName(person.name());
      if (account.isEmpty()) {
        care.create(LocalToken.LOCAL, person.account(passwords.hash(password)));
      } else if (!unchanged) {
        care.setPassword(LocalToken.LOCAL, account.get().id(), passwords.hash(password), false);
      }
    }
  }

  private String password() {
    String password = environment
        .secret("ENTENTE_DEMO_PASSWORD")
        .orElseThrow(() -> new WrongSetting("ENTENTE_DEMO_PASSWORD", "is missing; the sample content needs it"));
    Passwords.checked(password);
    return password;
  }

  private record Person(String name, Set<Role> roles, Set<Right> rights) {
    Account account(String hash) {
      Account account = new Account(name, roles.stream().map(Grant::of).toList(), rights);
      account.setPassword(hash, Optional.empty());
      return account;
    }
  }
}
