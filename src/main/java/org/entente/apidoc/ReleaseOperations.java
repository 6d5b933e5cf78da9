package org.entente.apidoc;

import static org.entente.apidoc.Shapes.integer;
import static org.entente.apidoc.Shapes.list;
import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;
import static org.entente.apidoc.Shapes.words;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.entente.access.Role;
import org.entente.editorial.Release;
import org.entente.publishing.Action;

/** What becomes public together. */
final class ReleaseOperations {
  private static final String JSON = "application/json";
  private static final String RELEASE = OpenApi.SCHEMAS + "Release";
  private static final List<String> ACTS = List.of("PUBLISH", "CANCEL_SCHEDULE", "UNDO");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NOTE = 4000;
  private static final int MOST = 1000;

  private final OpenApi api;
  private final String path;
  private final List<String> types;
  private final List<String> tags;

  ReleaseOperations(OpenApi api, String path, List<String> types, List<String> tags) {
    this.api = api;
    this.path = path;
    this.types = types;
    this.tags = tags;
  }

  void describe() {
    api.schema("ReleaseLine", line()).schema("Release", member(required(line(), "id", "name", "state", "etag", "size", "transitions", "items"),
        "items", list(item())));
    api.operation("get", path, new Operation("listReleases", "releases", "Releases, oldest first")
        .takes(OpenApi.query("state", "In this state only.", state())).takes("limit", "after")
        .answers(200, "A page.", JSON, ListSchemas.page(ref(OpenApi.SCHEMAS + "ReleaseLine"))).refuses(400, 401, 503));
    api.operation("post", path, byTheOffice("createRelease", "Begin a release").takes("Idempotency-Key").reads(JSON, begun())
        .answers(201, "It stands at Location.", JSON, ref(RELEASE)).refuses(400, 401, 403, 409, 413, 415, 422, 503));
    api.operation("get", path + "/{id}", new Operation("getRelease", "releases", "A release and what is in it").takes("id")
        .answers(200, "Each text as it stands now.", JSON, ref(RELEASE)).refuses(401, 404, 503));
    api.operation("patch", path + "/{id}", written("nameRelease", "Name it anew").reads("application/merge-patch+json", named())
        .reads(JSON, named()).answers(200, "The release.", JSON, ref(RELEASE)).refuses(400, 401, 403, 404, 412, 413, 415, 422, 428, 503));
    api.operation("delete", path + "/{id}", written("deleteRelease", "Throw an open release away; the texts in it stay")
        .answers(204, "It is gone.").refuses(401, 403, 404, 409, 412, 428, 503));
    api.operation("get", path + "/{id}/check", new Operation("checkRelease", "releases", "All that keeps it from becoming public").takes("id")
        .answers(200, "Now, or at the moment for which it is planned.", JSON, check()).refuses(401, 404, 503));
    bundle();
    api.operation("post", path + "/{id}/transitions", new Operation("moveRelease", "releases",
        "Publish it, plan that, cancel the plan, or take the publication back: all of it or nothing").takes("id", "If-Match").by(Role.PUBLISHER)
        .reads(JSON, order()).answers(200, "The release; sequence and visible when the public sees a difference.", JSON, ref(RELEASE))
        .refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503));
  }

  private void bundle() {
    ObjectNode items = required(member(object(), "items", told()), "items").put("additionalProperties", false);
    api.operation("put", path + "/{id}/items", written("putReleaseItems", "Put these texts in, and take all others out").reads(JSON, items)
        .answers(200, "The release.", JSON, ref(RELEASE)).refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503));
    api.operation("post", path + "/{id}/items", written("addReleaseItems", "Put these texts in as they read now; those that are in are bound anew")
        .reads(JSON, items.deepCopy()).answers(200, "The release.", JSON, ref(RELEASE)).refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503));
    api.operation("delete", path + "/{id}/items/{content}/{locale}", written("removeReleaseItem", "Take one text out")
        .takes(OpenApi.path("content", "The id of its content.", text("uuid"))).takes("locale")
        .answers(200, "The release.", JSON, ref(RELEASE)).refuses(401, 403, 404, 409, 412, 428, 503));
  }

  private static Operation byTheOffice(String id, String summary) {
    return new Operation(id, "releases", summary).by(Role.AUTHOR, Role.PUBLISHER);
  }

  private static Operation written(String id, String summary) {
    return byTheOffice(id, summary).takes("id", "If-Match");
  }

  private static ObjectNode state() {
    return words(Arrays.stream(Release.State.values()).map(Enum::name).toList());
  }

  private static ObjectNode line() {
    ObjectNode line = required(object(), "id", "name", "state", "etag", "size", "transitions");
    member(member(member(line, "id", text("uuid")), "name", text()), "note", text());
    member(member(line, "state", state()), "etag", text());
    member(member(line, "createdBy", text("uuid")), "createdAt", text("date-time"));
    member(line, "schedule", Shapes.anyOf(ref(OpenApi.SCHEMAS + "Schedule"), Shapes.of("null")).put("description", "What is planned; null for nothing."));
    member(member(line, "publishedBy", text("uuid")), "publishedAt", text("date-time"));
    member(member(line, "firstSequence", integer(1, Long.MAX_VALUE)), "lastSequence", integer(1, Long.MAX_VALUE));
    member(line, "undoes", text("uuid").put("description", "The release whose publication this one took back."));
    member(line, "undoneBy", text("uuid").put("description", "The release that took this one's publication back."));
    member(member(line, "sequence", integer(1, Long.MAX_VALUE)), "visible", Shapes.of("boolean"));
    member(line, "size", integer(0, MOST).put("description", "How many texts are in it."));
    return member(line, "transitions", list(words(ACTS)));
  }

  private ObjectNode place() {
    ObjectNode place = required(object(), "type", "id", "locale");
    return member(member(member(place, "type", words(types)), "id", text("uuid")), "locale", words(tags));
  }

  private ObjectNode item() {
    ObjectNode item = member(place(), "fingerprint", text().put("description", "The text it is bound to."));
    member(member(item, "title", text()), "state", TransitionSchemas.state());
    member(item, "changed", Shapes.of("boolean").put("description", "Its text is another now."));
    member(item, "sequence", integer(1, Long.MAX_VALUE).put("description", "Its entry of the log, when this release made one."));
    return member(item, "action", words(Arrays.stream(Action.values()).map(Enum::name).toList()));
  }

  private ObjectNode told() {
    ObjectNode told = member(place(), "fingerprint", TransitionSchemas.orNull(text())
        .put("description", "Of the text that was read: refused when it is another now.")).put("additionalProperties", false);
    return list(told).put("maxItems", MOST).put("uniqueItems", true);
  }

  private ObjectNode begun() {
    ObjectNode begun = required(named(), "name");
    return member(begun, "items", TransitionSchemas.orNull(told()));
  }

  private static ObjectNode named() {
    ObjectNode named = object().put("additionalProperties", false);
    member(named, "name", text().put("maxLength", LONGEST_NAME).put("pattern", "\\S"));
    return member(named, "note", TransitionSchemas.orNull(text().put("maxLength", LONGEST_NOTE)));
  }

  private ObjectNode check() {
    ObjectNode problem = required(member(member(object(), "problem", text()), "detail", text()), "problem", "detail");
    ObjectNode item = required(member(place(), "problems", list(problem)), "type", "id", "locale", "problems");
    ObjectNode warning = member(member(ClosureSchemas.gap(tags), "type", words(types)), "id", text("uuid"));
    ObjectNode check = required(member(member(object(), "ready", Shapes.of("boolean")), "items", list(item)), "ready", "items", "warnings");
    return member(check, "warnings", list(warning).put("description", "What readers would miss around it all the same."));
  }

  private static ObjectNode order() {
    ObjectNode order = required(object(), "transition").put("additionalProperties", false);
    member(order, "transition", words(ACTS));
    member(order, "note", TransitionSchemas.orNull(Shapes.anyOf(text().put("maxLength", LONGEST_NOTE),
        Shapes.of("object").set("additionalProperties", text()))).put("description", "For colleagues."));
    member(order, "change", TransitionSchemas.orNull(words(List.of("major", "minor")))
        .put("description", "With PUBLISH: whether readers are told; by default major for first publications, else minor."));
    member(order, "publicNote", TransitionSchemas.orNull(text().put("maxLength", LONGEST_NOTE)).put("description", "With PUBLISH."));
    ScheduleSchemas.later(order);
    return order;
  }
}
