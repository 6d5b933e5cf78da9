package org.entente.delivery;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Answers {@code OPTIONS} for the whole delivery API: pages of other sites may read it, nobody may write. */
@Provider
@PreMatching
public class PreflightFilter implements ContainerRequestFilter {
  private static final String METHODS = "GET, HEAD, OPTIONS";

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (request.getMethod().equals("OPTIONS") && (path.equals("/api/v1") || path.startsWith("/api/v1/"))) {
      Response.ResponseBuilder answer = Response.noContent().header("Allow", METHODS)
          .header("Access-Control-Allow-Methods", METHODS).header("Access-Control-Allow-Headers", "If-None-Match, Accept")
          .header("Access-Control-Max-Age", "86400");
      request.abortWith(answer.build());
    }
  }
}
