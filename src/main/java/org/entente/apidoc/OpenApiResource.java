package org.entente.apidoc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.entente.delivery.Answer;
import org.entente.delivery.Coding;
import org.entente.delivery.DeliveryResource;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.QueryParser;
import org.entente.problem.Problem;
import org.entente.settings.Catalogue;

/** The public API described, for machines and for people: public fields only. */
@ApplicationScoped
@Path("/api/v1")
public class OpenApiResource {
  private static final String CACHING = "public, max-age=10, stale-while-revalidate=30, stale-if-error=86400";
  /** What a cache in between purges them by after an upgrade. */
  private static final String SURROGATE_KEY = "descriptions";
  private static final String EXTENSION = ".json";

  @Inject
  Descriptions descriptions;

  @Inject
  QueryParser parser;

  @Inject
  Catalogue catalogue;

  @Inject
  Editions editions;

  /** The index for people, in {@code ?locale=}: it has the address of the other, and browsers ask for it by what they take. */
  @GET
  @Produces("text/html;qs=0.5")
  public Response page(@Context HttpServletRequest asked) {
    return answer(descriptions.page(locale(asked)), "text/html;charset=utf-8", asked)
        .header("Content-Security-Policy", IndexPage.POLICY).header("Vary", "Accept").build();
  }

  @GET
  @Path("/openapi.json")
  public Response openApi(@Context HttpServletRequest asked) {
    parser.nothing(DeliveryResource.raw(asked));
    return answer(descriptions.delivery(), "application/json", asked).build();
  }

  /** The object of a type; {@code .json} behind the name is tolerated. */
  @GET
  @Path("/schemas/{type}")
  public Response schema(@PathParam("type") String type, @Context HttpServletRequest asked) {
    String name = type.endsWith(EXTENSION) ? type.substring(0, type.length() - EXTENSION.length()) : type;
    Document schema = descriptions.schema(name).orElseThrow(Problem::notFound);
    parser.nothing(DeliveryResource.raw(asked));
    return answer(schema, "application/schema+json", asked).build();
  }

  /** Names of types, fields, words and countries, and the portal's strings, in {@code ?locale=}, for those who build pages. */
  @GET
  @Path("/labels")
  public Response labels(@Context HttpServletRequest asked) {
    return answer(descriptions.labels(locale(asked)), "application/json", asked).build();
  }

  private Locale locale(HttpServletRequest asked) {
    return parser.labels(DeliveryResource.raw(asked));
  }

  private Response.ResponseBuilder answer(Document document, String mediaType, HttpServletRequest asked) {
    boolean packed = Coding.isGzipAccepted(asked.getHeader("Accept-Encoding"));
    String etag = "\"" + document.etag() + (packed ? "-gzip" : "") + "\"";
    // Who only reads has no version to insist on: nothing but "unchanged" is an answer.
    boolean unchanged = DeliveryResource.ifNoneMatch(asked).filter(held -> Answer.isHeld(etag, held)).isPresent();
    Response.ResponseBuilder answer = (unchanged ? Response.notModified() : body(document, packed, mediaType))
        .header("ETag", etag).header("Cache-Control", CACHING).header("Surrogate-Key", SURROGATE_KEY)
        .header("Vary", "Accept-Encoding").header("Link", "<" + catalogue.licence() + ">; rel=\"license\"")
        .header("X-Content-Type-Options", "nosniff");
    if (editions.isOpen()) {
      try (Edition edition = editions.current()) {
        answer.header(Answer.EDITION, edition.number());
      }
    }
    return answer;
  }

  private static Response.ResponseBuilder body(Document document, boolean packed, String mediaType) {
    return packed ? Response.ok(document.packed(), mediaType).header("Content-Encoding", "gzip") : Response.ok(document.bytes(), mediaType);
  }
}
