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
import org.entente.access.Role;
import org.entente.accounts.CurrentActor;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** The administrators' door to the proof of the histories. */
@ApplicationScoped
@Path("/api/editorial/v1")
@Produces(MediaType.APPLICATION_JSON)
public class LedgerResource {
  @Inject
  CurrentActor current;

  @Inject
  Verifier verifier;

  @POST
  @Path("/verification")
  public Response verify() {
    requireAdministrator();
    verifier.begin();
    return fresh(Response.accepted(verifier.json()));
  }

  @GET
  @Path("/verification")
  public Response verified() {
    requireAdministrator();
    return fresh(Response.ok(verifier.json()));
  }

  private void requireAdministrator() {
    if (!current.actor().holds(Role.ADMIN)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "This needs the role " + Role.ADMIN
          + ". Ask a colleague who holds it.").with("needs", Role.ADMIN.name());
    }
  }

  private static Response fresh(Response.ResponseBuilder answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
