package org.entente.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.entente.edition.Editions;

/** For probes: cheap, without details. Delivery needs an open edition only; the staff need more. */
@ApplicationScoped
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  @Inject
  Editions editions;

  @Inject
  StaffDoor door;

  @GET
  @Path("/live")
  public Response live() {
    return answer(true);
  }

  @GET
  @Path("/ready")
  public Response ready() {
    return answer(editions.isOpen());
  }

  @GET
  @Path("/ready/editorial")
  public Response readyForEditors() {
    return answer(door.isOpen());
  }

  private static Response answer(boolean up) {
    return Response.status(up ? 200 : 503)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(up ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}")
        .build();
  }
}
