package org.entente.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.accounts.Accounts;
import org.entente.editorial.Occasion;
import org.entente.editorial.Reviewers;
import org.entente.history.Course;
import org.entente.history.Revisions;
import org.entente.workflow.Moves;
import org.entente.workflow.Standing;
import org.entente.workflow.Transition;

/**
 * Whom a notice concerns. Who did it knows already; who cannot sign in, or has no part any more in such texts, is not told. Who is
 * asked to decide is read from the text as it stands now: what nobody has to decide any more is asked of nobody.
 */
@ApplicationScoped
class Concerned {
  @Inject
  Accounts accounts;

  @Inject
  Reviewers reviewers;

  @Inject
  Revisions revisions;

  @Inject
  Notices notices;

  /** What the house knows of the contents that notices are about, and who works there: four statements and that of the accounts. */
  record Office(List<Actor> people, Map<UUID, Course> courses, Map<UUID, Map<Locale, Standing>> standings) {}

  Office office(Collection<Notice> notices) {
    Set<UUID> contents = notices.stream().map(notice -> notice.content).collect(Collectors.toSet());
    return new Office(accounts.active(), revisions.courses(contents), reviewers.standings(contents));
  }

  /** Each person with the languages that concern them. */
  Map<UUID, Set<Locale>> by(Notice notice, Office office) {
    List<Actor> colleagues = office.people().stream().filter(actor -> !actor.account().equals(notice.by)).toList();
    Map<Locale, Standing> standings = office.standings().getOrDefault(notice.content, Map.of());
    Course course = office.courses().getOrDefault(notice.content, Course.NONE);
    Map<UUID, Set<Locale>> concerned = new LinkedHashMap<>();
    for (Locale locale : notice.languages().isEmpty() ? standings.keySet() : notice.languages()) {
      Set<UUID> told = people(notice, locale, course, Optional.ofNullable(standings.get(locale)), colleagues);
      colleagues.stream().filter(actor -> told.contains(actor.account()) && takesPart(actor, notice.type, locale))
          .forEach(actor -> concerned.computeIfAbsent(actor.account(), first -> new LinkedHashSet<>()).add(locale));
    }
    return concerned;
  }

  private Set<UUID> people(Notice notice, Locale locale, Course course, Optional<Standing> standing, List<Actor> colleagues) {
    Set<UUID> people = new HashSet<>();
    if (notice.kind != Occasion.YOUR_REVIEW) {
      people.addAll(course.authors(locale, notice.isAboutARevision() ? notice.number : Integer.MAX_VALUE));
    }
    notice.planner().ifPresent(people::add);
    awaited(notice.kind).ifPresent(move -> standing.ifPresent(now ->
        colleagues.stream().filter(actor -> Moves.open(now, actor).contains(move)).forEach(actor -> people.add(actor.account()))));
    if (notice.kind == Occasion.REPLY) {
      people.addAll(notices.speakers(notice.content, notice.number));
    }
    if (notice.kind == Occasion.SCHEDULE_FAILED) {
      // Whoever planned it may be gone; somebody must settle it.
      colleagues.stream().filter(actor -> actor.holds(Role.PUBLISHER, notice.type, locale)).forEach(actor -> people.add(actor.account()));
    }
    return people;
  }

  /** The move that is expected now, of whoever may make it. */
  private static Optional<Transition> awaited(Occasion kind) {
    return Optional.ofNullable(switch (kind) {
      case YOUR_REVIEW, FORCED -> Transition.APPROVE;
      case APPROVED -> Transition.PUBLISH;
      case SENT_BACK, PUBLISHED, WITHDRAWN, SCHEDULE_MOVED, SCHEDULE_LAPSED, SCHEDULE_FAILED, COMMENT, REPLY -> null;
    });
  }

  /** An administrator as such has no part in texts. */
  private static boolean takesPart(Actor actor, String type, Locale locale) {
    return actor.everyGrant().anyMatch(grant -> grant.role() != Role.ADMIN && grant.covers(type, locale));
  }
}
