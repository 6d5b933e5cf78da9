package org.entente.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.editorial.Contents;
import org.entente.editorial.Desk;
import org.entente.editorial.Outcome;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;

/** One row at the desk, inside the transaction of whoever calls. */
@ApplicationScoped
class RowImport {
  @Inject
  Desk desk;

  @Inject
  Contents contents;

  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  Identity identity;

  @Inject
  ImportTraces traces;

  /**
   * Writes what the row says. Throws what the desk refuses with, and {@link EditedSince} when the row would undo what somebody
   * has written; the caller rolls back or keeps nothing of the file.
   */
  Line write(Actor actor, Row row, Optional<String> origin) {
    Optional<UUID> found = identity.of(row, origin);
    return found.isPresent() ? update(actor, row, found.get(), origin) : create(actor, row, origin);
  }

  private Line create(Actor actor, Row row, Optional<String> origin) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    Outcome made = desk.create(actor, row.type(), told(row, nothing), Optional.empty());
    traces.leave(made.id(), revision(made), origin);
    return Line.of(row, Line.Fate.CREATED, made.id());
  }

  private Line update(Actor actor, Row row, UUID id, Optional<String> origin) {
    Content content = contents.locked(row.type(), id);
    boolean edited = traces.isEditedSince(content, actor);
    ObjectNode patch = told(row, json.write(content));
    Outcome done = desk.overwrite(actor, row.type(), id, patch);
    if (done.changed() && edited) {
      throw new EditedSince(id);
    }
    if (done.changed() || edited || !traces.has(id)) {
      traces.leave(id, revision(done), origin);
    }
    return Line.of(row, done.changed() ? Line.Fate.UPDATED : Line.Fate.UNCHANGED, id);
  }

  private ObjectNode told(Row row, ObjectNode current) {
    return row.locale().map(locale -> new FlatTexts(locale.toLanguageTag()).told(types.named(row.type()), row.patch(), current))
        .orElseGet(row.patch()::deepCopy);
  }

  private static int revision(Outcome outcome) {
    return outcome.body().path("revision").intValue();
  }

  /** Somebody has edited the content since the import last wrote it, and the row says something else. */
  static final class EditedSince extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient UUID content;

    EditedSince(UUID content) {
      super("edited since", null, false, false);
      this.content = content;
    }
  }
}
