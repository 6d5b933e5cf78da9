package org.entente.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.entente.edition.Edition;
import org.entente.edition.Highlights;
import org.entente.edition.Page;
import org.entente.edition.Print;
import org.entente.edition.Query;
import org.entente.schema.PublicModel;

/** Answers of several objects: lists of a type, search over all, contents by id. */
final class Listing {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Edition edition;
  private final Links links;

  Listing(Edition edition, Links links) {
    this.edition = edition;
    this.links = links;
  }

  /** {@code {"data":[…],"page":{…},"links":{…}}} at {@code path}. */
  Answer list(String path, Query query) {
    Page page = edition.search(query);
    ObjectBytes objects = ObjectBytes.of(edition, query, page.prints());
    return answer(path, query, page, objects.bytes(), objects.neighbours());
  }

  /** As a list of all types, each object with {@code "highlights":{"title":"… <mark>…"}}. */
  Answer search(String path, Query query, PublicModel model) {
    Page page = edition.search(query);
    Highlights highlights = new Highlights(model, query.text().orElseThrow());
    List<byte[]> found = new ArrayList<>();
    for (Print print : page.prints()) {
      ObjectNode pieces = JSON.objectNode();
      highlights.of(print).forEach(pieces::put);
      found.add(Envelope.extended(print.delivered(), "highlights", pieces));
    }
    return answer(path, query, page, found, Set.of());
  }

  private Answer answer(String path, Query query, Page page, List<byte[]> data, Set<String> neighbours) {
    // What the list itself holds changes with its type.
    Set<String> keys = query.watched();
    keys.addAll(neighbours);
    ObjectNode about = JSON.objectNode().put("limit", query.pageSize()).put("total", page.total());
    query.offset().ifPresent(offset -> about.put("offset", offset));
    ObjectNode around = JSON.objectNode().put("self", links.self(path, query));
    page.next().map(cursor -> next(path, query, cursor)).ifPresent(next -> around.put("next", next));
    Envelope envelope = new Envelope(data).with("page", about).with("links", around);
    if (!page.facets().isEmpty()) {
      ObjectNode facets = JSON.objectNode();
      page.facets().forEach(counts -> facets.set(counts.name(), Counted.json(counts)));
      envelope.with("facets", facets);
    }
    page.groups().ifPresent(groups -> envelope.with("groups", Counted.groups(groups)));
    byte[] bytes = envelope.close();
    return Answer.json(edition, bytes, edition.instant(), keys);
  }

  /** By offset as far as that goes, then on by cursor: a walk along these ends where the list does. */
  private String next(String path, Query query, String cursor) {
    OptionalInt offset = query.offset();
    return offset.isPresent() && offset.getAsInt() + query.pageSize() <= Query.FARTHEST
        ? links.from(path, query, "offset", Integer.toString(offset.getAsInt() + query.pageSize())) : links.from(path, query, "after", cursor);
  }

  /** {@code {"data":[…],"missing":[{"id","reason"}]}} in the order asked; the reason is {@code gone} or {@code unknown}. */
  Answer content(Query query) {
    List<List<Locale>> chains = query.languages().every()
        ? query.languages().house().stream().map(List::of).toList() : List.of(query.languages().chain());
    List<Map<UUID, Print>> chosen = chains.stream().map(chain -> edition.chosen(query.ids(), chain)).toList();
    List<Print> prints = new ArrayList<>();
    ArrayNode missing = JSON.arrayNode();
    for (UUID id : query.ids()) {
      List<Print> own = chosen.stream().map(map -> map.get(id)).filter(Objects::nonNull).toList();
      prints.addAll(own);
      if (own.isEmpty()) {
        boolean gone = chains.stream().anyMatch(chain -> edition.wasPublic(id, chain));
        missing.addObject().put("id", id.toString()).put("reason", gone ? "gone" : "unknown");
      }
    }
    ObjectBytes objects = ObjectBytes.of(edition, query, prints);
    Set<String> keys = new LinkedHashSet<>(objects.neighbours());
    query.ids().forEach(id -> keys.add(id.toString()));
    byte[] bytes = new Envelope(objects.bytes()).with("missing", missing).close();
    return Answer.json(edition, bytes, edition.instant(), keys);
  }
}
