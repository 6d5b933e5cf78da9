package org.entente.apidoc;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.entente.accounts.CurrentActor;

/** The staff's API described for machines, internal fields too: for those who have signed in. */
@RequestScoped
@Path("/api/editorial/v1/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public class EditorialOpenApiResource {
  @Inject
  CurrentActor current;

  @Inject
  Descriptions descriptions;

  @GET
  public Response openApi() {
    current.actor();
    return Response.ok(descriptions.editorial().bytes()).build();
  }
}
