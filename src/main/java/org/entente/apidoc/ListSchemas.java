package org.entente.apidoc;

import static org.entente.apidoc.Shapes.integer;
import static org.entente.apidoc.Shapes.list;
import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;
import static org.entente.apidoc.Shapes.words;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.entente.access.Role;
import org.entente.editorial.Pile;

/** What the staff's lists and the reports of imports answer. */
final class ListSchemas {
  private static final List<String> OUTCOMES = List.of("created", "updated", "unchanged", "conflict", "refused");

  private ListSchemas() {}

  /** A page of a list that says how many there are in all. */
  static ObjectNode counted(ObjectNode entry) {
    ObjectNode place = required(object(), "limit", "total");
    member(member(place, "limit", integer(1, 100)), "total", integer(0, Integer.MAX_VALUE));
    return required(member(page(entry), "page", place), "data", "page", "links");
  }

  static ObjectNode page(ObjectNode entry) {
    ObjectNode page = required(member(object(), "data", list(entry)), "data", "links");
    return member(page, "links", member(object(), "next", text("uri-reference")));
  }

  /** A content in a list: what it is called in each language, and where that stands. */
  static ObjectNode card(String type, List<String> tags) {
    ObjectNode standing = required(object(), "state", "since", "etag", "live");
    member(member(standing, "state", TransitionSchemas.state()), "since", text("date-time"));
    member(member(standing, "etag", text()), "live", Shapes.of("boolean"));
    member(member(standing, "title", text()), "slug", text());
    ObjectNode variants = object();
    tags.forEach(tag -> member(variants, tag, standing.deepCopy()));
    ObjectNode card = required(object(), "type", "id", "createdAt", "variants", "openFlags");
    member(member(card, "type", Shapes.constant(type)), "id", text("uuid"));
    member(member(card, "createdAt", text("date-time")), "variants", variants.put("additionalProperties", false));
    return member(card, "openFlags", list(text()));
  }

  /** One language of a content that waits for somebody. */
  static ObjectNode waiting(List<String> types, List<String> tags) {
    ObjectNode entry = required(object(), "type", "id", "locale", "state", "since", "etag", "live", "flagged", "next", "transitions");
    member(member(entry, "type", words(types)), "id", text("uuid"));
    member(member(entry, "locale", words(tags)), "title", text());
    member(member(entry, "state", TransitionSchemas.state()), "since", text("date-time"));
    List<String> roles = Arrays.stream(Role.values()).map(Role::name).toList();
    member(member(entry, "live", Shapes.of("boolean")), "flagged", Shapes.of("boolean"));
    member(entry, "claim", claim());
    member(member(entry, "etag", text()), "next", list(words(roles).put("description", "Whose move leads on.")));
    return member(entry, "transitions", list(TransitionSchemas.transition()));
  }

  /** Who has taken a waiting text to look at. */
  static ObjectNode claim() {
    ObjectNode claim = required(object(), "account", "name", "until");
    return member(member(member(claim, "account", text("uuid")), "name", text()), "until", text("date-time"));
  }

  /** What a translation was made from or last checked against. */
  static ObjectNode source(List<String> tags) {
    ObjectNode source = required(object(), "locale", "revision", "behind");
    member(member(source, "locale", words(tags)), "revision", integer(1, Integer.MAX_VALUE));
    return member(source, "behind", Shapes.of("boolean").put("description", "The words it was made from are others now."));
  }

  /** How high the piles of the queue are. */
  static ObjectNode piles() {
    ObjectNode counts = object();
    Pile.words().forEach(pile -> member(counts, pile, integer(0, Integer.MAX_VALUE)));
    return required(member(member(object(), "counts", required(counts, Pile.words().toArray(String[]::new))), "complete", Shapes.of("boolean")
        .put("description", "False when more waits for somebody than was looked through.")), "counts", "complete");
  }

  /** How far an import is and what became of how many rows; one that was cut early knows less. */
  static ObjectNode summary() {
    ObjectNode report = required(object(), "status", "startedAt", "resumable", "links");
    member(member(report, "id", text("uuid")), "status", words(List.of("running", "done", "failed", "cancelled")));
    member(member(report, "reason", text()), "as", words(List.of("draft", "public")));
    member(member(report, "dryRun", Shapes.of("boolean")), "atomic", Shapes.of("boolean"));
    ObjectNode counts = object();
    OUTCOMES.forEach(outcome -> member(counts, outcome, number()));
    member(report, "counts", member(counts, "flagged", number()));
    List.of("done", "total", "rowsPerSecond").forEach(count -> member(report, count, number()));
    member(member(report, "startedAt", text("date-time")), "resumable", Shapes.of("boolean"));
    return member(report, "links", required(member(object(), "self", text("uri-reference")), "self"));
  }

  /** The same with a page of lines. */
  static ObjectNode report() {
    ObjectNode line = required(object(), "line", "outcome");
    member(member(line, "line", number()), "outcome", words(OUTCOMES));
    member(member(line, "flags", list(text())), "id", text("uuid"));
    List.of("type", "locale", "column", "pointer", "reason").forEach(word -> member(line, word, text()));
    return member(member(summary(), "lines", list(line)), "nextAfter", number());
  }

  /** How far the sample content is. */
  static ObjectNode samples() {
    ObjectNode samples = required(object(), "status", "done", "total");
    member(member(samples, "status", words(List.of("none", "loading", "done", "failed"))), "reason", text());
    return member(member(samples, "done", number()), "total", number());
  }

  private static ObjectNode number() {
    return integer(0, Integer.MAX_VALUE);
  }
}
