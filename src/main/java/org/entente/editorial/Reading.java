package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;

/** What the staff read. Each answer is read in one transaction, so that it is of one moment. */
@ApplicationScoped
class Reading {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Inject
  Contents contents;

  @Inject
  Representation representation;

  @Inject
  Revisions revisions;

  @Inject
  Queue queue;

  @Inject
  Listing listing;

  @Inject
  ScheduleList schedules;

  @Inject
  ClosureCheck closure;

  @Transactional
  ObjectNode queue(Actor actor, Parameters parameters) {
    return queue.read(actor, parameters.known("view", "type", "locale", "limit", "after"));
  }

  @Transactional
  ObjectNode queueCounts(Actor actor, Parameters parameters) {
    return queue.counts(actor, parameters.known("type", "locale"));
  }

  @Transactional
  ObjectNode schedules(Parameters parameters) {
    return schedules.read(parameters.known("type", "locale", "kind", "limit", "after"));
  }

  @Transactional
  ObjectNode list(Actor actor, String type, Parameters parameters) {
    return listing.read(actor, type, parameters.known("state", "locale", "mine", "title", "limit", "after"));
  }

  @Transactional
  Outcome content(Actor actor, String type, UUID id) {
    Content content = contents.get(type, id);
    return new Outcome(id, representation.whole(content, actor), Etags.of(content), Optional.empty(), false);
  }

  @Transactional
  Outcome variant(Actor actor, String type, UUID id, Locale locale) {
    Content content = contents.get(type, id);
    String etag = content.variant(locale).map(Etags::of).orElseThrow(Problem::notFound);
    return new Outcome(id, representation.flat(content, locale, actor), etag, Optional.empty(), false);
  }

  @Transactional
  ObjectNode closure(String type, UUID id, Locale locale) {
    Content content = contents.get(type, id);
    return closure.read(content, content.variant(locale).orElseThrow(Problem::notFound));
  }

  @Transactional
  void requireExisting(String type, UUID id) {
    if (!contents.typeOf(id).filter(type::equals).isPresent()) {
      throw Problem.notFound();
    }
  }

  /** Newest first: {@code {"data":[{"number","action","author","at","locales","states","note"?}],"links":{"next"?}}}. */
  @Transactional
  ObjectNode revisions(String type, UUID id, Parameters parameters) {
    requireExisting(type, id);
    int limit = parameters.known("limit", "before").limit();
    int before = (int) parameters.number("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    List<Revision> page = revisions.of(id, limit, before);
    ObjectNode answer = JSON.objectNode();
    ArrayNode data = answer.putArray("data");
    page.forEach(revision -> data.add(line(revision)));
    return answer;
  }

  /** One revision with its text as it was. */
  @Transactional
  ObjectNode revision(String type, UUID id, int number) {
    requireExisting(type, id);
    Revision revision = revisions.find(id, number).orElseThrow(Problem::notFound);
    ObjectNode shown = line(revision);
    shown.set("content", revision.json().<JsonNode>map(json -> json).orElse(JSON.nullNode()));
    return shown;
  }

  static ObjectNode line(Revision revision) {
    ObjectNode line = JSON.objectNode().put("number", revision.number()).put("action", revision.action())
        .put("author", revision.author().toString()).put("at", revision.at().toString()).put("states", revision.states())
        .put("sha256", revision.sha256());
    ArrayNode locales = line.putArray("locales");
    revision.locales().forEach(locale -> locales.add(locale.toLanguageTag()));
    if (revision.note() != null) {
      line.put("note", revision.note());
    }
    return line;
  }
}
