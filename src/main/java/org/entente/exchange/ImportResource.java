package org.entente.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.accounts.CurrentActor;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentTypes;
import org.entente.settings.Installation;

/** The door for files: takes one in, then tells how far it is and what became of each row. */
@ApplicationScoped
@Path("/api/editorial/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
  private static final String CUT =
      "The server stopped before the import ended. Send the file again: what was written is recognised.";

  @Inject
  CurrentActor current;

  @Inject
  ContentTypes types;

  @Inject
  ImportQueue queue;

  @Inject
  ImportRecords records;

  @Inject
  Installation installation;

  @POST
  public Response begin(@Context UriInfo uri, @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, InputStream body) {
    Actor actor = current.actor();
    if (!actor.holds(Role.AUTHOR)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "Importing needs the role " + Role.AUTHOR
          + ". Ask a colleague who holds it.").with("needs", Role.AUTHOR.name());
    }
    ImportRequest asked = ImportRequest.read(uri.getQueryParameters(), types);
    Run run = queue.enter(asked.file(Optional.ofNullable(type), body, types), actor, asked.mode());
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", run.id().toString())
        .put("status", Run.word(Run.Status.RUNNING)).put("done", 0);
    answer.putObject("links").put("self", address(run.id()));
    // A header of text stays as it is; location() would put the asked host before it.
    return fresh(Response.accepted(answer)).header(HttpHeaders.LOCATION, address(run.id())).build();
  }

  @GET
  public Response own() {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    for (ImportRecord record : records.of(current.actor().account())) {
      data.add(linked(queue.find(record.id).map(Run::summary).orElseGet(() -> past(record).without("lines")), record));
    }
    return fresh(Response.ok(JsonNodeFactory.instance.objectNode().set("data", data))).build();
  }

  @GET
  @Path("/{id}")
  public Response read(@PathParam("id") String id) {
    Actor actor = current.actor();
    ImportRecord record = uuid(id).flatMap(records::find)
        .filter(found -> found.account.equals(actor.account()) || actor.holds(Role.ADMIN)).orElseThrow(Problem::notFound);
    return fresh(Response.ok(linked(queue.find(record.id).map(Run::json).orElseGet(() -> again(record)), record))).build();
  }

  /** It may have ended between the two looks: then the record knows more now. */
  private ObjectNode again(ImportRecord record) {
    return past(records.find(record.id).orElse(record));
  }

  private static ObjectNode past(ImportRecord record) {
    try {
      ObjectNode report = (ObjectNode) new ObjectMapper().readTree(record.report);
      return record.finishedAt != null ? report
          : report.put("status", Run.word(Run.Status.FAILED)).put("reason", CUT);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The report of import " + record.id + " is no JSON", impossible);
    }
  }

  private ObjectNode linked(ObjectNode shown, ImportRecord record) {
    shown.put("startedAt", record.startedAt.toString());
    shown.putObject("links").put("self", address(record.id));
    return shown;
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Response.ResponseBuilder fresh(Response.ResponseBuilder answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private String address(UUID id) {
    return installation.editorial("/imports/" + id);
  }
}
