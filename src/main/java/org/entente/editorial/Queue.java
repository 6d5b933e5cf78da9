package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.content.Variant;
import org.entente.history.Revisions;
import org.entente.history.Revisions.Contribution;
import org.entente.problem.Cursor;
import org.entente.problem.Parameters;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.settings.Installation;
import org.entente.workflow.Moves;
import org.entente.workflow.Standing;
import org.entente.workflow.State;
import org.entente.workflow.Transition;

/** What lies on a person's desk: texts that wait for them, their own, and those that came back. Longest waiting first. */
@ApplicationScoped
class Queue {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Transition> ONWARD = List.of(Transition.APPROVE, Transition.PUBLISH);

  @Inject
  Cards cards;

  @Inject
  Revisions revisions;

  @Inject
  PublicationLog log;

  @Inject
  Installation installation;

  /** The three piles. */
  enum View {
    WAITING("waiting", List.of(State.IN_REVIEW, State.APPROVED), false),
    MINE("mine", List.of(State.DRAFT, State.IN_REVIEW, State.CHANGES_REQUESTED, State.APPROVED), true),
    SENT_BACK("sent-back", List.of(State.CHANGES_REQUESTED), true);

    private final String word;
    private final List<State> states;
    private final boolean own;

    View(String word, List<State> states, boolean own) {
      this.word = word;
      this.states = states;
      this.own = own;
    }

    static View read(String word) {
      return Arrays.stream(values()).filter(view -> view.word.equals(word)).findFirst()
          .orElseThrow(() -> Parameters.bad("view", "must be waiting, mine or sent-back"));
    }
  }

  /** {@code {"data":[{"type","id","locale","title"?,"state","since","etag","next":["REVIEWER"],"transitions":[…]}],"links":{…}}}. */
  ObjectNode read(Actor actor, Parameters parameters) {
    View view = View.read(parameters.text("view").orElse("waiting"));
    int limit = parameters.limit();
    List<Variant> pile = cards.inState(view.states, view.own ? Optional.of(actor.account()) : Optional.empty(),
        parameters.text("after").map(Cursor::read).orElse(Cursor.START), limit);
    ObjectNode answer = JSON.objectNode();
    ArrayNode data = answer.putArray("data");
    Map<UUID, Standing> standings = standings(pile);
    for (Variant variant : pile) {
      List<Transition> open = Moves.open(standings.get(variant.id()), actor);
      if (view != View.WAITING || open.stream().anyMatch(ONWARD::contains)) {
        data.add(entry(variant, open));
      }
    }
    ObjectNode links = answer.putObject("links");
    if (pile.size() == limit) {
      Variant last = pile.get(limit - 1);
      links.put("next", installation.editorial("/queue?view=" + view.word + "&limit=" + limit + "&after="
          + new Cursor(last.since(), last.id()).write()));
    }
    return answer;
  }

  private static ObjectNode entry(Variant variant, List<Transition> open) {
    ObjectNode entry = JSON.objectNode().put("type", variant.type()).put("id", variant.contentId().toString())
        .put("locale", variant.locale().toLanguageTag()).put("state", variant.state().name())
        .put("since", variant.since().toString()).put("etag", Etags.of(variant));
    if (variant.title() != null) {
      entry.put("title", variant.title());
    }
    ArrayNode next = entry.putArray("next");
    onward(variant.state()).forEach(next::add);
    ArrayNode transitions = entry.putArray("transitions");
    open.forEach(transition -> transitions.add(transition.name()));
    return entry;
  }

  /** Who acts next: the roles whose move leads on from this state. */
  private static List<String> onward(State state) {
    return List.of(Transition.SUBMIT, Transition.APPROVE, Transition.PUBLISH).stream()
        .flatMap(transition -> Moves.whoCould(transition, state).stream()).map(Enum::name).distinct().toList();
  }

  /** The standings of a whole page in two statements. */
  private Map<UUID, Standing> standings(List<Variant> pile) {
    List<UUID> contents = pile.stream().map(Variant::contentId).distinct().toList();
    Map<UUID, Map<Locale, Publication>> last = new HashMap<>();
    log.last(contents).forEach(entry -> last.computeIfAbsent(entry.contentId(), id -> new HashMap<>()).put(entry.locale(), entry));
    Map<UUID, List<Contribution>> written = revisions.contributions(contents);
    return pile.stream().collect(Collectors.toMap(Variant::id, variant -> new Standings.Of(
        last.getOrDefault(variant.contentId(), Map.of()), written.getOrDefault(variant.contentId(), List.of())).standing(variant)));
  }
}
