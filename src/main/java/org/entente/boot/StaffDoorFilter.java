package org.entente.boot;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/**
 * Tells the staff at once that the database is away, before anybody waits for it, be it only to learn who asks. What watches the
 * server is let through: it is wanted most just then.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
@ApplicationScoped
public class StaffDoorFilter implements ContainerRequestFilter {
  private static final String EDITORIAL = "api/editorial/v1";
  private static final String PREVIEW = "api/preview/v1";
  private static final String METRICS = EDITORIAL + "/metrics";
  private static final int SECONDS = 2;

  @Inject
  StaffDoor door;

  @Override
  public void filter(ContainerRequestContext context) {
    if (!door.isOpen() && needsTheDatabase(context.getUriInfo().getPathSegments())) {
      throw Problem.of(ProblemKind.BUSY, "busy", "The database is away, or the server still starts; try again in a moment.")
          .with("retryAfter", SECONDS);
    }
  }

  private static boolean needsTheDatabase(List<PathSegment> segments) {
    String path = segments.stream().map(PathSegment::getPath).filter(step -> !step.isEmpty()).collect(Collectors.joining("/"));
    return ((path + "/").startsWith(EDITORIAL + "/") || (path + "/").startsWith(PREVIEW + "/")) && !path.equals(METRICS);
  }
}
