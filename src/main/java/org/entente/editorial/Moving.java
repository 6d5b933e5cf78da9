package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.access.Actor;
import org.entente.access.Capacity;
import org.entente.content.AnyReference;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.history.Revision;
import org.entente.problem.IfMatch;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.Action;
import org.entente.publishing.Press;
import org.entente.publishing.Proof;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicForm;
import org.entente.settings.Installation;
import org.entente.values.Malformed;
import org.entente.workflow.Effect;
import org.entente.workflow.Move;
import org.entente.workflow.Moves;
import org.entente.workflow.Transition;

/** How texts move through the office. Works inside the desk's transaction; the log comes last. */
@ApplicationScoped
class Moving {
  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  Standings standings;

  @Inject
  Validation validation;

  @Inject
  Minutes minutes;

  @Inject
  Planning planning;

  @Inject
  Installation installation;

  @Inject
  Reviewers reviewers;

  @Inject
  ReturnToPrint returning;

  @Inject
  ReferenceFinder references;

  @Inject
  ClosureCheck closure;

  @Inject
  PublicationLog log;

  @Inject
  Press press;

  @Inject
  Clock clock;

  /** Makes every step in every language, or none; no reader sees less than all of it. */
  Moved move(Actor actor, Content content, Order order) {
    Redacted.refuse(content);
    List<Variant> variants = order.etags().keySet().stream()
        .map(locale -> content.variant(locale).orElseThrow(Problem::notFound)).toList();
    variants.forEach(variant -> IfMatch.require(order.etags().get(variant.locale()), Etags.of(variant)));
    Standings.Of standing = standings.of(content);
    List<Proof> proofs = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    boolean planned = false;
    for (Transition transition : order.steps()) {
      if (!proofs.isEmpty() || planned) {
        throw Problem.invalid("/then", "cannot follow a move that changes what is public; send it as a move of its own");
      }
      planned = order.isForLater() && isForThePublic(transition);
      if (planned) {
        gaps.addAll(plan(actor, content, order, transition, variants, standing));
      } else {
        // Who made the first step has acted when the second is judged.
        standing = standing.after(step(actor, content, order, transition, variants, standing, proofs, gaps));
      }
    }
    if (order.isForLater() && !planned) {
      throw Problem.invalid("/at", "goes with a move that changes what is public; leave it out");
    }
    content.raiseVersion();
    if (proofs.isEmpty()) {
      return new Moved(Optional.empty(), gaps, standing);
    }
    PublicationLog.Appended appended = log.append(proofs);
    return new Moved(Optional.of(appended.sequence()), gaps, standing.after(appended));
  }

  private Revision step(Actor actor, Content content, Order order, Transition transition, List<Variant> variants,
      Standings.Of standing, List<Proof> proofs, List<Gap> gaps) {
    List<Move> moves = variants.stream().map(variant -> allowed(transition, standing, variant, actor, order.note())).toList();
    Map<Locale, PublicForm> forms = Moves.does(transition, Effect.PRINT) ? printable(content, order, variants, standing, gaps) : Map.of();
    return made(actor, content, order, transition, moves, variants, standing, forms, proofs);
  }

  /**
   * Publishes languages of a content together with others, after {@link ReleaseCheck} has looked at all of them; what is added to the
   * proofs must enter the log in this transaction.
   */
  void publish(Actor actor, Content content, Order order, Map<Locale, PublicForm> forms, Standings.Of standing, List<Proof> proofs) {
    List<Variant> variants = forms.keySet().stream().map(content.variants()::get).toList();
    List<Move> moves = variants.stream().map(variant -> allowed(Transition.PUBLISH, standing, variant, actor, order.note())).toList();
    made(actor, content, order, Transition.PUBLISH, moves, variants, standing, forms, proofs);
    content.raiseVersion();
  }

  private Revision made(Actor actor, Content content, Order order, Transition transition, List<Move> moves, List<Variant> variants,
      Standings.Of standing, Map<Locale, PublicForm> forms, List<Proof> proofs) {
    Map<Locale, Capacity> capacities = new LinkedHashMap<>();
    for (int i = 0; i < moves.size(); i++) {
      capacities.put(variants.get(i).locale(), Moves.capacity(moves.get(i), standing.standing(variants.get(i)), actor).orElseThrow());
      apply(actor, content, order, moves.get(i), variants.get(i), standing, forms, proofs);
    }
    return minutes.moved(content, actor, transition, json.write(content), capacities, order);
  }

  private static boolean isForThePublic(Transition transition) {
    return Moves.does(transition, Effect.PRINT) || Moves.does(transition, Effect.UNPRINT);
  }

  /** What is missing today may be there when the time has come, so it is told and refuses nothing yet. */
  private List<Gap> plan(Actor actor, Content content, Order order, Transition transition, List<Variant> variants, Standings.Of standing) {
    for (Variant variant : variants) {
      planning.plan(actor, content, order, allowed(transition, standing, variant, actor, order.note()), variant);
    }
    ObjectNode text = json.write(content);
    minutes.planned(content, actor, text, variants, order.note());
    if (!Moves.does(transition, Effect.PRINT)) {
      return List.of();
    }
    Map<Locale, PublicForm> forms = forms(content, text, variants);
    refuseIdleNote(order, forms.keySet(), standing);
    return closure.gaps(content, text, forms, standing);
  }

  private Move allowed(Transition transition, Standings.Of standing, Variant variant, Actor actor, String reason) {
    try {
      return Moves.check(transition, standing.standing(variant), actor, reason);
    } catch (Problem refused) {
      throw refused.kind() == ProblemKind.FORBIDDEN
          ? refused.with("who", reviewers.whoCould(transition, standing.standing(variant))) : refused;
    }
  }

  private void apply(Actor actor, Content content, Order order, Move move, Variant variant, Standings.Of standing,
      Map<Locale, PublicForm> forms, List<Proof> proofs) {
    Locale locale = variant.locale();
    Optional<Publication> last = Optional.ofNullable(standing.last().get(locale));
    if (move.has(Effect.VALIDATE)) {
      validation.complete(content, Set.of(locale));
    }
    if (move.has(Effect.RETURN_TO_PRINT)) {
      Set<Locale> others = returning.restore(actor, content, variant, standing);
      if (!others.isEmpty()) {
        minutes.written(content, actor, "EDIT", json.write(content), others, List.of("DISCARD"));
      }
    }
    if (move.has(Effect.PRINT)) {
      proofs.add(print(content, order, variant, forms.get(locale), last));
    }
    if (move.has(Effect.UNPRINT)) {
      proofs.add(Proof.end(last.orElseThrow(), Action.WITHDRAWN, order.end().notice(), redirect(content, order)));
    }
    variant.apply(move, actor.account(), content.revision(), clock.instant());
    variant.raiseVersion();
  }

  private Map<Locale, PublicForm> forms(Content content, ObjectNode text, List<Variant> variants) {
    Map<Locale, PublicForm> forms = new LinkedHashMap<>();
    variants.forEach(variant -> forms.put(variant.locale(), PublicForm.of(types.named(content.type()), text, variant.locale())));
    return forms;
  }

  /** What is to be printed; refuses what must not be now, and adds to the gaps what readers will miss around it. */
  private Map<Locale, PublicForm> printable(Content content, Order order, List<Variant> variants, Standings.Of standing, List<Gap> gaps) {
    ObjectNode text = json.write(content);
    Map<Locale, PublicForm> forms = forms(content, text, variants);
    forms.forEach((locale, form) -> requireApproved(content.variants().get(locale), form));
    refuseIdleNote(order, forms.keySet(), standing);
    Embargo.refuse(content, order.when().due().orElseGet(clock::instant), installation.zone());
    List<Gap> found = closure.gaps(content, text, forms, standing);
    closure.refuse(found);
    gaps.addAll(found);
    return forms;
  }

  private Proof print(Content content, Order order, Variant variant, PublicForm form, Optional<Publication> last) {
    Publication.Place place = new Publication.Place(content.id(), content.type(), variant.locale(), variant.slug());
    return Proof.print(place, content.revision() + 1, last, order.major().orElse(last.isEmpty()),
        press.set(types.named(content.type()), content.id(), variant.locale(), form), order.publicNote());
  }

  /** Where the kind of change is not told, it is major the first time only. */
  private static void refuseIdleNote(Order order, Collection<Locale> locales, Standings.Of standing) {
    if (order.publicNote().isPresent() && order.major().isEmpty() && locales.stream().anyMatch(standing.last()::containsKey)) {
      throw Order.idleNote();
    }
  }

  /** What is printed is what was approved, whatever happened to the stored text since. */
  static void requireApproved(Variant variant, PublicForm form) {
    if (!form.fingerprint().equals(variant.fingerprint())) {
      throw Problem.of(ProblemKind.REFUSED, "approval-outdated",
          "The text that would be printed is not the one that was approved. Edit it and submit it again.");
    }
  }

  private Optional<String> redirect(Content content, Order order) {
    return order.end().redirectTo().map(reference -> {
      try {
        AnyReference target = references.find(Optional.empty(), reference);
        if (target.id().equals(content.id()) || log.everPublic(Set.of(target.id())).isEmpty()) {
          throw new Malformed("must lead to another content that is or was public");
        }
        return target.type() + "/" + target.id();
      } catch (Malformed wrong) {
        throw Problem.invalid("/redirectTo", wrong.getMessage());
      }
    });
  }
}
