package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;
import static org.entente.apidoc.Shapes.words;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.access.Role;
import org.entente.workflow.Move;
import org.entente.workflow.Moves;
import org.entente.workflow.ReviewPlan;
import org.entente.workflow.State;
import org.entente.workflow.Transition;

/** The moves of the office, printed from their table. */
final class TransitionSchemas {
  private static final int LONGEST_NOTE = 4000;

  private TransitionSchemas() {}

  static ObjectNode state() {
    return words(names(Arrays.asList(State.values())));
  }

  /** The name of a move a caller may make. */
  static ObjectNode transition() {
    return words(names(Arrays.stream(Transition.values()).filter(Transition::isNamed).toList()));
  }

  /** Who may make some named move under one of these plans. */
  static Set<Role> movers(ReviewPlan... plans) {
    return roles(move -> move.transition().isNamed(), plans);
  }

  /** Who may change a text in some state of it. */
  static Set<Role> writers(ReviewPlan... plans) {
    return roles(move -> move.transition() == Transition.EDIT, plans);
  }

  /** Who may decide about a text that waits. */
  static Set<Role> deciders(ReviewPlan... plans) {
    return roles(move -> Moves.DECISIONS.contains(move.transition()), plans);
  }

  private static Set<Role> roles(Predicate<Move> moves, ReviewPlan... plans) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(plans).forEach(plan -> roles.addAll(Moves.roles(moves, plan)));
    return roles;
  }

  /** One move of one language. */
  static ObjectNode order() {
    ObjectNode order = required(object(), "transition").put("additionalProperties", false);
    member(order, "transition", transition());
    member(order, "then", orNull(transition()).put("description", "A second move right after the first."));
    member(order, "note", orNull(Shapes.anyOf(text().put("maxLength", LONGEST_NOTE),
        Shapes.of("object").set("additionalProperties", text())))
            .put("description", "For colleagues; where a reason is asked, this is it."));
    member(order, "change", orNull(words(List.of("major", "minor")))
        .put("description", "Whether readers are told; by default major at the first publication, else minor."));
    member(order, "publicNote", orNull(text().put("maxLength", LONGEST_NOTE)));
    member(order, "kind", orNull(words(List.of("gone", "notice", "redirect")).put("default", "gone"))
        .put("description", "How a print ends."));
    member(order, "publicNotice", orNull(text().put("maxLength", LONGEST_NOTE))
        .put("description", "What readers see instead; with the kind notice only."));
    member(order, "redirectTo", orNull(ref(EditorialSchemas.AT + "WrittenReference"))
        .put("description", "Where readers are sent; with the kind redirect only."));
    ScheduleSchemas.later(order);
    order.set("x-moves", table());
    return order;
  }

  /** Null is as good as left out. */
  static ObjectNode orNull(ObjectNode shape) {
    return Shapes.anyOf(shape, Shapes.of("null"));
  }

  /** One move of several languages at once, all or nothing. */
  static ObjectNode orderOfSeveral(ObjectNode perLanguage) {
    ObjectNode order = order();
    order.remove("x-moves");
    member(order, "locales", perLanguage.put("description", "The languages, each with the ETag it was read with."));
    return required(order, "locales", "transition");
  }

  /** The table of moves: who may make which, from where to where, under which conditions. */
  static ArrayNode table() {
    ArrayNode table = Shapes.node().arrayNode();
    for (Move move : Moves.TABLE) {
      ObjectNode row = table.addObject().put("move", move.transition().name()).put("by", move.by().name());
      row.set("from", Shapes.array(names(move.fromInOrder())));
      move.to().ifPresent(to -> row.put("to", to.name()));
      row.set("conditions", Shapes.array(names(move.conditions()).stream().sorted().toList()));
      row.set("effects", Shapes.array(names(move.effects()).stream().sorted().toList()));
    }
    return table;
  }

  private static List<String> names(Collection<? extends Enum<?>> words) {
    return words.stream().map(Enum::name).toList();
  }
}
