package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.access.Role;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.workflow.Moves;
import org.entente.workflow.ReviewPlan;
import org.entente.workflow.ReviewPlans;

/**
 * Whether the office can still work: an administrator, and for every type and language somebody for each role that the moves
 * need, and as many reviewers as the type's plan asks for. A change of accounts may leave no place empty that was taken; whoever can only sign in never takes one.
 */
@ApplicationScoped
class Staffing {
  @Inject
  Accounts accounts;

  @Inject
  ContentTypes types;

  @Inject
  ReviewPlans plans;

  @Inject
  Clock clock;

  /** One task of the office. */
  record Place(Role role, String type, Locale locale) {}

  /** Makes a change of accounts that are managed, and refuses it when it would leave a place empty. */
  public void keepingAll(Runnable change) {
    Instant now = clock.instant();
    List<Account> before = accounts.allActive();
    boolean administered = isAdministered(before, now);
    Set<Place> lost = taken(before, now);
    change.run();
    if (administered && !isAdministered(before, now)) {
      throw Problem.of(ProblemKind.REFUSED, "last-administrator", "Nobody else who can sign in is an administrator."
          + " Give another account the role ADMIN first.");
    }
    lost.removeAll(taken(before, now));
    if (!lost.isEmpty()) {
      throw refused(lost);
    }
  }

  private static boolean isAdministered(Collection<Account> staff, Instant now) {
    return staff.stream().anyMatch(account -> account.canSignIn(now) && account.actor().holds(Role.ADMIN));
  }

  private Set<Place> taken(Collection<Account> staff, Instant now) {
    List<Account> able = staff.stream().filter(account -> account.canSignIn(now)).toList();
    Set<Place> taken = new LinkedHashSet<>();
    for (TypeDescriptor type : types.all()) {
      ReviewPlan plan = plans.of(type.name());
      for (Role role : Moves.roles(move -> true, plan)) {
        for (Locale locale : types.locales()) {
          long holders = able.stream().filter(account -> account.actor().holds(role, type.name(), locale)).count();
          if (holders >= Math.max(1, plan.people(role))) {
            taken.add(new Place(role, type.name(), locale));
          }
        }
      }
    }
    return taken;
  }

  private static Problem refused(Set<Place> lost) {
    Place first = lost.iterator().next();
    return Problem.of(ProblemKind.REFUSED, "last-holder", "Too few others who can sign in are " + first.role() + " for "
            + first.type() + " in " + first.locale().toLanguageTag() + (lost.size() > 1 ? " (and " + (lost.size() - 1)
            + " more)" : "") + ". Give another account the role first.")
        .with("lost", lost.stream().map(place -> place.role() + ":" + place.type() + ":" + place.locale().toLanguageTag()).toList());
  }
}
