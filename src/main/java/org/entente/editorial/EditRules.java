package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentTypes;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.PublicForm;
import org.entente.schema.TypeDescriptor;
import org.entente.workflow.Moves;
import org.entente.workflow.Standing;
import org.entente.workflow.State;
import org.entente.workflow.Transition;

/**
 * Who may write what now. A changed public fact is an edit of every language it shows in, and waits while one of them is in
 * review; changed words are an edit of their language; an internal field moves nothing.
 */
@ApplicationScoped
class EditRules {
  @Inject
  ContentTypes types;

  @Inject
  Standings standings;

  static void requireAuthor(Actor actor) {
    if (!actor.holds(Role.AUTHOR)) {
      throw refusedRole(Role.AUTHOR);
    }
  }

  /** Authors write; reviewers may mend words. Nobody else comes near a text. */
  static void requireWriter(Actor actor) {
    if (!actor.holds(Role.AUTHOR) && !actor.holds(Role.REVIEWER)) {
      throw refusedRole(Role.AUTHOR);
    }
  }

  private static Problem refusedRole(Role role) {
    return Problem.of(ProblemKind.FORBIDDEN, "role-needed", "Writing needs the role " + role
        + ". Ask a colleague who holds it.").with("needs", role.name());
  }

  /** The languages a patch would touch, as far as its outer form shows. */
  Set<Locale> touchedBy(Content content, ObjectNode patch) {
    boolean onlyWords = patch.size() == 1 && patch.has("words");
    return content.variants().keySet().stream()
        .filter(locale -> !onlyWords || patch.path("words").has(locale.toLanguageTag())).collect(Collectors.toSet());
  }

  /** Refuses who may not write in these languages, whatever they wrote. */
  void allowAttempt(Actor actor, Content content, Set<Locale> touched) {
    Standings.Of standing = standings.of(content);
    content.variants().values().stream().filter(variant -> touched.contains(variant.locale()))
        .forEach(variant -> Moves.check(Transition.EDIT, standing.standing(variant), actor, null));
    requireWriter(actor);
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
        if (!facts(content.type(), old).equals(facts(content.type(), now)) && content.variant(locale).isPresent()) {
          factual.add(locale);
        }
      }
    }
    Standings.Of standing = standings.of(content);
    List<Standing> edited = changed.stream().flatMap(locale -> content.variant(locale).stream())
        .filter(variant -> !isArchivedFact(variant, factual, before, after)).map(standing::standing).toList();
    edited.forEach(variant -> Moves.startingAt(Transition.EDIT, variant));
    refuseFactsInReview(content, factual);
    requireRole(actor, content, before, after, changed);
    edited.forEach(variant -> Moves.check(Transition.EDIT, variant, actor, null));
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
              + variant.locale().toLanguageTag() + " is in review. Any AUTHOR can recall it first, or a REVIEWER can ask for changes.")
              .with("locale", variant.locale().toLanguageTag()).with("recall", Role.AUTHOR.name());
        });
  }

  private static void requireRole(Actor actor, Content content, ObjectNode before, ObjectNode after, Set<Locale> changed) {
    boolean onlyWords = withoutWords(before).equals(withoutWords(after)) && content.variants().keySet().containsAll(changed);
    if (onlyWords) {
      requireWriter(actor);
    } else {
      requireAuthor(actor);
    }
  }

  PublicForm form(String type, ObjectNode json, Locale locale) {
    return PublicForm.of(types.named(type), json, locale);
  }

  /** The public facts alone, as one language shows them. */
  ObjectNode facts(String type, PublicForm form) {
    TypeDescriptor descriptor = types.named(type);
    return form.json().deepCopy().without(descriptor.words().stream().map(FieldDescriptor::name).toList());
  }

  private static boolean sameWords(ObjectNode before, ObjectNode after, Locale locale) {
    String tag = locale.toLanguageTag();
    return before.path("words").path(tag).equals(after.path("words").path(tag));
  }

  private static ObjectNode withoutWords(ObjectNode json) {
    return json.deepCopy().without(List.of("words"));
  }
}
