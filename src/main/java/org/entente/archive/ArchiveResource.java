package org.entente.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import org.entente.access.Actor;
import org.entente.accounts.CurrentActor;
import org.entente.accounts.LocalToken;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.editorial.Door;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** Hands the whole installation out: an export to an administrator, a backup to the command line beside the server alone. */
@ApplicationScoped
@Path("/api/editorial/v1/installation")
public class ArchiveResource {
  private static final String ZIP = "application/zip";

  @Inject
  CurrentActor current;

  @Inject
  Door door;

  @Inject
  AuditTrail audit;

  @Inject
  Archives archives;

  @GET
  @Path("/export")
  public Response export() {
    return archive(Scope.EXPORT);
  }

  @GET
  @Path("/backup")
  public Response backup() {
    return archive(Scope.BACKUP);
  }

  private Response archive(Scope scope) {
    Actor actor = current.actor();
    Subject subject = Subject.of(Administrator.SUBJECT);
    door.pass(actor, scope.name(), subject, () -> {
      requireAllowed(actor, scope);
      audit.record(actor, scope.name(), subject, Map.of());
      return scope;
    });
    StreamingOutput body = out -> archives.write(scope, out);
    return Response.ok(body, ZIP).header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"entente-" + scope.word() + ".zip\"").build();
  }

  private static void requireAllowed(Actor actor, Scope scope) {
    Administrator.require(actor);
    if (scope == Scope.BACKUP && !actor.account().equals(LocalToken.LOCAL.account())) {
      throw Problem.of(ProblemKind.FORBIDDEN, "local-only", "A backup holds password hashes and leaves the server by ./entente backup"
          + " on its own machine only; an export holds everything but the secrets.");
    }
  }
}
