package org.entente.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.editorial.Arrival;
import org.entente.editorial.Contents;
import org.entente.editorial.Desk;
import org.entente.editorial.Outcome;
import org.entente.problem.Problem;
import org.entente.publishing.Dates;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.settings.Installation;

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

  @Inject
  PublicationLog log;

  @Inject
  Installation installation;

  /**
   * Writes what the row says. Throws what the desk refuses with, and {@link EditedSince} when the row would undo what somebody
   * has written; the caller rolls back or keeps nothing of the file.
   */
  Line write(Actor actor, Row row, Optional<String> origin, boolean asPublic) {
    Optional<UUID> found = identity.of(row, origin);
    return found.isPresent() ? update(actor, row, found.get(), origin, asPublic) : create(actor, row, origin, asPublic);
  }

  private Line create(Actor actor, Row row, Optional<String> origin, boolean asPublic) {
    ObjectNode body = told(row, JsonNodeFactory.instance.objectNode());
    Arrival.Fate fate = desk.bring(actor, List.of(new Arrival(row.type(), body, dates(row, asPublic)))).get(0);
    fate.refusal().ifPresent(refused -> {
      throw refused;
    });
    traces.begin(fate.id().orElseThrow(), origin);
    return Line.of(row, Line.Fate.CREATED, fate.id().orElseThrow());
  }

  private Line update(Actor actor, Row row, UUID id, Optional<String> origin, boolean asPublic) {
    Content content = contents.locked(row.type(), id);
    boolean edited = traces.isEditedSince(content, actor);
    Outcome done;
    try {
      done = overwrite(actor, row, content, asPublic);
    } catch (Problem refused) {
      throw edited && asPublic ? new EditedSince(id) : refused;
    }
    if (done.changed() && edited) {
      throw new EditedSince(id);
    }
    if (done.changed() || edited || !traces.has(id)) {
      traces.leave(id, revision(done), origin);
    }
    return Line.of(row, done.changed() ? Line.Fate.UPDATED : Line.Fate.UNCHANGED, id);
  }

  private Outcome overwrite(Actor actor, Row row, Content content, boolean asPublic) {
    ObjectNode patch = told(row, json.write(content));
    if (asPublic) {
      return desk.migrate(actor, row.type(), content.id(), patch, dates(row, true));
    }
    if (!row.dates().isEmpty()) {
      new ToldDates(row, installation.zone()).requireKnown(log.last(content.id()).values());
    }
    return desk.overwrite(actor, row.type(), content.id(), patch);
  }

  /** The dates of the languages that come in as already public; an ordinary row that makes something new may tell none. */
  Map<Locale, Dates> dates(Row row, boolean asPublic) {
    ToldDates told = new ToldDates(row, installation.zone());
    if (asPublic) {
      return told.byLanguage();
    }
    told.requireKnown(List.of());
    return Map.of();
  }

  /** The patch of a row whose texts stand in its own language; {@code current} is the content as it stands. */
  ObjectNode told(Row row, ObjectNode current) {
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
