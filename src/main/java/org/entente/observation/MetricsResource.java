package org.entente.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.entente.access.Role;
import org.entente.accounts.CurrentActor;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Where a Prometheus reads the figures; it also answers the local token while the database is away. */
@ApplicationScoped
@Path("/api/editorial/v1/metrics")
@Produces(MediaType.TEXT_PLAIN)
public class MetricsResource {
  @Inject
  CurrentActor current;

  @Inject
  Metrics metrics;

  @GET
  public Response read() {
    if (!current.actor().holds(Role.ADMIN)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "This needs the role " + Role.ADMIN
          + ". Ask a colleague who holds it.").with("needs", Role.ADMIN.name());
    }
    return Response.ok(metrics.text()).type(Metrics.CONTENT_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
