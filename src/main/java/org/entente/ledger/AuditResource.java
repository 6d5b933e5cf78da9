package org.entente.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.entente.accounts.CurrentActor;
import org.entente.audit.AuditExport;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/** The administrators' door to the record of who did what. */
@ApplicationScoped
@Path("/api/editorial/v1/audit")
@Produces("application/x-ndjson")
public class AuditResource {
  @Inject
  CurrentActor current;

  @Inject
  AuditExport export;

  @GET
  public Response rows(@Context UriInfo uri) {
    Administrators.require(current.actor());
    Parameters asked = Parameters.of(uri.getQueryParameters()).known("from", "to");
    long first = asked.text("from").map(value -> number("from", value)).orElse(1L);
    long last = asked.text("to").map(value -> number("to", value)).orElse(Long.MAX_VALUE);
    StreamingOutput rows = stream -> export.each(first, last, row -> {
      try {
        stream.write((row + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    });
    return Response.ok(rows).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private static long number(String name, String value) {
    if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) < 1) {
      throw Problem.of(ProblemKind.BAD_QUERY, "bad-parameter", "The parameter " + name + " must be the number of a seal, 1 or more.")
          .with("parameter", name);
    }
    return Long.parseLong(value);
  }
}
