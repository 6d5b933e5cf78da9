package org.entente.apidoc;

import static org.entente.apidoc.Shapes.matching;
import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;
import static org.entente.apidoc.Shapes.words;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entente.workflow.Effect;
import org.entente.workflow.Moves;
import org.entente.workflow.Transition;

/** What is planned, as it is asked for and as it is shown. */
final class ScheduleSchemas {
  private static final String LOCAL = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$";

  private ScheduleSchemas() {}

  /** The members of a transition that say when. */
  static void later(ObjectNode order) {
    member(order, "at", TransitionSchemas.orNull(matching(LOCAL)).put("description", "Plan the move for this local time, for example"
        + " 2027-07-14T09:00; the state stays until then. With a move that changes what is public only."));
    member(order, "zone", TransitionSchemas.orNull(text()).put("description", "The IANA zone in which the time is told; by default that"
        + " of the installation."));
    member(order, "offset", TransitionSchemas.orNull(matching("^(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)$"))
        .put("description", "Which of two is meant, where the local time exists twice."));
  }

  /** One plan. */
  static ObjectNode schedule() {
    ObjectNode plan = required(object(), "transition", "at", "zone", "offset", "due", "by", "setAt");
    member(plan, "transition", words(Arrays.stream(Transition.values())
        .filter(move -> move.isNamed() && (Moves.does(move, Effect.PRINT) || Moves.does(move, Effect.UNPRINT))).map(Enum::name).toList()));
    member(member(member(plan, "at", matching(LOCAL)), "zone", text()), "offset", text());
    member(member(plan, "due", text("date-time")), "by", text("uuid").put("description", "The account that planned it."));
    member(plan, "setAt", text("date-time"));
    return member(plan, "problem", text().put("description", "The slug of the refusal that met it when it was due. It is not tried"
        + " again: plan another, or CANCEL_SCHEDULE."));
  }

  /** A plan in the list of all: of a language, or of a release, which is of no type and in no language. */
  static ObjectNode entry(List<String> types, List<String> tags) {
    ObjectNode entry = required(object(), "type", "id", "state", "etag", "schedule", "by");
    member(member(entry, "type", words(Stream.concat(types.stream(), Stream.of("releases")).toList())), "id", text("uuid"));
    member(member(entry, "locale", words(tags)), "title", text());
    member(member(entry, "state", Shapes.anyOf(TransitionSchemas.state(), words(List.of("OPEN", "SCHEDULED")))), "etag", text());
    member(entry, "schedule", ref(OpenApi.SCHEMAS + "Schedule"));
    ObjectNode by = required(member(member(object(), "id", text("uuid")), "name", text()), "id", "may");
    return member(entry, "by", member(by, "may", Shapes.of("boolean").put("description",
        "Whether whoever planned it might plan it today. It is made in any case.")));
  }
}
