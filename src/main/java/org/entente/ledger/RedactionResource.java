package org.entente.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.accounts.CurrentActor;
import org.entente.audit.Subject;
import org.entente.editorial.Door;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.schema.ContentTypes;
import org.entente.values.Ids;

/** The administrators' door to what the law takes out. */
@ApplicationScoped
@Path("/api/editorial/v1/redactions")
@Produces(MediaType.APPLICATION_JSON)
public class RedactionResource {
  private static final int LONGEST = 4000;
  private static final Set<String> KNOWN = Set.of("type", "id", "reason");

  @Inject
  CurrentActor current;

  @Inject
  ContentTypes types;

  @Inject
  Door door;

  @Inject
  OwnerWork owner;

  @Inject
  Redaction redaction;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response redact(InputStream body) {
    Actor actor = current.actor();
    ObjectNode order = StrictJson.read(body);
    order.fieldNames().forEachRemaining(name -> {
      if (!KNOWN.contains(name)) {
        throw Problem.invalid("/" + name, "is nothing a redaction knows; it takes type, id and reason");
      }
    });
    String type = text(order, "type");
    types.named(type);
    UUID id = Ids.parse(text(order, "id")).orElseThrow(Problem::notFound);
    String reason = text(order, "reason");
    Redaction.Outcome done = door.pass(actor, "REDACT", Subject.of(type, id), () -> {
      Administrators.require(actor);
      return owner.done(entities -> redaction.redact(entities, actor, type, id, reason));
    });
    return Response.ok(json(type, id, done)).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private ObjectNode json(String type, UUID id, Redaction.Outcome done) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type).put("id", id.toString())
        .put("revisions", done.revisions()).put("prints", done.prints()).put("reportLines", done.reportLines());
    done.sequence().ifPresent(number -> json.put("sequence", number).put("visible", door.isVisible(number)));
    return json;
  }

  private static String text(ObjectNode order, String member) {
    String text = order.path(member).isTextual() ? order.get(member).textValue().strip() : "";
    if (text.isEmpty() || text.length() > LONGEST) {
      throw Problem.invalid("/" + member, "must be a text of 1 to " + LONGEST + " characters");
    }
    return text;
  }
}
