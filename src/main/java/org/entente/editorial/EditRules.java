package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.Publication;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicForm;
import org.entente.workflow.Moves;
import org.entente.workflow.ReviewPlans;
import org.entente.workflow.Standing;
import org.entente.workflow.State;
import org.entente.workflow.Transition;

/**
 * Who may write what now. A changed public fact is an edit of every language it shows in, and waits while one of them is in
 * review; changed words are an edit of their language; an internal field moves nothing.
 */
@ApplicationScoped
class EditRules {
  private static final String EXPIRES = "expires";

  @Inject
  ContentTypes types;

  @Inject
  Standings standings;

  @Inject
  ReviewPlans plans;

  /** Only authors of the type in this language begin texts there; the facts of a content are of its first language. */
  static void requireAuthor(Actor actor, String type, Locale locale) {
    if (!actor.holds(Role.AUTHOR, type, locale)) {
      throw refusedRole(type, locale);
    }
  }

  /** Authors write; those who review the type may mend words. Nobody else comes near a text. */
  void requireWriter(Actor actor, String type, Locale locale) {
    if (!actor.holds(Role.AUTHOR, type, locale) && plans.of(type).roles().stream().noneMatch(role -> actor.holds(role, type, locale))) {
      throw refusedRole(type, locale);
    }
  }

  private static Problem refusedRole(String type, Locale locale) {
    return Problem.of(ProblemKind.FORBIDDEN, "role-needed", "Writing " + type + " in " + locale.toLanguageTag()
        + " needs the role " + Role.AUTHOR + ". Ask a colleague who holds it.").with("needs", Role.AUTHOR.name());
  }

  /** What a patch would touch, as far as its outer form shows: the words of some languages, and perhaps facts. */
  record Touch(Set<Locale> words, boolean facts) {
    static Touch of(ObjectNode patch) {
      Set<Locale> words = new LinkedHashSet<>();
      patch.path("words").fieldNames().forEachRemaining(tag -> words.add(Locale.forLanguageTag(tag)));
      return new Touch(words, patch.size() > 1 || !patch.path("words").isObject());
    }
  }

  /** Refuses who may not write there, whatever they wrote. */
  void allowAttempt(Actor actor, Content content, Touch touch) {
    Standings.Of standing = standings.of(content);
    Locale first = content.firstLocale();
    content.variants().values().stream().filter(variant -> touch.facts() || touch.words().contains(variant.locale()))
        .map(variant -> touch.words().contains(variant.locale()) ? standing.standing(variant) : standing.standing(variant).judgedIn(first))
        .forEach(place -> Moves.check(Transition.EDIT, place, actor, null));
    requireWriter(actor, content, touch);
  }

  /** Refuses who may write none of what is touched, even when nothing would change. */
  void requireWriter(Actor actor, Content content, Touch touch) {
    if (touch.facts() || touch.words().isEmpty()) {
      requireWriter(actor, content.type(), content.firstLocale());
    }
    touch.words().forEach(locale -> requireWriter(actor, content.type(), locale));
  }

  /** The languages whose public text differs, once every rule has let the change pass. */
  Set<Locale> allow(Actor actor, Content content, ObjectNode before, ObjectNode after) {
    Set<Locale> changed = new LinkedHashSet<>();
    Set<Locale> factual = new HashSet<>();
    for (Locale locale : content.words().keySet()) {
      PublicForm old = form(content.type(), before, locale);
      PublicForm now = form(content.type(), after, locale);
      if (!old.json().equals(now.json()) || content.variant(locale).isEmpty()) {
        changed.add(locale);
        if (!old.facts().equals(now.facts()) && content.variant(locale).isPresent()) {
          factual.add(locale);
        }
      }
    }
    Standings.Of standing = standings.of(content);
    List<Variant> edited = changed.stream().flatMap(locale -> content.variant(locale).stream())
        .filter(variant -> !isArchivedFact(variant, factual, before, after)).toList();
    edited.forEach(variant -> Moves.startingAt(Transition.EDIT, standing.standing(variant)));
    refuseFactsInReview(content, factual);
    requireRole(actor, content, before, after, standing);
    for (Variant variant : edited) {
      boolean told = !sameWords(before, after, variant.locale());
      Standing place = standing.standing(variant);
      Moves.check(Transition.EDIT, told ? place : place.judgedIn(content.firstLocale()), actor, null);
    }
    return changed;
  }

  /** A fact may change under an archived language, which stays archived; its words may not. */
  private static boolean isArchivedFact(Variant variant, Set<Locale> factual, ObjectNode before, ObjectNode after) {
    return variant.state() == State.ARCHIVED && factual.contains(variant.locale()) && sameWords(before, after, variant.locale());
  }

  private static void refuseFactsInReview(Content content, Set<Locale> factual) {
    content.variants().values().stream()
        .filter(variant -> variant.state() == State.IN_REVIEW && factual.contains(variant.locale())).findFirst()
        .ifPresent(variant -> {
          throw Problem.of(ProblemKind.REFUSED, "facts-in-review", "A fact cannot change while "
              + variant.locale().toLanguageTag() + " is in review. Any AUTHOR can recall it first, or a reviewer can ask for changes.")
              .with("locale", variant.locale().toLanguageTag()).with("recall", Role.AUTHOR.name());
        });
  }

  private void requireRole(Actor actor, Content content, ObjectNode before, ObjectNode after, Standings.Of standing) {
    ObjectNode then = withoutWords(before);
    ObjectNode now = withoutWords(after);
    if (standing.last().values().stream().anyMatch(Publication::isLive) && !then.path(EXPIRES).equals(now.path(EXPIRES))) {
      requirePublisher(actor, content);
      then.remove(EXPIRES);
      now.remove(EXPIRES);
    }
    if (!then.equals(now)) {
      requireAuthor(actor, content.type(), content.firstLocale());
    }
    Set<Locale> locales = new LinkedHashSet<>(content.words().keySet());
    locales.addAll(content.variants().keySet());
    for (Locale locale : locales) {
      if (content.variant(locale).isEmpty()) {
        requireAuthor(actor, content.type(), locale);
      } else if (!sameWords(before, after, locale)) {
        requireWriter(actor, content.type(), locale);
      }
    }
  }

  /** How long what is public shall stay so is for those to say who made it public. */
  private static void requirePublisher(Actor actor, Content content) {
    if (!actor.holds(Role.PUBLISHER, content.type(), content.firstLocale())) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "Changing expires of what is public needs the role " + Role.PUBLISHER + " for "
          + content.type() + " in " + content.firstLocale().toLanguageTag() + ". Ask a colleague who holds it.").with("needs", Role.PUBLISHER.name());
    }
  }

  PublicForm form(String type, ObjectNode json, Locale locale) {
    return PublicForm.of(types.named(type), json, locale);
  }

  private static boolean sameWords(ObjectNode before, ObjectNode after, Locale locale) {
    String tag = locale.toLanguageTag();
    return before.path("words").path(tag).equals(after.path("words").path(tag));
  }

  static ObjectNode withoutWords(ObjectNode json) {
    return json.deepCopy().without(List.of("words"));
  }
}
