package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.entente.access.Role;

/** What the staff say to one another about a content. */
final class CommentOperations {
  private static final String JSON = "application/json";
  private static final String COMMENT = OpenApi.SCHEMAS + "Comment";
  private static final int LONGEST = 4000;

  private final OpenApi api;
  private final String path;
  private final List<String> tags;

  /** @param path of a content */
  CommentOperations(OpenApi api, String path, List<String> tags) {
    this.api = api;
    this.path = path + "/comments";
    this.tags = tags;
  }

  void describe() {
    ObjectNode comment = spoken(required(object(), "number", "author", "at", "open"));
    member(member(comment, "locale", Shapes.words(tags)), "field", text().put("description", "The path of a field."));
    member(member(comment, "open", Shapes.of("boolean")), "resolvedBy", text("uuid"));
    member(comment, "resolvedAt", text("date-time"));
    member(comment, "replies", Shapes.list(ref(OpenApi.SCHEMAS + "Reply")));
    api.schema("Comment", comment);
    ObjectNode reply = spoken(required(object(), "number", "author", "at", "replyTo"));
    member(member(reply, "locale", Shapes.words(tags)), "field", text());
    api.schema("Reply", member(reply, "replyTo", Shapes.integer(1, Integer.MAX_VALUE)));
    api.operation("get", path, new Operation("listComments", "comments", "What was said about it, oldest first").takes("type", "id", "limit")
        .takes(OpenApi.query("open", "Only what nobody has resolved.", Shapes.of("boolean").put("default", false)))
        .takes(OpenApi.query("locale", "Only about this language or about all.", Shapes.words(tags)))
        .takes(OpenApi.query("after", "Comments behind this number.", Shapes.integer(0, Integer.MAX_VALUE)))
        .answers(200, "A page of comments with their replies.", JSON, ListSchemas.page(ref(COMMENT))).refuses(400, 401, 404, 503));
    api.operation("post", path, byWhoeverTakesPart("comment", "Say something about it, one of its languages or fields, or reply")
        .reads(JSON, said()).answers(201, "It is said.", JSON, Shapes.anyOf(ref(COMMENT), ref(OpenApi.SCHEMAS + "Reply")))
        .refuses(400, 401, 403, 404, 409, 413, 415, 422, 503));
    settled("resolve", "resolveComment", "It needs no more talk");
    settled("reopen", "reopenComment", "It does after all");
    api.operation("delete", path + "/{comment}", byWhoeverTakesPart("removeComment", "Take back what one has said oneself").takes(number())
        .answers(204, "Its text is gone; its number and the replies stay.").refuses(401, 403, 404, 409, 503));
  }

  /** What comments and replies have in common. */
  private static ObjectNode spoken(ObjectNode shape) {
    member(member(shape, "number", Shapes.integer(1, Integer.MAX_VALUE)), "author", text("uuid"));
    member(member(shape, "name", text().put("description", "The author's.")), "at", text("date-time"));
    return member(member(shape, "text", text()), "removed", Shapes.of("boolean").put("description", "Its author took it back."));
  }

  private void settled(String word, String id, String summary) {
    api.operation("post", path + "/{comment}/" + word, byWhoeverTakesPart(id, summary).takes(number())
        .answers(200, "The comment.", JSON, ref(COMMENT)).refuses(401, 403, 404, 409, 503));
  }

  private static Operation byWhoeverTakesPart(String id, String summary) {
    return new Operation(id, "comments", summary).takes("type", "id").by(Role.AUTHOR, Role.REVIEWER, Role.PROTOCOL, Role.PUBLISHER);
  }

  private static ObjectNode number() {
    return OpenApi.path("comment", "Its number.", Shapes.integer(1, Integer.MAX_VALUE));
  }

  private ObjectNode said() {
    ObjectNode said = required(object(), "text").put("additionalProperties", false);
    member(said, "text", text().put("minLength", 1).put("maxLength", LONGEST).put("pattern", "\\S").put("description", "Plain text."));
    member(said, "locale", Shapes.words(tags).put("description", "Without it, about all languages."));
    member(said, "field", text().put("description", "The path of a field, such as title or guests.role."));
    return member(said, "replyTo", Shapes.integer(1, Integer.MAX_VALUE)
        .put("description", "The number of the comment that is answered; the reply is about what that is about."));
  }
}
