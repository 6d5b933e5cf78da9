package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.entente.access.Role;
import org.entente.history.Vocabulary;

/** Former texts of a content: how they differ, and bringing one back. */
final class HistoryOperations {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";

  private HistoryOperations() {}

  /**
   * @param path of a content
   * @param whole a content of any type
   * @param writers who may write some text
   */
  static void describe(OpenApi api, String path, ObjectNode whole, Collection<Role> writers) {
    schemas(api);
    differences(api, path);
    api.operation("post", path + "/revisions/{number}/restore", new Operation("restoreRevision", "revisions",
        "Bring the text of a revision back as a new draft").takes("type", "id", "If-Match").takes(number("number", "The revision."))
        .by(writers).describe("Its public facts and words; nothing of its state, and internal fields stay as they are.")
        .answers(200, "What stands there now.", JSON, whole).refuses(400, 401, 403, 404, 409, 412, 422, 428, 503));
  }

  private static void schemas(OpenApi api) {
    ObjectNode run = required(object(), "is", "text");
    member(member(run, "is", Shapes.words(List.of("equal", "delete", "insert"))), "text", text());
    api.schema("TextDifference", required(member(member(object(), "by", Shapes.words(List.of("words", "paragraphs"))
        .put("description", "paragraphs: a stretch that was too long to be compared word by word stands there as a whole.")),
        "runs", Shapes.list(run)), "by", "runs").put("description", "What is equal or deleted is the former text, what is equal or"
        + " inserted the new one."));
    api.schema("ShownValue", shown());
    ObjectNode entry = required(shown(), "fate", "value", "shown").put("description", "An entry of a list.");
    member(entry, "fate", Shapes.words(List.of("added", "removed", "moved", "changed")));
    member(member(entry, "from", place("Its place before")), "to", place("Its place now"));
    api.schema("EntryDifference", member(entry, "members", fields()));
    ObjectNode field = required(object(), "field", "label").put("description", "How a field differs: before and after; or, of a"
        + " text, by and runs; of a text by language, texts; of a list, entries; of a component, members.");
    member(member(member(field, "field", text()), "label", text()), "internal", Shapes.of("boolean")
        .put("description", "True of a field that is never printed."));
    member(member(field, "before", ref(OpenApi.SCHEMAS + "ShownValue")), "after", ref(OpenApi.SCHEMAS + "ShownValue"));
    member(member(field, "by", text()), "runs", Shapes.list(run.deepCopy()));
    member(field, "texts", Shapes.of("object").set("additionalProperties", ref(OpenApi.SCHEMAS + "TextDifference")));
    member(field, "entries", Shapes.list(ref(OpenApi.SCHEMAS + "EntryDifference")));
    api.schema("FieldDifference", member(field, "members", fields()));
    ObjectNode difference = required(object(), "type", "id", "from", "to", "facts", "words");
    member(member(member(difference, "type", text()), "id", text("uuid")), "locale", text());
    member(difference, "from", Shapes.anyOf(ref(OpenApi.SCHEMAS + "Revision"), Shapes.of("null")));
    member(member(difference, "to", ref(OpenApi.SCHEMAS + "Revision")), "facts", fields());
    api.schema("Difference", member(difference, "words", Shapes.of("object").set("additionalProperties", fields())));
  }

  private static ObjectNode shown() {
    ObjectNode shown = required(object(), "value", "shown");
    member(shown, "value", Shapes.node());
    member(shown, "title", text().put("description", "What is referred to, as it is called now; absent when it is gone."));
    return member(shown, "shown", text().put("description", "The value as a person reads it."));
  }

  private static ObjectNode place(String description) {
    return Shapes.integer(0, Integer.MAX_VALUE).put("description", description + ", from 0.");
  }

  private static ObjectNode fields() {
    return Shapes.list(ref(OpenApi.SCHEMAS + "FieldDifference"));
  }

  private static void differences(OpenApi api, String path) {
    api.operation("get", path + "/revisions/{number}/diff/{other}", new Operation("compareRevisions", "revisions",
        "How one revision differs from another").takes("type", "id").takes(number("number", "The former revision."))
        .takes(number("other", "The later revision.")).takes(language())
        .answers(200, "Field by field.", JSON, ref(OpenApi.SCHEMAS + "Difference")).also(200, TEXT, text()).refuses(400, 401, 404, 409, 503));
    api.operation("get", path + "/{locale}/diff", new Operation("compareWithPrint", "revisions",
        "How the working copy differs publicly from what is live in this language").takes("type", "id", "locale").takes(language())
        .answers(200, "Public fields alone; from is null when nothing is live.", JSON, ref(OpenApi.SCHEMAS + "Difference"))
        .also(200, TEXT, text()).refuses(400, 401, 404, 409, 503));
  }

  private static ObjectNode number(String name, String description) {
    return OpenApi.path(name, description, Shapes.integer(1, Integer.MAX_VALUE));
  }

  private static ObjectNode language() {
    return OpenApi.query("lang", "The language of labels and sentences.",
        Shapes.words(Vocabulary.LANGUAGES.stream().map(Locale::toLanguageTag).toList()));
  }
}
