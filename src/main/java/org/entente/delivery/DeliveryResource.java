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
import org.entente.delivery.forms.Form;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.Query;
import org.entente.edition.QueryParser;
import org.entente.problem.Problem;
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

  @Inject
  AnswerCache cache;

  /** What there is: types, languages, doors. */
  @GET
  public Response index(@Context HttpServletRequest request) {
    return read(request, links().to(""), edition -> new Index(model, installation).answer(edition));
  }

  /** {@code ?q=} over all types, best first. */
  @GET
  @Path("/search")
  public Response search(@Context HttpServletRequest request) {
    Query query = parser.search(raw(request));
    return read(request, links().self("/search", query), edition -> listing(edition).search("/search", query, model));
  }

  /** {@code ?ids=} of any type, in the order asked. */
  @GET
  @Path("/content")
  public Response content(@Context HttpServletRequest request) {
    Query query = parser.content(raw(request));
    return read(request, links().self("/content", query), edition -> listing(edition).content(query));
  }

  /** A page of the contents of a type. */
  @GET
  @Path(TYPE)
  public Response list(@PathParam("type") String type, @Context HttpServletRequest request) {
    Query query = parser.list(type, raw(request));
    return list("/" + type, query, request);
  }

  /** The same, for those who ask by extension. */
  @GET
  @Path(TYPE + ".json")
  public Response listAsJson(@PathParam("type") String type, @Context HttpServletRequest request) {
    Query query = parser.list(type, raw(request));
    return list("/" + type + ".json", query, request);
  }

  /** The contents of a type in another form that its fields allow. */
  @GET
  @Path(TYPE + ".{extension:[a-z]+}")
  public Response form(@PathParam("type") String type, @PathParam("extension") String extension, @Context HttpServletRequest request) {
    PublicModel.Type known = model.type(type).orElseThrow(Problem::notFound);
    Form form = Form.of(known).filter(one -> one.extension().equals(extension)).findFirst().orElseThrow(Problem::notFound);
    Query query = form.query(parser, type, raw(request));
    return read(request, links().self("/" + type + "." + extension, query),
        edition -> new Transcript(edition, query, known, installation).in(form));
  }

  /** One content by id or slug. */
  @GET
  @Path(TYPE + "/{key:[^/]+}")
  public Response one(@PathParam("type") String type, @PathParam("key") String key, @Context HttpServletRequest request) {
    Query query = parser.object(type, raw(request));
    return read(request, links().self("/" + type + "/" + key, query), edition -> new OneObject(edition, links()).answer(type, key, query));
  }

  /** What its readers were told of its changes. */
  @GET
  @Path(TYPE + "/{key:[^/]+}/history")
  public Response history(@PathParam("type") String type, @PathParam("key") String key, @Context HttpServletRequest request) {
    Query query = parser.history(type, raw(request));
    return read(request, links().self("/" + type + "/" + key + "/history", query),
        edition -> new OneObject(edition, links()).history(type, key, query));
  }

  private Response list(String path, Query query, HttpServletRequest request) {
    return read(request, links().self(path, query), edition -> listing(edition).list(path, query));
  }

  private Listing listing(Edition edition) {
    return new Listing(edition, links());
  }

  private Links links() {
    return new Links(installation);
  }

  private static String raw(HttpServletRequest request) {
    return Optional.ofNullable(request.getQueryString()).orElse("");
  }

  /** @param canonical the address under which the answer is the same for everybody */
  private Response read(HttpServletRequest request, String canonical, Function<Edition, Answer> reader) {
    try (Edition edition = editions.current()) {
      Answer answer = cache.answer(request.getRequestURI() + "?" + raw(request), canonical, Coding.isGzipAccepted(request.getHeader("Accept-Encoding")),
          () -> reader.apply(edition));
      return response(request, edition, ifNoneMatch(request).filter(answer::isHeld).isPresent() ? answer.unchanged() : answer);
    }
  }

  private static Response response(HttpServletRequest request, Edition edition, Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(response::header);
    response.header(Answer.EDITION, answer.edition());
    answer.length().ifPresent(length -> response.header("Content-Length", length));
    if (!request.getMethod().equals("HEAD")) {
      answer.bytes().ifPresent(response::entity);
      answer.stream().ifPresent(stream -> response.entity(held(edition, stream.writing())));
    }
    return response.build();
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
