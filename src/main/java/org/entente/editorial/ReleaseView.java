package org.entente.editorial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.content.Schedule;
import org.entente.content.Variant;
import org.entente.problem.Cursor;
import org.entente.problem.Parameters;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.settings.Installation;

/** How the editorial API shows releases. Works inside its caller's transaction. */
@ApplicationScoped
class ReleaseView {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Inject
  Releases releases;

  @Inject
  ReleaseCheck check;

  @Inject
  Contents contents;

  @Inject
  PublicationLog log;

  @Inject
  Installation installation;

  @Inject
  Clock clock;

  /** {@code {"data":[{"id","name","state","etag","size",…}],"links":{"next"?}}}, oldest first. */
  ObjectNode page(Actor actor, Parameters parameters) {
    Optional<Release.State> state = parameters.word("state", Release.State.class);
    int limit = parameters.limit();
    List<Release> page = releases.page(state, parameters.text("after").map(Cursor::read).orElse(Cursor.START), limit);
    Map<UUID, Long> sizes = releases.sizes(page.stream().map(release -> release.id).toList());
    ObjectNode answer = JSON.objectNode();
    ArrayNode data = answer.putArray("data");
    page.forEach(release -> data.add(line(release, actor).put("size", sizes.getOrDefault(release.id, 0L))));
    ObjectNode links = answer.putObject("links");
    if (page.size() == limit) {
      Release last = page.get(limit - 1);
      links.put("next", installation.editorial("/releases?" + state.map(given -> "state=" + given + "&").orElse("") + "limit=" + limit + "&after="
          + new Cursor(last.createdAt, last.id).write()));
    }
    return answer;
  }

  /** A release with everything in it, each as it stands now. */
  ObjectNode whole(Release release, Actor actor) {
    List<ReleaseItem> items = releases.items(release.id);
    Map<ReleaseItem.Place, Variant> variants = contents.cards(Releasing.ids(items)).stream()
        .collect(Collectors.toMap(variant -> new ReleaseItem.Place(variant.contentId(), variant.locale()), Function.identity()));
    Map<ReleaseItem.Place, Publication> entries = release.firstSequence == null ? Map.of() : log.entries(release.firstSequence, release.lastSequence)
        .stream().collect(Collectors.toMap(entry -> new ReleaseItem.Place(entry.contentId(), entry.locale()), Function.identity()));
    ObjectNode shown = line(release, actor).put("size", items.size());
    ArrayNode array = shown.putArray("items");
    items.forEach(item -> array.add(item(item, Optional.ofNullable(variants.get(item.place())), Optional.ofNullable(entries.get(item.place())))));
    return shown;
  }

  /**
   * {@code {"ready","items":[{"type","id","locale","problems":[{"problem","detail",…}]}],"warnings":[{"type","id","rule",…}]}}: all that
   * stands in the way, and what readers would miss, now or when it is due.
   */
  ObjectNode check(Release release) {
    boolean toCome = release.firstSequence == null;
    Bundle bundle = check.read(toCome ? releases.items(release.id) : List.of());
    ReleaseCheck.Found found = check.look(bundle, release.schedule().filter(Schedule::isPending).map(Schedule::due).orElseGet(clock::instant));
    ObjectNode answer = JSON.objectNode().put("ready", found.problems().isEmpty() && !bundle.isEmpty());
    answer.set("items", MAPPER.valueToTree(ReleaseCheck.told(found.problems())));
    ArrayNode warnings = answer.putArray("warnings");
    found.warnings().forEach(warning -> warnings.add(warning.json()));
    return answer;
  }

  /** What can be done with a release as a whole, by whoever publishes all that is in it. */
  static List<String> possible(Release release) {
    List<ReleaseOrder.Act> acts = new ArrayList<>();
    switch (release.state) {
      case OPEN, SCHEDULED -> {
        acts.add(ReleaseOrder.Act.PUBLISH);
        release.schedule().ifPresent(plan -> acts.add(ReleaseOrder.Act.CANCEL_SCHEDULE));
      }
      case PUBLISHED -> acts.add(ReleaseOrder.Act.UNDO);
      case UNDONE -> { }
    }
    return acts.stream().map(Enum::name).toList();
  }

  private static ObjectNode line(Release release, Actor actor) {
    ObjectNode line = JSON.objectNode().put("id", release.id.toString()).put("name", release.name);
    put(line, "note", release.note);
    line.put("state", release.state.name()).put("etag", release.etag()).put("createdBy", release.createdBy.toString())
        .put("createdAt", release.createdAt.toString()).set("schedule", release.schedule().map(Representation::schedule).orElse(null));
    put(line, "publishedBy", release.publishedBy);
    put(line, "publishedAt", release.publishedAt);
    put(line, "undoes", release.undoes);
    put(line, "undoneBy", release.undoneBy);
    if (release.firstSequence != null) {
      line.put("firstSequence", release.firstSequence).put("lastSequence", release.lastSequence);
    }
    ArrayNode transitions = line.putArray("transitions");
    if (actor.holds(Role.PUBLISHER)) {
      possible(release).forEach(transitions::add);
    }
    return line;
  }

  private static void put(ObjectNode line, String name, Object value) {
    if (value != null) {
      line.put(name, value.toString());
    }
  }

  private static ObjectNode item(ReleaseItem item, Optional<Variant> variant, Optional<Publication> entry) {
    ObjectNode shown = JSON.objectNode().put("type", item.type).put("id", item.content.toString()).put("locale", item.locale.toLanguageTag());
    put(shown, "fingerprint", item.fingerprint);
    variant.ifPresent(standing -> {
      put(shown, "title", standing.title());
      shown.put("state", standing.state().name()).put("changed", item.fingerprint != null && !item.fingerprint.equals(standing.fingerprint()));
    });
    entry.ifPresent(own -> shown.put("sequence", own.sequence()).put("action", own.action().name()));
    return shown;
  }
}
