package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.accounts.Accounts;
import org.entente.content.Claim;
import org.entente.content.Variant;
import org.entente.problem.Cursor;
import org.entente.problem.Parameters;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.settings.Installation;
import org.entente.workflow.Moves;
import org.entente.workflow.Standing;
import org.entente.workflow.Transition;

/** What lies on a person's desk, pile by pile, longest waiting first. */
@ApplicationScoped
class Queue {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  /** So many waiting texts are looked through for one person before the rest is left to the next page. */
  private static final int MOST_SCANNED = 1_000;
  private static final int SCAN = 100;

  @Inject
  Cards cards;

  @Inject
  Standings standings;

  @Inject
  Accounts accounts;

  @Inject
  ContentTypes types;

  @Inject
  Installation installation;

  @Inject
  Clock clock;

  /** One text of a pile with where it stands. */
  private record Entry(Variant variant, Standing standing, List<Transition> open) {
    boolean waitsForThem() {
      return open.stream().anyMatch(Moves.DECISIONS::contains);
    }
  }

  /** What was found, and from where on more may be. */
  private record Found(List<Entry> entries, Optional<Variant> last) {}

  /**
   * {@code {"data":[{"type","id","locale","title"?,"state","since","etag","live","flagged","next":["REVIEWER"],"claim"?,"transitions":[…]}],
   * "links":{"next"?}}}.
   */
  ObjectNode read(Actor actor, Parameters parameters) {
    Pile.Of pile = pile(actor, Pile.read(parameters.text("view").orElse(Pile.WAITING.word())), parameters);
    int limit = parameters.limit();
    Found found = found(actor, pile, parameters.text("after").map(Cursor::read).orElse(Cursor.START), limit);
    ObjectNode answer = JSON.objectNode();
    ArrayNode data = answer.putArray("data");
    Map<UUID, String> names = accounts.names(found.entries().stream().flatMap(entry -> entry.variant().claim(clock.instant()).stream())
        .map(Claim::account).distinct().toList());
    found.entries().forEach(entry -> data.add(shown(entry, names)));
    ObjectNode links = answer.putObject("links");
    found.last().ifPresent(last -> links.put("next", installation.editorial("/queue?view=" + pile.pile().word() + "&limit=" + limit
        + pile.type().map(type -> "&type=" + type).orElse("") + pile.locale().map(locale -> "&locale=" + locale.toLanguageTag()).orElse("")
        + "&after=" + cursor(last).write())));
    return answer;
  }

  /** {@code {"counts":{"waiting":3,…},"complete":true}}: how high each pile is; not complete when more waits than was looked through. */
  ObjectNode counts(Actor actor, Parameters parameters) {
    ObjectNode answer = JSON.objectNode();
    ObjectNode counts = answer.putObject("counts");
    Found waiting = found(actor, pile(actor, Pile.WAITING, parameters), Cursor.START, MOST_SCANNED);
    counts.put(Pile.WAITING.word(), waiting.entries().size());
    Stream.of(Pile.values()).filter(pile -> pile != Pile.WAITING)
        .forEach(pile -> counts.put(pile.word(), cards.count(pile(actor, pile, parameters))));
    return answer.put("complete", waiting.last().isEmpty());
  }

  private Pile.Of pile(Actor actor, Pile pile, Parameters parameters) {
    return new Pile.Of(pile, actor.account(), LocalDate.ofInstant(clock.instant(), installation.zone()), parameters.text("type").map(this::type),
        parameters.locale(types.locales()));
  }

  private String type(String name) {
    return types.find(name).map(TypeDescriptor::name)
        .orElseThrow(() -> Parameters.bad("type", "must be one of " + types.all().stream().map(TypeDescriptor::name).toList()));
  }

  /** Who decides is a matter of rules that no statement knows, so the waiting texts are looked through until the page is full. */
  private Found found(Actor actor, Pile.Of pile, Cursor start, int limit) {
    int scan = pile.pile() == Pile.WAITING ? SCAN : limit;
    List<Entry> entries = new ArrayList<>();
    Cursor after = start;
    Optional<Variant> last = Optional.empty();
    for (int scanned = 0; scanned < MOST_SCANNED; scanned += scan) {
      List<Variant> lying = cards.of(pile, after, scan);
      Map<UUID, Standing> standing = standings.of(lying);
      for (Variant variant : lying) {
        Standing its = standing.get(variant.id());
        Entry entry = new Entry(variant, its, Moves.open(its, actor));
        if (pile.pile() != Pile.WAITING || entry.waitsForThem()) {
          entries.add(entry);
        }
        last = Optional.of(variant);
        if (entries.size() == limit) {
          return new Found(entries, last);
        }
      }
      if (lying.size() < scan) {
        return new Found(entries, Optional.empty());
      }
      after = cursor(lying.get(scan - 1));
    }
    return new Found(entries, last);
  }

  private static Cursor cursor(Variant variant) {
    return new Cursor(variant.since(), variant.id());
  }

  private ObjectNode shown(Entry entry, Map<UUID, String> names) {
    Variant variant = entry.variant();
    ObjectNode shown = JSON.objectNode().put("type", variant.type()).put("id", variant.contentId().toString())
        .put("locale", variant.locale().toLanguageTag()).put("state", variant.state().name())
        .put("since", variant.since().toString()).put("etag", Etags.of(variant)).put("live", entry.standing().live())
        .put("flagged", variant.isFlagged());
    if (variant.title() != null) {
      shown.put("title", variant.title());
    }
    ArrayNode next = shown.putArray("next");
    onward(entry.standing()).map(Enum::name).ifPresent(next::add);
    variant.claim(clock.instant()).ifPresent(claim -> shown.set("claim", Claims.json(claim, names.get(claim.account()))));
    ArrayNode transitions = shown.putArray("transitions");
    entry.open().forEach(transition -> transitions.add(transition.name()));
    return shown;
  }

  /** Who acts next: the role whose move leads on from here. */
  private static Optional<Role> onward(Standing standing) {
    return Stream.of(Transition.SUBMIT, Transition.APPROVE, Transition.PUBLISH)
        .flatMap(transition -> Moves.whoCould(transition, standing).stream()).findFirst();
  }
}
