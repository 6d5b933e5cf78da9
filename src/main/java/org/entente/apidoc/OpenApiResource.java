package org.entente.apidoc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.entente.edition.QueryParser;
import org.entente.problem.Problem;
import org.entente.settings.Catalogue;

/** The public API described for machines: public fields only. */
@ApplicationScoped
@Path("/api/v1")
public class OpenApiResource {
  private static final String CACHING = "public, max-age=10, stale-while-revalidate=30, stale-if-error=86400";
  private static final String EXTENSION = ".json";

  @Inject
  Descriptions descriptions;

  @Inject
  QueryParser parser;

  @Inject
  Catalogue catalogue;

  @GET
  @Path("/openapi.json")
  public Response openApi(@Context Request request) {
    return answer(descriptions.delivery(), "application/json", request);
  }

  /** The object of a type; {@code .json} behind the name is tolerated. */
  @GET
  @Path("/schemas/{type}")
  public Response schema(@PathParam("type") String type, @Context Request request) {
    String name = type.endsWith(EXTENSION) ? type.substring(0, type.length() - EXTENSION.length()) : type;
    return answer(descriptions.schema(name).orElseThrow(Problem::notFound), "application/schema+json", request);
  }

  /** Names of types, fields, words and countries in {@code ?locale=}, for those who build pages. */
  @GET
  @Path("/labels")
  public Response labels(@Context Request request, @Context HttpServletRequest asked) {
    Locale locale = parser.labels(Optional.ofNullable(asked.getQueryString()).orElse(""));
    return answer(descriptions.labels(locale), "application/json", request);
  }

  private Response answer(Document document, String mediaType, Request request) {
    EntityTag etag = new EntityTag(document.etag());
    Response.ResponseBuilder held = request.evaluatePreconditions(etag);
    // Who only reads has no version to insist on: nothing but "unchanged" is an answer.
    boolean unchanged = held != null && held.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
    return (unchanged ? Response.notModified() : Response.ok(document.bytes(), mediaType)).tag(etag).header("Cache-Control", CACHING).header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", "ETag")
        .header("Link", "<" + catalogue.licence() + ">; rel=\"license\"").header("X-Content-Type-Options", "nosniff").build();
  }
}
