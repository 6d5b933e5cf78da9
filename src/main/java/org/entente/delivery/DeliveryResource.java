package org.entente.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.Query;
import org.entente.edition.QueryParser;
import org.entente.schema.PublicModel;
import org.entente.settings.Installation;

/** The public door. Every request reads one edition from beginning to end. */
@ApplicationScoped
@Path("/api/v1")
public class DeliveryResource {
  private static final String TYPE = "/{type:[a-z][a-z0-9-]*}";

  @Inject
  Editions editions;

  @Inject
  QueryParser parser;

  @Inject
  PublicModel model;

  @Inject
  Installation installation;

  /** What there is: types, languages, doors. */
  @GET
  public Response index(@Context HttpServletRequest request) {
    return read(request, edition -> new Index(model, installation).answer(edition));
  }

  /** {@code ?q=} over all types, best first. */
  @GET
  @Path("/search")
  public Response search(@Context HttpServletRequest request) {
    Query query = parser.search(raw(request));
    return read(request, edition -> listing(edition).search("/search", query, model));
  }

  /** {@code ?ids=} of any type, in the order asked. */
  @GET
  @Path("/content")
  public Response content(@Context HttpServletRequest request) {
    Query query = parser.content(raw(request));
    return read(request, edition -> listing(edition).content(query));
  }

  /** A page of the contents of a type. */
  @GET
  @Path(TYPE)
  public Response list(@PathParam("type") String type, @Context HttpServletRequest request) {
    Query query = parser.list(type, raw(request));
    return read(request, edition -> listing(edition).list("/" + type, query));
  }

  /** The same, for those who ask by extension. */
  @GET
  @Path(TYPE + ".json")
  public Response listAsJson(@PathParam("type") String type, @Context HttpServletRequest request) {
    Query query = parser.list(type, raw(request));
    return read(request, edition -> listing(edition).list("/" + type + ".json", query));
  }

  /** The contents of a type as a table; without {@code limit} all of them. */
  @GET
  @Path(TYPE + ".csv")
  public Response table(@PathParam("type") String type, @Context HttpServletRequest request) {
    Query query = parser.table(type, raw(request));
    return read(request, edition -> new Table(edition, query, model.type(type).orElseThrow()).answer());
  }

  /** One content by id or slug. */
  @GET
  @Path(TYPE + "/{key:[^/]+}")
  public Response one(@PathParam("type") String type, @PathParam("key") String key, @Context HttpServletRequest request) {
    Query query = parser.object(type, raw(request));
    return read(request, edition -> new OneObject(edition, new Links(installation)).answer(type, key, query));
  }

  /** What its readers were told of its changes. */
  @GET
  @Path(TYPE + "/{key:[^/]+}/history")
  public Response history(@PathParam("type") String type, @PathParam("key") String key, @Context HttpServletRequest request) {
    Query query = parser.history(type, raw(request));
    return read(request, edition -> new OneObject(edition, new Links(installation)).history(type, key, query));
  }

  private Listing listing(Edition edition) {
    return new Listing(edition, new Links(installation));
  }

  private static String raw(HttpServletRequest request) {
    return Optional.ofNullable(request.getQueryString()).orElse("");
  }

  private Response read(HttpServletRequest request, Function<Edition, Answer> reader) {
    try (Edition edition = editions.current()) {
      Answer answer = reader.apply(edition).unlessHeld(ifNoneMatch(request));
      Response.ResponseBuilder response = Response.status(answer.status());
      answer.headers().forEach(response::header);
      answer.length().ifPresent(length -> response.header("Content-Length", length));
      if (!request.getMethod().equals("HEAD")) {
        answer.bytes().ifPresent(response::entity);
        answer.stream().ifPresent(stream -> response.entity(held(edition, stream.writing())));
      }
      return response.build();
    }
  }

  /** A long table is read from the edition while it is sent: it is held until the last byte. */
  private static StreamingOutput held(Edition edition, Answer.Writing writing) {
    Edition kept = edition.held();
    return output -> {
      try (kept) {
        writing.to(output);
      }
    };
  }

  private static Optional<String> ifNoneMatch(HttpServletRequest request) {
    List<String> lines = Collections.list(request.getHeaders("If-None-Match"));
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(",", lines));
  }
}
