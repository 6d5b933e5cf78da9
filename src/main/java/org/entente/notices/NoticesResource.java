package org.entente.notices;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.access.Actor;
import org.entente.accounts.CurrentActor;
import org.entente.audit.Subject;
import org.entente.editorial.Door;
import org.entente.editorial.Transactions;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.values.Ids;

/** Everybody's door to what they were told, and to nobody else's. */
@RequestScoped
@Path("/api/editorial/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
public class NoticesResource {
  @Inject
  CurrentActor current;

  @Inject
  Notices notices;

  @Inject
  NoticeList list;

  @Inject
  Preferences preferences;

  @Inject
  Transactions transactions;

  @Inject
  Door door;

  @Inject
  Clock clock;

  @Context
  UriInfo uri;

  @GET
  public Response list() {
    Actor actor = current.actor();
    Parameters parameters = Parameters.of(uri.getQueryParameters()).known("unread", "kind", "limit", "after");
    return answer(transactions.keep(() -> list.read(actor.account(), parameters)));
  }

  /** All that came until then are read; what has come since, nobody may have seen. */
  @POST
  @Path("/read")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response readAll(InputStream body) {
    Actor actor = current.actor();
    Instant until = until(StrictJson.read(body));
    return answer(passed(actor, "NOTICES_READ", () -> JsonNodeFactory.instance.objectNode()
        .put("read", notices.read(actor.account(), until, clock.instant())).put("unread", notices.unread(actor.account()))));
  }

  @POST
  @Path("/{notice}/read")
  public Response read(@PathParam("notice") String notice) {
    Actor actor = current.actor();
    UUID id = Ids.parse(notice).orElseThrow(Problem::notFound);
    passed(actor, "NOTICES_READ", () -> notices.find(new NoticeCopy.Key(id, actor.account())).orElseThrow(Problem::notFound)
        .copy().read(clock.instant()));
    return Response.noContent().build();
  }

  @GET
  @Path("/preferences")
  public Response preferences() {
    Actor actor = current.actor();
    return answer(transactions.keep(() -> preferences.read(actor.account())));
  }

  @PATCH
  @Path("/preferences")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response choose(InputStream body) {
    Actor actor = current.actor();
    ObjectNode patch = StrictJson.read(body);
    return answer(passed(actor, "NOTICES_CHOSEN", () -> preferences.change(actor, patch.deepCopy())));
  }

  private static Instant until(ObjectNode body) {
    try {
      OffsetDateTime until = OffsetDateTime.parse(body.path("until").asText());
      if (body.size() == 1 && body.get("until").isTextual() && until.getYear() >= 1970 && until.getYear() < 10_000) {
        return until.toInstant();
      }
    } catch (DateTimeException wrong) {
      // told below
    }
    throw Problem.invalid("/until", "must be a time such as 2027-07-14T07:00:00Z, and all there is; take toldAt of the newest one that was seen");
  }

  private <T> T passed(Actor actor, String action, Supplier<T> work) {
    return door.pass(actor, action, Subject.of("accounts", actor.account()), work);
  }

  private static Response answer(ObjectNode body) {
    return Response.ok(body.toString().getBytes(StandardCharsets.UTF_8)).build();
  }
}
