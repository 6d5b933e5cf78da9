package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.Dates;
import org.entente.publishing.Press;
import org.entente.publishing.Proof;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicForm;
import org.entente.settings.Installation;
import org.entente.workflow.Move;
import org.entente.workflow.Moves;
import org.entente.workflow.State;
import org.entente.workflow.Transition;

/**
 * How what was public elsewhere becomes public here, on the word of an administrator: all that a submission is asked for, the
 * rule about links, and a print that tells the dates of the other place.
 */
@ApplicationScoped
class Migrating {
  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  Validation validation;

  @Inject
  Press press;

  @Inject
  Present present;

  @Inject
  Standings standings;

  @Inject
  Minutes minutes;

  @Inject
  PublicationLog log;

  @Inject
  Installation installation;

  @Inject
  Clock clock;

  /** Those of these languages that are not public as they read now, or tell other dates. */
  Map<Locale, Dates> due(Content content, Map<Locale, Dates> dates) {
    Standings.Of standing = standings.of(content);
    Map<Locale, Dates> due = new HashMap<>(dates);
    due.keySet().removeIf(locale -> content.variant(locale).filter(variant -> variant.state() == State.PUBLISHED).isPresent()
        && standing.isLive(locale) && standing.last().get(locale).dates().equals(dates.get(locale)));
    return due;
  }

  /** What stands already becomes public in these languages as it reads now; returns the log's last number. */
  long migrate(Actor actor, Content content, Map<Locale, Dates> dates) {
    ObjectNode text = json.write(content);
    List<Proof> proofs = proofs(actor, content, text, dates, standings.of(content), present);
    dates.keySet().forEach(locale -> content.variants().get(locale).raiseVersion());
    minutes.migrated(content, actor, text, dates.keySet(), List.of());
    content.raiseVersion();
    return log.append(proofs).sequence();
  }

  /** Makes the move in every language that has dates; what is returned must enter the log in the same transaction. */
  List<Proof> proofs(Actor actor, Content content, ObjectNode text, Map<Locale, Dates> dates, Standings.Of standing,
      Surroundings around) {
    validation.complete(content, dates.keySet());
    List<Proof> proofs = new ArrayList<>();
    dates.forEach((locale, told) -> {
      Variant variant = content.variant(locale).orElseThrow(() -> Problem.invalid("/words/" + locale.toLanguageTag(),
          "tells nothing, so it cannot be public in this language"));
      Optional<Publication> last = Optional.ofNullable(standing.last().get(locale));
      last.ifPresent(Migrating::requireOfAnImport);
      Move move = Moves.check(Transition.MIGRATE, standing.standing(variant), actor, null);
      refuseFuture(told);
      PublicForm form = PublicForm.of(types.named(content.type()), text, locale);
      ClosureCheck.refuseHiddenLinks(content, form, around);
      Embargo.refuse(content, clock.instant(), installation.zone());
      Publication.Place place = new Publication.Place(content.id(), content.type(), locale, variant.slug());
      int revision = content.revision() + 1;
      proofs.add(Proof.migrated(place, revision, last, press.set(types.named(content.type()), content.id(), locale, form), told));
      variant.apply(move, actor.account(), revision, clock.instant());
    });
    return proofs;
  }

  /** What was decided here, a review or an end, is not undone by a file that does not know of it. */
  private static void requireOfAnImport(Publication last) {
    String locale = last.locale().toLanguageTag();
    if (!last.isLive()) {
      throw Problem.of(ProblemKind.REFUSED, "was-withdrawn", "It was withdrawn here in " + locale + ", so no import makes it"
          + " public again. A PUBLISHER can publish it; or leave the row out.").with("locale", locale);
    }
    if (!last.isMigrated()) {
      throw Problem.of(ProblemKind.REFUSED, "published-here", "It was reviewed and published here in " + locale + ", so its"
          + " text and dates are those of the log. Edit it here; or leave the row out.").with("locale", locale);
    }
  }

  private void refuseFuture(Dates dates) {
    if (dates.published().isAfter(clock.instant())) {
      throw Problem.invalid("/publishedAt", "is still to come; what is to be public later is published here when its time has come");
    }
  }
}
