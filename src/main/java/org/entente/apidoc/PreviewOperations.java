package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.entente.access.Role;
import org.entente.delivery.forms.Form;
import org.entente.schema.PublicModel;

/** The links that open a preview, and the plane they open: delivery's own questions, told here by their addresses alone. */
final class PreviewOperations {
  private static final String JSON = "application/json";
  private static final String ROOT = "/api/preview/v1";
  private static final String TAG = "preview";
  private static final String LINK = OpenApi.SCHEMAS + "PreviewLink";
  private static final String GRAMMAR = "Takes what the same address of the delivery API takes; its description says what that is.";
  private static final int MOST_HOURS = 168;

  private final OpenApi api;
  private final String path;
  private final PublicModel model;
  private final List<String> tags;

  /** @param path of a content in a language */
  PreviewOperations(OpenApi api, String path, PublicModel model, List<String> tags) {
    this.api = api;
    this.path = path + "/preview-links";
    this.model = model;
    this.tags = tags;
  }

  void describe() {
    links();
    ObjectNode shown = required(object(), "type", "id", "locale", "links");
    member(member(member(shown, "type", Shapes.words(names())), "id", text("uuid")), "locale", Shapes.words(tags));
    member(shown, "expiresAt", text("date-time").put("description", "When the link ends; absent for the staff."));
    api.operation("get", ROOT, asked("getPreview", "What a preview shows").answers(200, "The variant, and where it stands in the preview.", JSON,
        member(shown, "links", links("self", "object", "list"))));
    api.operation("get", ROOT + "/search", asked("searchPreview", "All types by full text, with the draft").describe(GRAMMAR)
        .takes(OpenApi.query("q", "Full text.", text().put("maxLength", 200))).answers(200, "What was found.", JSON, data()));
    api.operation("get", ROOT + "/content", asked("getPreviewContent", "Contents of any type by their ids, with the draft").describe(GRAMMAR)
        .takes(OpenApi.commas(OpenApi.query("ids", "Up to 100 ids of any type.", Shapes.list(text("uuid")).put("maxItems", 100))
            .put("required", true))).answers(200, "The objects in the order asked.", JSON, data()));
    listing();
    api.operation("get", ROOT + "/{type}/{key}", one("getPreviewByIdOrSlug", "One content, with the draft", delivered()));
    ObjectNode change = required(member(member(object(), "at", text("date-time")), "publicNote", text()), "at");
    api.operation("get", ROOT + "/{type}/{key}/history", one("getPreviewHistory", "What its readers would have been told of its changes",
        required(member(member(object(), "data", Shapes.list(change)), "links", links("self", "object")), "data", "links")));
  }

  private Operation one(String id, String summary, ObjectNode schema) {
    return asked(id, summary).describe(GRAMMAR).takes("type").takes(OpenApi.path("key", "The id, or a slug.", text())).takes(language())
        .answers(200, "As delivery writes it.", JSON, schema).leads(308, DeliveryOpenApi.ELSEWHERE).refuses(410);
  }

  private static ObjectNode links(String... names) {
    ObjectNode links = object();
    List.of(names).forEach(name -> member(links, name, text("uri-reference")));
    return links;
  }

  /** What every object says of itself; the rest is told by the schema of its type. */
  private static ObjectNode delivered() {
    ObjectNode delivered = required(object(), "type", "id", "locale");
    return member(member(member(delivered, "type", text()), "id", text("uuid")), "locale", text());
  }

  private void links() {
    ObjectNode link = required(object(), "id", "createdBy", "createdAt", "expiresAt");
    member(member(link, "id", text("uuid")), "createdBy", text("uuid"));
    member(member(link, "name", text().put("description", "Of whoever gave it.")), "createdAt", text("date-time"));
    member(member(link, "expiresAt", text("date-time")), "token", text().put("description", "Told once, when it is made."));
    api.schema("PreviewLink", member(link, "url", text().put("description", "The object in the preview, token and all; told once.")));
    ObjectNode asked = object().put("additionalProperties", false);
    member(asked, "hours", Shapes.integer(1, MOST_HOURS).put("default", 24).put("description", "How long it lasts."));
    api.operation("get", path, new Operation("listPreviewLinks", TAG, "The links that show this draft").takes("type", "id", "locale")
        .answers(200, "Those that have not ended, newest first.", JSON, required(member(object(), "data", Shapes.list(ref(LINK))), "data"))
        .refuses(401, 404, 409));
    api.operation("post", path, byWhoeverTakesPart("sharePreview", "Make a link that shows this draft to whoever holds it").reads(JSON, asked)
        .answers(201, "The link, with its token.", JSON, ref(LINK)).refuses(401, 404, 409, 413, 415, 422));
    api.operation("delete", path + "/{linkId}", byWhoeverTakesPart("revokePreview", "Take a link back at once")
        .takes(OpenApi.path("linkId", "The link's id.", text("uuid"))).answers(204, "It shows nothing any more.").refuses(401, 404, 409));
  }

  private static Operation byWhoeverTakesPart(String id, String summary) {
    return new Operation(id, TAG, summary).takes("type", "id", "locale").by(Role.AUTHOR, Role.REVIEWER, Role.PROTOCOL, Role.PUBLISHER);
  }

  private void listing() {
    List<String> listings = new ArrayList<>();
    model.types().forEach(type -> {
      listings.add(type.name());
      listings.add(type.name() + ".json");
      Form.of(type).forEach(form -> listings.add(type.name() + "." + form.extension()));
    });
    Operation list = asked("listPreview", "A list of a type, or another form of it, with the draft").describe(GRAMMAR)
        .takes(OpenApi.path("listing", "A type, or a type and a form.", Shapes.words(listings))).takes(language())
        .answers(200, "As delivery writes it.", JSON, data());
    for (Form form : Form.values()) {
      list.also(200, form.mediaType(), FormOperations.schema(form));
    }
    api.operation("get", ROOT + "/{listing}", list);
  }

  private ObjectNode language() {
    List<String> asked = new ArrayList<>(tags);
    asked.add("all");
    return OpenApi.query("locale", "The language.", Shapes.words(asked));
  }

  private static ObjectNode data() {
    return required(member(object(), "data", Shapes.list(delivered())), "data");
  }

  private List<String> names() {
    return model.types().stream().map(PublicModel.Type::name).toList();
  }

  /** Whoever has signed in says what is to be seen; whoever holds a link gives its token here or as the bearer's. */
  private static Operation asked(String id, String summary) {
    return new Operation(id, TAG, summary).takes(OpenApi.query("preview", "What is to be seen, type/id/locale, for whoever has signed in; else the"
        + " token of a link, which may come as Authorization: Bearer instead.", text())).refuses(401, 404);
  }
}
