package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.entente.editorial.Occasion;

/** What the staff are told, each person their own. */
final class NoticeOperations {
  private static final String JSON = "application/json";
  private static final String TAG = "notices";

  private final OpenApi api;
  private final String path;
  private final List<String> types;
  private final List<String> tags;

  NoticeOperations(OpenApi api, String root, List<String> types, List<String> tags) {
    this.api = api;
    this.path = root + "/notices";
    this.types = types;
    this.tags = tags;
  }

  void describe() {
    ObjectNode page = ListSchemas.page(notice());
    page.withArrayProperty("required").add("unread");
    api.operation("get", path, new Operation("listNotices", TAG, "What I was told, the newest first")
        .takes(OpenApi.query("unread", "Only what I have not read.", Shapes.of("boolean").put("default", false)))
        .takes(OpenApi.query("kind", "Of this kind only.", Shapes.words(Occasion.words()))).takes("limit", "after")
        .answers(200, "A page, and how many in all are unread.", JSON, member(page, "unread", Shapes.integer(0, Long.MAX_VALUE)))
        .refuses(400, 401, 503));
    ObjectNode until = member(required(object(), "until").put("additionalProperties", false), "until",
        text("date-time").put("description", "toldAt of the newest that was seen."));
    ObjectNode counts = required(object(), "read", "unread");
    member(member(counts, "read", Shapes.integer(0, Integer.MAX_VALUE)), "unread", Shapes.integer(0, Long.MAX_VALUE));
    api.operation("post", path + "/read", new Operation("readNotices", TAG, "Mark all as read that came until then").ownOnlyExceptFor().reads(JSON, until)
        .answers(200, "How many were new, and how many still are.", JSON, counts).refuses(400, 401, 413, 415, 422, 503));
    api.operation("post", path + "/{noticeId}/read", new Operation("readNotice", TAG, "Mark one as read")
        .takes(OpenApi.path("noticeId", "The notice.", text("uuid"))).ownOnlyExceptFor()
        .answers(204, "It is read.").refuses(401, 404, 503));
    preferences();
  }

  private void preferences() {
    ObjectNode wanted = choice();
    member(member(required(wanted, "mail", "kinds", "language"), "language", text().put("description", "Of the mails: fr or en, after the account's locale.")),
        "address", text("email").put("x-internal", true).put("description", "The account's email; without it nothing is sent."));
    api.operation("get", path + "/preferences", new Operation("getNoticePreferences", TAG, "What is sent to me by mail")
        .answers(200, "My choice.", JSON, wanted).refuses(401, 503));
    ObjectNode patch = choice().put("additionalProperties", false);
    api.operation("patch", path + "/preferences", new Operation("setNoticePreferences", TAG, "Choose what is sent to me by mail")
        .ownOnlyExceptFor().describe("The list of notices is whole, whatever is sent. Address and language are email and locale of accounts/current.")
        .reads("application/merge-patch+json", patch).reads(JSON, patch.deepCopy())
        .answers(200, "My choice.", JSON, wanted.deepCopy()).refuses(400, 401, 413, 415, 422, 503));
  }

  private static ObjectNode choice() {
    ObjectNode kinds = object().put("additionalProperties", false);
    Occasion.words().forEach(kind -> member(kinds, kind, Shapes.of("boolean")));
    return member(member(object(), "mail", Shapes.of("boolean").put("description", "false: nothing at all.")), "kinds", kinds);
  }

  private ObjectNode notice() {
    ObjectNode notice = required(object(), "notice", "kind", "at", "toldAt", "read", "type", "id", "sentence");
    member(member(notice, "notice", text("uuid")), "kind", Shapes.words(Occasion.words()));
    member(member(notice, "at", text("date-time")), "toldAt", text("date-time").put("description", "When it came; the order of the list."));
    member(member(notice, "read", Shapes.of("boolean")), "type", Shapes.words(types));
    member(member(notice, "id", text("uuid")), "locales", Shapes.list(Shapes.words(tags)).put("description", "Absent for all."));
    member(member(notice, "title", text()), "sentence", text().put("description", "What happened, in the reader's language."));
    member(notice, "by", member(member(required(object(), "id", "name"), "id", text("uuid")), "name", text())
        .put("description", "Who did it; absent where it was nobody."));
    member(notice, "text", text().put("description", "The comment, or the note that came with the move."));
    member(member(notice, "comment", Shapes.integer(1, Integer.MAX_VALUE)), "revision", Shapes.integer(1, Integer.MAX_VALUE));
    member(notice, "due", text("date-time").put("description", "What was planned, was for then; what is postponed, is."));
    return member(notice, "problem", text().put("description", "The slug of the refusal, or the act after which the plan lapsed."));
  }
}
