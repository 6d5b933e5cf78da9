package org.entente.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.RequestTooBigException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.accounts.CurrentActor;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentTypes;
import org.entente.values.Ids;
import org.entente.workflow.Moves;
import org.entente.workflow.Transition;

/** The door for files: takes one in, tells how far it is and what became of each row, stops it and lets it go on. */
@ApplicationScoped
@Path("/api/editorial/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
  @Inject
  CurrentActor current;

  @Inject
  AuditTrail audit;

  @Inject
  ContentTypes types;

  @Inject
  ImportQueue queue;

  @Inject
  ImportRecords records;

  @Inject
  ImportLines lines;

  @Inject
  ImportFolder folder;

  @Inject
  Reports reports;

  @POST
  public Response begin(@Context UriInfo uri, @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, InputStream body) {
    Actor actor = current.actor();
    requireAuthor(actor);
    ImportRequest asked = ImportRequest.read(uri.getQueryParameters(), types);
    requireRights(actor, asked);
    ImportRequest.Form form = ImportRequest.Form.of(Optional.ofNullable(type));
    UUID id = UUID.randomUUID();
    keep(id, body);
    try {
      ImportFile file = asked.file(form, text(id), types);
      Run run = Run.of(id, actor.account(), asked, file.total());
      queue.enter(new ImportQueue.Job(file, actor, run, 0), asked.json(form, file.total()));
    } catch (Problem refused) {
      folder.forget(id);
      throw refused;
    }
    return accepted(id);
  }

  @GET
  public Response own() {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    records.of(current.actor().account()).forEach(record -> data.add(reports.summary(record)));
    return fresh(Response.ok(JsonNodeFactory.instance.objectNode().set("data", data))).build();
  }

  @GET
  @Path("/{id}")
  public Response read(@PathParam("id") String id, @Context UriInfo uri) {
    return fresh(Response.ok(reports.whole(mine(id), Reports.Asked.of(Parameters.of(uri.getQueryParameters()))))).build();
  }

  @POST
  @Path("/{id}/cancel")
  public Response cancel(@PathParam("id") String id) {
    requireAuthor(current.actor());
    ImportRecord record = mine(id);
    Run run = queue.find(record.id).orElseThrow(() -> Problem.of(ProblemKind.REFUSED, "import-not-running",
        "It is not running on this server, so there is nothing to cancel."));
    run.cancel();
    return accepted(record.id);
  }

  @POST
  @Path("/{id}/resume")
  public Response resume(@PathParam("id") String id) {
    Actor actor = current.actor();
    requireAuthor(actor);
    ImportRecord record = mine(id);
    if (!reports.isResumable(record)) {
      throw ImportQueue.notResumable("It is running, has ended, or its file is not on this server.");
    }
    ObjectNode request = Reports.read(record.request);
    ImportRequest asked = ImportRequest.read(request);
    requireRights(actor, asked);
    ImportFile file = asked.file(ImportRequest.Form.valueOf(request.get("form").textValue()), text(record.id), types);
    Run run = Run.of(record.id, record.account, asked, file.total());
    run.resume(lines.counts(record.id));
    queue.enterAgain(new ImportQueue.Job(file, actor, run, record.position));
    return accepted(record.id);
  }

  private static void requireAuthor(Actor actor) {
    if (!actor.holds(Role.AUTHOR)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "Importing needs the role " + Role.AUTHOR
          + ". Ask a colleague who holds it.").with("needs", Role.AUTHOR.name());
    }
  }

  private void requireRights(Actor actor, ImportRequest asked) {
    try {
      if (asked.asPublic()) {
        Moves.admit(Transition.MIGRATE, actor);
      }
    } catch (Problem refused) {
      audit.refused(actor, Transition.MIGRATE.name(), Subject.of("imports"), refused.slug());
      throw refused;
    }
  }

  /** A file may be longer than any other body; it goes to the disk as it comes. */
  private void keep(UUID id, InputStream body) {
    try {
      folder.keep(id, body);
    } catch (UncheckedIOException broken) {
      throw broken.getCause() instanceof RequestTooBigException ? folder.tooLarge() : broken;
    }
  }

  private Supplier<Reader> text(UUID id) {
    return () -> {
      try {
        return Files.newBufferedReader(folder.of(id));
      } catch (IOException gone) {
        throw new UncheckedIOException("The file of import " + id + " cannot be read", gone);
      }
    };
  }

  private ImportRecord mine(String id) {
    Actor actor = current.actor();
    return Ids.parse(id).flatMap(records::find)
        .filter(found -> found.account.equals(actor.account()) || actor.holds(Role.ADMIN)).orElseThrow(Problem::notFound);
  }

  private Response accepted(UUID id) {
    ImportRecord record = records.find(id).orElseThrow();
    // A header of text stays as it is; location() would put the asked host before it.
    return fresh(Response.accepted(reports.summary(record))).header(HttpHeaders.LOCATION, reports.address(id)).build();
  }

  private static Response.ResponseBuilder fresh(Response.ResponseBuilder answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
