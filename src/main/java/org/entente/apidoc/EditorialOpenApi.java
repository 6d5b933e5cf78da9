package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.entente.access.Role;
import org.entente.editorial.Pile;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.workflow.ReviewPlan;
import org.entente.workflow.ReviewPlans;
import org.entente.workflow.Stage;
import org.entente.settings.Installation;

/** The staff's API as OpenAPI 3.1, drawn from the descriptors and the table of moves. */
final class EditorialOpenApi {
  private static final String JSON = "application/json";
  private static final String PATCH = "application/merge-patch+json";
  private static final String ROOT = "/api/editorial/v1";
  private static final String CONTENT = "/{type}/{id}";

  private final ContentTypes types;
  private final ReviewPlans plans;
  private final ReviewPlan[] all;
  private final Captions captions;
  private final List<String> tags;
  private final OpenApi api;

  EditorialOpenApi(ContentTypes types, ReviewPlans plans, Installation installation) {
    this.types = types;
    this.plans = plans;
    all = plans.all().toArray(ReviewPlan[]::new);
    captions = new Captions(types);
    tags = types.locales().stream().map(Locale::toLanguageTag).toList();
    api = new OpenApi(installation, "Entente: editorial", "For staff and trusted systems. Every write names the version it was"
        + " made against by If-Match; answers are never stored by caches.").signedIn();
  }

  ObjectNode document() {
    parameters();
    shared();
    types.all().forEach(this::type);
    contents();
    HistoryOperations.describe(api, ROOT + CONTENT, whole(), TransitionSchemas.writers(all));
    new CommentOperations(api, ROOT + CONTENT, tags).describe();
    new PreviewOperations(api, ROOT + CONTENT + "/{locale}", types.publicModel(), tags).describe();
    lists();
    new NoticeOperations(api, ROOT, names(), tags).describe();
    new ReleaseOperations(api, ROOT + "/releases", names(), tags).describe();
    imports();
    new AccountOperations(api, types, tags).describe();
    LedgerOperations.describe(api, ROOT);
    InstallationOperations.describe(api, ROOT + "/installation");
    return api.document();
  }

  private void parameters() {
    api.parameter(OpenApi.path("type", "A type of content.",
        Shapes.words(names())));
    api.parameter(OpenApi.path("id", "The content's id.", text("uuid")));
    api.parameter(OpenApi.path("locale", "A language of the installation.", Shapes.words(tags)));
    api.parameter(OpenApi.header("If-Match", "The ETag the change was made against.", true));
    api.parameter(OpenApi.header("Idempotency-Key", "The same key with the same body makes nothing twice, for a day.", false));
    api.parameter(OpenApi.query("limit", "How many.", Shapes.integer(1, 100).put("default", 20)));
    api.parameter(OpenApi.query("after", "The place to go on from, taken from links.next.", text()));
  }

  private void shared() {
    ObjectNode variant = required(object(), "state", "etag", "live", "flagged", "transitions")
        .put("description", "Where one language stands, and the moves open to the person who asks.");
    member(variant, "state", TransitionSchemas.state());
    member(variant, "etag", text());
    member(variant, "fingerprint", Shapes.anyOf(text(), Shapes.of("null")));
    member(variant, "live", Shapes.of("boolean"));
    member(variant, "flagged", Shapes.of("boolean").put("description", "What is public was published without review."));
    member(variant, "review", review());
    member(variant, "source", ListSchemas.source(tags));
    member(variant, "migrated", Shapes.of("boolean").put("description", "What is public came in as already public."));
    api.schema("Schedule", ScheduleSchemas.schedule());
    member(variant, "schedule", Shapes.anyOf(ref(OpenApi.SCHEMAS + "Schedule"), Shapes.of("null")).put("description", "What is planned; null for nothing."));
    member(variant, "inPlannedRelease", Shapes.of("boolean").put("description", "It becomes public with a planned release; a change of its text cancels that."));
    member(variant, "openComments", Shapes.integer(0, Integer.MAX_VALUE)
        .put("description", "How many comments about this language, or about all, nobody has resolved."));
    member(variant, "comments", Shapes.list(ref(OpenApi.SCHEMAS + "Comment")).put("description", "With SUBMIT and APPROVE: the first of these."));
    member(variant, "warnings", ClosureSchemas.warnings());
    member(variant, "backlinks", ref(OpenApi.SCHEMAS + "Backlinks").put("description", "With WITHDRAW: what leads here in public."));
    member(variant, "sequence", Shapes.integer(1, Long.MAX_VALUE));
    member(variant, "visible", Shapes.of("boolean"));
    api.schema("Variant", member(variant, "transitions", Shapes.list(TransitionSchemas.transition())));
    ObjectNode flag = required(object(), "flag", "detail", "settled");
    member(member(member(flag, "flag", text()), "detail", text()), "settled", Shapes.of("boolean"));
    api.schema("Flag", member(flag, "note", text()));
    api.schema("Reference", required(member(member(object(), "type", text()), "id", text("uuid")), "type", "id"));
    ObjectNode written = object().put("minProperties", 1);
    member(member(member(written, "type", text()), "id", text("uuid")), "slug", text());
    api.schema("WrittenReference", Shapes.anyOf(written, text().put("description", "A name that only one content bears.")));
    api.schema("Transition", TransitionSchemas.order());
    api.schema("TransitionTogether", TransitionSchemas.orderOfSeveral(etags()));
    api.schema("Backlinks", backlinks());
    api.schema("Gap", ClosureSchemas.gap(tags));
    ObjectNode revision = required(object(), "number", "action", "author", "at");
    member(member(member(member(revision, "number", Shapes.integer(1, Integer.MAX_VALUE)), "action", text()), "author",
        text("uuid")), "at", text("date-time"));
    member(member(member(revision, "locales", Shapes.list(text())), "note", text()), "sha256", text());
    api.schema("Revision", revision);
  }

  private ObjectNode backlinks() {
    ObjectNode link = required(object(), "type", "id", "locale", "title");
    member(member(member(member(link, "type", Shapes.words(names())), "id", text("uuid")), "locale", Shapes.words(tags)), "title", text());
    return required(member(member(object(), "data", Shapes.list(link)), "total", Shapes.integer(0, Integer.MAX_VALUE)), "data", "total");
  }

  /** Languages, each with an ETag. */
  private ObjectNode etags() {
    ObjectNode etags = object();
    tags.forEach(tag -> member(etags, tag, text()));
    return etags;
  }

  private static ObjectNode role() {
    return Shapes.words(Stage.ROLES.stream().map(Enum::name).toList());
  }

  private static ObjectNode review() {
    ObjectNode approval = required(member(member(object(), "role", role()), "account", text("uuid")), "role", "account");
    member(approval, "insteadOf", text("uuid").put("description", "Whose deputy the account was."));
    ObjectNode review = required(object(), "role", "missing", "approvals")
        .put("description", "How far its review has come; only while something waits for it.");
    member(member(review, "role", role().put("description", "Whose turn it is.")), "missing", Shapes.integer(1, Integer.MAX_VALUE));
    return member(review, "approvals", Shapes.list(approval).put("description", "Those of the text as it stands."));
  }

  private void type(TypeDescriptor type) {
    EditorialSchemas schemas = new EditorialSchemas(captions, types.locales());
    String name = OpenApi.pascal(type.name());
    api.schema(name, schemas.content(type)).schema(name + "Patch", schemas.patch(type))
        .schema(name + "Language", schemas.language(type)).schema(name + "LanguagePatch", schemas.languagePatch(type));
    String label = captions.text(type.name(), "label");
    String path = ROOT + "/" + type.name();
    api.operation("get", path, new Operation("list" + name, type.name(), captions.text(type.name(), "labels"))
        .takes(OpenApi.query("state", "A language stands here.", TransitionSchemas.state()))
        .takes(OpenApi.query("locale", "Has this language.", Shapes.words(tags)))
        .takes(OpenApi.query("mine", "Written by me.", Shapes.of("boolean")))
        .takes(OpenApi.query("title", "Its title holds these letters.", text())).takes("limit", "after")
        .answers(200, "A page.", JSON, ListSchemas.counted(ListSchemas.card(type.name(), tags))).refuses(400, 401, 503));
    api.operation("post", path, new Operation("create" + name, type.name(), label + ": create").takes("Idempotency-Key").by(Role.AUTHOR)
        .reads(JSON, ref(OpenApi.SCHEMAS + name + "Patch"))
        .answers(201, "It stands at Location.", JSON, ref(OpenApi.SCHEMAS + name))
        .refuses(400, 401, 403, 409, 413, 415, 422, 503));
    api.operation("get", path + "/{id}", new Operation("get" + name, type.name(), label).takes("id")
        .answers(200, "The whole content; its ETag covers all languages.", JSON, ref(OpenApi.SCHEMAS + name))
        .refuses(401, 404, 503));
    api.operation("patch", path + "/{id}", new Operation("edit" + name, type.name(), label + ": change facts and words")
        .takes("id", "If-Match").by(TransitionSchemas.writers(plans.of(type.name())))
        .reads(PATCH, ref(OpenApi.SCHEMAS + name + "Patch")).reads(JSON, ref(OpenApi.SCHEMAS + name + "Patch"))
        .answers(200, "What stands there now.", JSON, ref(OpenApi.SCHEMAS + name))
        .refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503));
    api.operation("delete", path + "/{id}", new Operation("delete" + name, type.name(), label + ": delete")
        .takes("id", "If-Match").by(Role.AUTHOR)
        .answers(204, "It is deleted.").refuses(401, 403, 404, 409, 412, 428, 503));
    api.operation("get", path + "/{id}/{locale}", new Operation("get" + name + "Language", type.name(),
        label + " in one language")
        .takes("id", "locale").answers(200, "Its standing and words.", JSON, ref(OpenApi.SCHEMAS + name + "Language"))
        .refuses(401, 404, 503));
    api.operation("patch", path + "/{id}/{locale}", new Operation("edit" + name + "Language", type.name(),
        label + ": change the words of one language")
        .takes("id", "locale", "If-Match").by(TransitionSchemas.writers(plans.of(type.name()))).reads(PATCH, ref(OpenApi.SCHEMAS + name + "LanguagePatch"))
        .reads(JSON, ref(OpenApi.SCHEMAS + name + "LanguagePatch"))
        .answers(200, "What stands there now.", JSON, ref(OpenApi.SCHEMAS + name + "Language"))
        .refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503));
  }

  private List<String> names() {
    return types.all().stream().map(TypeDescriptor::name).toList();
  }

  private static ObjectNode summary() {
    return ref(OpenApi.SCHEMAS + "ImportSummary");
  }

  /** A content of any type. */
  private ObjectNode whole() {
    return Shapes.anyOf(names().stream().map(name -> ref(OpenApi.SCHEMAS + OpenApi.pascal(name))).toList());
  }

  private void contents() {
    String path = ROOT + CONTENT;
    ObjectNode moved = ref(OpenApi.SCHEMAS + "Variant");
    api.operation("post", path + "/{locale}/transitions", new Operation("move", "moves", "Make a move in one language")
        .takes("type", "id", "locale", "If-Match").by(TransitionSchemas.movers(all)).reads(JSON, ref(OpenApi.SCHEMAS + "Transition"))
        .answers(200, "The variant; sequence and visible when the public sees a difference.", JSON, moved)
        .refuses(400, 401, 403, 404, 409, 412, 422, 428, 503));
    ObjectNode checked = required(object(), "locale").put("additionalProperties", false);
    member(member(checked, "locale", Shapes.anyOf(Shapes.words(tags), Shapes.of("null"))
        .put("description", "The language it was compared with; null where it follows none.")), "revision",
        Shapes.integer(1, Integer.MAX_VALUE).put("description", "The revision whose words were before the translator; goes with a language."));
    api.operation("put", path + "/{locale}/source", new Operation("checkTranslation", "translations", "Say that a translation is still right")
        .takes("type", "id", "locale").by(TransitionSchemas.writers(all)).reads(JSON, checked)
        .answers(200, "The language.", JSON, moved).refuses(400, 401, 403, 404, 409, 413, 415, 422, 503));
    api.operation("get", path + "/{locale}/closure", new Operation("checkClosure", "moves", "What readers would miss if this language became public now")
        .takes("type", "id", "locale").answers(200, "The gaps, none of them hidden behind another.", JSON, ClosureSchemas.check(etags()))
        .refuses(401, 404, 503));
    api.operation("get", path + "/backlinks", new Operation("listBacklinks", "moves", "What leads here in public")
        .takes("type", "id").answers(200, "Live prints, at most a hundred; total counts all.", JSON, ref(OpenApi.SCHEMAS + "Backlinks"))
        .refuses(401, 404, 503));
    api.operation("post", path + "/{locale}/claim", new Operation("claim", "queue", "Take a waiting text to look at, for two hours")
        .describe("It binds nobody, and ends with the next change or move of the text.")
        .takes("type", "id", "locale").by(TransitionSchemas.deciders(all))
        .answers(200, "Who has it until when.", JSON, ListSchemas.claim()).refuses(401, 403, 404, 409, 503));
    api.operation("delete", path + "/{locale}/claim", new Operation("releaseClaim", "queue", "Give back what I have taken")
        .takes("type", "id", "locale").by(TransitionSchemas.deciders(all)).answers(204, "Nobody has it.").refuses(401, 403, 404, 409, 503));
    api.operation("post", path + "/transitions", new Operation("moveTogether", "moves",
        "Make a move in several languages, all or nothing")
        .takes("type", "id").by(TransitionSchemas.movers(all)).reads(JSON, ref(OpenApi.SCHEMAS + "TransitionTogether"))
        .answers(200, "The whole content; with SUBMIT and APPROVE also comments, those of these languages that are still open.", JSON, whole())
        .refuses(400, 401, 403, 404, 409, 412, 422, 503));
    api.operation("get", path + "/revisions", new Operation("listRevisions", "revisions", "What it was, newest first")
        .takes("type", "id",
        "limit").takes(OpenApi.query("before", "Revisions before this number.", Shapes.integer(1, Integer.MAX_VALUE)))
        .answers(200, "Revisions.", JSON, member(object(), "data", Shapes.list(ref(OpenApi.SCHEMAS + "Revision"))))
        .refuses(400, 401, 404, 503));
    api.operation("get", path + "/revisions/{number}", new Operation("getRevision", "revisions", "One revision with its text")
        .takes("type", "id").takes(OpenApi.path("number", "Its number.", Shapes.integer(1, Integer.MAX_VALUE)))
        .answers(200, "The revision and, as content, what stood there.", JSON, ref(OpenApi.SCHEMAS + "Revision"))
        .refuses(401, 404, 503));
    api.operation("put", path + "/flags/{flag}", new Operation("settleFlag", "flags", "Settle what was doubtful")
        .takes("type", "id", "If-Match").by(TransitionSchemas.writers(all)).takes(OpenApi.path("flag", "The flag.", text()))
        .reads(JSON, member(object(), "note", text())).answers(200, "The whole content.", JSON, whole())
        .refuses(400, 401, 403, 404, 412, 422, 428, 503));
  }

  private void lists() {
    api.operation("get", ROOT + "/queue", new Operation("getQueue", "queue", "What waits for a person, longest waiting first")
        .takes(OpenApi.query("view", "Which pile.", Shapes.words(Pile.words()).put("default", "waiting")))
        .takes(OpenApi.query("type", "Of this type only.", Shapes.words(names())))
        .takes(OpenApi.query("locale", "In this language only.", Shapes.words(tags)))
        .takes("limit", "after").answers(200, "A page.", JSON, ListSchemas.page(ListSchemas.waiting(names(), tags))).refuses(400, 401, 503));
    api.operation("get", ROOT + "/schedules", new Operation("listSchedules", "queue", "What is planned, the first due at the head")
        .takes(OpenApi.query("type", "Of this type.", Shapes.words(names()))).takes(OpenApi.query("locale", "In this language.", Shapes.words(tags)))
        .takes(OpenApi.query("kind", "What becomes public, or what ceases to be.", Shapes.words(List.of("publish", "withdraw"))))
        .takes("limit", "after").answers(200, "A page.", JSON, ListSchemas.page(ScheduleSchemas.entry(names(), tags))).refuses(400, 401, 503));
    api.operation("get", ROOT + "/queue/counts", new Operation("countQueue", "queue", "How high each pile is")
        .takes(OpenApi.query("type", "Of this type only.", Shapes.words(names())))
        .takes(OpenApi.query("locale", "In this language only.", Shapes.words(tags)))
        .answers(200, "The piles.", JSON, ListSchemas.piles()).refuses(400, 401, 503));
    ObjectNode stage = required(member(member(object(), "role", role()), "people", Shapes.integer(1, Integer.MAX_VALUE)), "role", "people");
    ObjectNode plan = required(member(member(object(), "type", Shapes.words(names())), "stages", Shapes.list(stage)), "type", "stages");
    api.operation("get", ROOT + "/review-plans", new Operation("listReviewPlans", "moves", "Who approves texts of which type")
        .answers(200, "Every type with the stages of its review, in their order.", JSON,
            required(member(object(), "data", Shapes.list(plan)), "data")).refuses(400, 401));
    api.operation("get", ROOT + "/openapi.json", new Operation("getOpenApi", "general", "This document")
        .answers(200, "OpenAPI 3.1.", JSON, Shapes.of("object")).refuses(401));
    api.operation("get", ROOT + "/metrics", new Operation("getMetrics", "general", "Figures for a Prometheus").by(Role.ADMIN)
        .answers(200, "Prometheus' text format 0.0.4.", "text/plain", text()).refuses(401, 403, 503));
  }

  private void imports() {
    api.schema("ImportSummary", ListSchemas.summary()).schema("ImportReport", ListSchemas.report());
    api.operation("post", ROOT + "/imports", new Operation("startImport", "imports", "Import CSV or NDJSON").by(Role.AUTHOR)
        .takes(OpenApi.query("type", "The type of rows that name none.", Shapes.words(names())))
        .takes(OpenApi.query("locale", "The language of words that name none.", Shapes.words(tags)))
        .takes(OpenApi.query("as", "How contents come in; already public needs the role ADMIN and the right MIGRATE.",
            Shapes.words(List.of("draft", "public")).put("default", "draft")))
        .takes(OpenApi.query("dryRun", "Tell what would happen, keep nothing.", Shapes.of("boolean").put("default", false)))
        .takes(OpenApi.query("atomic", "All rows or none.", Shapes.of("boolean").put("default", false)))
        .reads("text/csv", text()).reads("application/x-ndjson", text())
        .answers(202, "It runs; its report stands at Location.", JSON, summary()).refuses(400, 401, 403, 413, 415, 422, 503));
    api.operation("get", ROOT + "/imports", new Operation("listImports", "imports", "My imports")
        .answers(200, "Imports.", JSON,
            required(member(object(), "data", Shapes.list(summary())), "data")).refuses(401, 503));
    api.operation("get", ROOT + "/imports/{id}", new Operation("getImport", "imports", "Progress and report, line by line")
        .takes("id").takes(OpenApi.query("after", "Lines after this one; nextAfter of the page before.", Shapes.integer(0, Integer.MAX_VALUE)))
        .takes(OpenApi.query("limit", "Lines at most.", Shapes.integer(1, 1000).put("default", 1000)))
        .takes(OpenApi.query("outcome", "Only lines with one of these outcomes, comma-separated: created, updated, unchanged,"
            + " conflict, refused, or flagged.", text()))
        .ownOnlyExceptFor(Role.ADMIN).answers(200, "The report.", JSON, ref(OpenApi.SCHEMAS + "ImportReport")).refuses(400, 401, 404, 503));
    api.operation("post", ROOT + "/imports/{id}/cancel", new Operation("cancelImport", "imports", "Stop after the batch at hand")
        .by(Role.AUTHOR).takes("id").ownOnlyExceptFor(Role.ADMIN).answers(202, "It stops; what is done stands.", JSON, summary())
        .refuses(401, 403, 404, 409, 503));
    api.operation("post", ROOT + "/imports/{id}/resume", new Operation("resumeImport", "imports", "Go on from where it stood")
        .by(Role.AUTHOR).takes("id").ownOnlyExceptFor(Role.ADMIN).answers(202, "It runs.", JSON, summary())
        .refuses(401, 403, 404, 409, 503));
    api.operation("get", ROOT + "/samples", new Operation("getSamples", "imports", "How far the sample content is")
        .answers(200, "Progress.", JSON, ListSchemas.samples()).refuses(401));
  }
}
