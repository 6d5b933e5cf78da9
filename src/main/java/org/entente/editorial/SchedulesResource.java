package org.entente.editorial;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import org.entente.accounts.CurrentActor;
import org.entente.problem.Parameters;

/** The staff's door to what is planned. */
@RequestScoped
@Path("/api/editorial/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
public class SchedulesResource {
  @Inject
  CurrentActor current;

  @Inject
  Reading reading;

  @Context
  UriInfo uri;

  @GET
  public Response list() {
    current.actor();
    return Response.ok(reading.schedules(Parameters.of(uri.getQueryParameters())).toString().getBytes(StandardCharsets.UTF_8)).build();
  }
}
