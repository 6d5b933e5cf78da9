package org.entente.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.access.Actor;
import org.entente.access.Grant;
import org.entente.access.Mandate;
import org.entente.access.Right;
import org.entente.access.Role;
import org.entente.content.Converters;
import org.entente.problem.Problem;
import org.entente.workflow.Stage;

/** A person or system that may sign in. Its name never changes; without a password hash it cannot sign in. */
@Entity
@Table(name = "account")
public class Account {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  @Id
  UUID id;

  @Column(name = "name", updatable = false)
  String name;

  @Column(name = "display_name")
  String displayName;

  @Column(name = "email")
  String email;

  @Column(name = "password_hash")
  String passwordHash;

  @Column(name = "one_time_until")
  Instant oneTimeUntil;

  @Convert(converter = NameSets.OfGrants.class)
  @Column(name = "roles")
  List<Grant> grants = List.of();

  @Convert(converter = NameSets.OfRights.class)
  @Column(name = "rights")
  Set<Right> rights = EnumSet.noneOf(Right.class);

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  Status status = Status.ACTIVE;

  @Convert(converter = Converters.OfLocale.class)
  @Column(name = "locale")
  Locale locale;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "signed_in_at")
  Instant signedInAt;

  @Column(name = "generation")
  long generation;

  @Column(name = "version")
  long version = 1;

  /** Who reviews in this person's place, as long as the person may. */
  @Column(name = "deputy_id")
  UUID deputy;

  /** The last day of that. */
  @Column(name = "deputy_until")
  LocalDate deputyUntil;

  protected Account() {}

  Account(String name, Collection<Grant> grants, Set<Right> rights) {
    if (!NAME.matcher(name).matches()) {
      throw Problem.invalid("/name", "must be 1 to 64 of a-z, 0-9, dot, dash, underscore, and start with a letter or digit");
    }
    this.id = UUID.randomUUID();
    this.name = name;
    this.grants = Grant.ordered(grants);
    this.rights = Set.copyOf(rights);
  }

  /** Who this account is to the rules by itself. */
  public Actor actor() {
    return actor(List.of());
  }

  /** Who this account is to the rules, now that these have named it deputy. */
  Actor actor(Collection<Account> principals) {
    return new Actor(id, name, grants, rights, principals.stream().map(Account::mandate).toList(), generation);
  }

  private Mandate mandate() {
    return new Mandate(id, grants.stream().filter(grant -> Stage.ROLES.contains(grant.role())).toList(), generation);
  }

  /** Whether that account stands in for this one on that day. */
  boolean isDeputised(UUID account, LocalDate today) {
    return isActive() && account.equals(deputy) && !today.isAfter(deputyUntil);
  }

  void deputise(UUID account, LocalDate until) {
    deputy = account;
    deputyUntil = until;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The name colleagues read; the account's name when none was given. */
  public String displayName() {
    return Optional.ofNullable(displayName).orElse(name);
  }

  /** Where mail reaches the person. */
  public Optional<String> email() {
    return Optional.ofNullable(email);
  }

  /** The language in which the person wants to be addressed. */
  public Optional<Locale> locale() {
    return Optional.ofNullable(locale);
  }

  public boolean isActive() {
    return status == Status.ACTIVE;
  }

  Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  /** Whether a password fits this account at all; one for once does not for ever. */
  boolean canSignIn(Instant now) {
    return isActive() && passwordHash != null && (oneTimeUntil == null || oneTimeUntil.isAfter(now));
  }

  /** Whether nothing is open to it before it has chosen a password of its own. */
  boolean mustChangePassword() {
    return oneTimeUntil != null;
  }

  /** A password that stays, or one that is good until then and must be changed at the first sign-in. */
  void setPassword(String hash, Optional<Instant> onceUntil) {
    passwordHash = hash;
    oneTimeUntil = onceUntil.orElse(null);
  }

  /** Whatever else it was, it is an administrator's now and may be used. */
  void becomeAdministrator() {
    grants = Grant.ordered(Stream.concat(grants.stream(), Stream.of(Grant.of(Role.ADMIN))).toList());
    status = Status.ACTIVE;
  }

  /** Whether the account may be used. */
  enum Status {
    ACTIVE,
    SUSPENDED
  }
}
