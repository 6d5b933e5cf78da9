package org.entente.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.entente.accounts.CurrentActor;

/** The administrators' door to the proof of the histories. */
@ApplicationScoped
@Path("/api/editorial/v1/verification")
@Produces(MediaType.APPLICATION_JSON)
public class VerificationResource {
  @Inject
  CurrentActor current;

  @Inject
  Verifier verifier;

  @POST
  public Response verify() {
    Administrators.require(current.actor());
    verifier.begin();
    return fresh(Response.accepted(verifier.json()));
  }

  @GET
  public Response verified() {
    Administrators.require(current.actor());
    return fresh(Response.ok(verifier.json()));
  }

  private static Response fresh(Response.ResponseBuilder answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
