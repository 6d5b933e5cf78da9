package org.entente.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import org.entente.problem.Problem;

/**
 * Who is to review in somebody's place: {@code {"deputy":"name","until":"2026-12-31"}}.
 *
 * @param name the deputy's account
 * @param until the last day
 */
record Deputising(String name, LocalDate until) {
  /** Whoever is away for longer gives the role away. */
  private static final Period LONGEST = Period.ofYears(1);

  static Deputising read(ObjectNode body, LocalDate today) {
    String name = Members.text(body, "deputy");
    String day = Members.text(body, "until");
    Members.requireNoMore(body, "a deputy; it takes deputy and until");
    try {
      LocalDate until = LocalDate.parse(day);
      if (!until.isBefore(today) && !until.isAfter(today.plus(LONGEST))) {
        return new Deputising(name, until);
      }
    } catch (DateTimeException noDay) {
      throw wrong(today);
    }
    throw wrong(today);
  }

  private static Problem wrong(LocalDate today) {
    return Problem.invalid("/until", "must be a day from " + today + " to " + today.plus(LONGEST));
  }

  /** The account that is named; it must be able to stand in for that one. */
  Account of(Account principal, Accounts accounts) {
    return accounts.byName(name).filter(Account::isActive).filter(other -> !other.id().equals(principal.id()))
        .orElseThrow(() -> Problem.invalid("/deputy", "must be the name of another account that is in use"));
  }
}
