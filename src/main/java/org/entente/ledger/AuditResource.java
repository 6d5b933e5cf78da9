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
    long first = asked.number("from", 1, 1, Long.MAX_VALUE);
    long last = asked.number("to", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    StreamingOutput rows = stream -> export.each(first, last, row -> {
      try {
        stream.write((row + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    });
    return Response.ok(rows).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
