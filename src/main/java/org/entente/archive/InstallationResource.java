package org.entente.archive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.entente.access.Actor;
import org.entente.accounts.CurrentActor;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.editorial.Door;
import org.entente.settings.Hold;

/** Whether this installation is a copy that is held back, and the end of that. */
@ApplicationScoped
@Path("/api/editorial/v1/installation")
@Produces(MediaType.APPLICATION_JSON)
public class InstallationResource {
  @Inject
  CurrentActor current;

  @Inject
  Hold hold;

  @Inject
  Door door;

  @Inject
  AuditTrail audit;

  @GET
  public Response read() {
    current.actor();
    return standing();
  }

  /** Twice is as good as once. */
  @POST
  @Path("/release")
  public Response release() {
    Actor actor = current.actor();
    Subject subject = Subject.of(Administrator.SUBJECT);
    door.pass(actor, "RELEASE", subject, () -> {
      Administrator.require(actor);
      if (hold.end()) {
        audit.record(actor, "RELEASE", subject, Map.of());
      }
      return subject;
    });
    return standing();
  }

  private Response standing() {
    Optional<Instant> since = hold.since();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("held", since.isPresent());
    since.ifPresent(moment -> json.put("heldSince", moment.toString()));
    hold.origin().ifPresent(seal -> json.put("restoredFrom", seal));
    return Response.ok(json).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
