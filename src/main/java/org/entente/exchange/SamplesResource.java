package org.entente.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.entente.accounts.CurrentActor;

/** How far the sample content is: the command line waits here. */
@ApplicationScoped
@Path("/api/editorial/v1/samples")
@Produces(MediaType.APPLICATION_JSON)
public class SamplesResource {
  @Inject
  CurrentActor current;

  @Inject
  Samples samples;

  @GET
  public Response read() {
    current.actor();
    return Response.ok(samples.json()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
