package org.entente.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.delivery.catalog.OpenData;
import org.entente.delivery.catalog.RdfForm;
import org.entente.delivery.forms.Form;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.Print;
import org.entente.edition.Query;
import org.entente.edition.QueryParser;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.PublicModel;
import org.entente.settings.Catalogue;
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
  Catalogue catalogue;

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
        edition -> new Transcript(edition, query, known, installation, catalogue, form).answer());
  }

  /** What is public, for portals that list open data, in the writing the caller takes. */
  @GET
  @Path("/catalog")
  public Response catalog(@Context HttpServletRequest request, @Context Request wish) {
    Variant chosen = wish.selectVariant(Variant.mediaTypes(Stream.of(RdfForm.values()).map(form -> MediaType.valueOf(form.mediaType()))
        .toArray(MediaType[]::new)).build());
    RdfForm form = Stream.of(RdfForm.values()).filter(one -> chosen != null && chosen.getMediaType().equals(MediaType.valueOf(one.mediaType()))).findFirst()
        .orElseThrow(() -> Problem.of(ProblemKind.NOT_ACCEPTABLE, "not-acceptable",
            "The catalogue is written in text/turtle, application/ld+json or application/rdf+xml; ask for one of them."));
    return catalog(request, request.getRequestURI() + "#" + form.extension(), form, "Accept-Encoding, Accept");
  }

  /** The same, for those who ask by extension. */
  @GET
  @Path("/catalog.{extension:[a-z]+}")
  public Response catalog(@PathParam("extension") String extension, @Context HttpServletRequest request) {
    RdfForm form = RdfForm.of(extension).orElseThrow(Problem::notFound);
    return catalog(request, links().to("/catalog." + extension), form, "Accept-Encoding");
  }

  private Response catalog(HttpServletRequest request, String canonical, RdfForm form, String vary) {
    return read(request, canonical, canonical, edition -> {
      byte[] bytes = new OpenData(installation, catalogue).in(form, model, type -> newest(edition, type));
      return Answer.data(edition, form.mediaType(), bytes, edition.instant(), model.types().stream().map(PublicModel.Type::name).toList())
          .with("Vary", vary);
    });
  }

  private Optional<Print> newest(Edition edition, PublicModel.Type type) {
    return edition.search(parser.list(type.name(), "sort=-publishedAt&limit=1&locale=all")).prints().stream().findFirst();
  }

  /** One content by id or slug; who would rather have a page is sent to the public one. */
  @GET
  @Path(TYPE + "/{key:[^/]+}")
  public Response one(@PathParam("type") String type, @PathParam("key") String key, @Context HttpServletRequest request, @Context HttpHeaders headers) {
    Query query = parser.object(type, raw(request));
    if (installation.pageUrl().isPresent()) {
      return onePaged(type, key, query, request, headers);
    }
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

  private Response onePaged(String type, String key, Query query, HttpServletRequest request, HttpHeaders headers) {
    String canonical = links().self("/" + type + "/" + key, query);
    boolean page = MediaType.TEXT_HTML_TYPE.equals(headers.getAcceptableMediaTypes().get(0));
    String asked = page ? canonical + "#page" : request.getRequestURI() + "?" + raw(request);
    return read(request, asked, page ? asked : canonical, edition -> {
      OneObject one = new OneObject(edition, links());
      return (page ? one.page(type, key, query) : one.answer(type, key, query)).with("Vary", "Accept-Encoding, Accept");
    });
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

  private Response read(HttpServletRequest request, String canonical, Function<Edition, Answer> reader) {
    return read(request, request.getRequestURI() + "?" + raw(request), canonical, reader);
  }

  /**
   * @param written under what the same is given again at once; what no address can be, when more than the address decides
   * @param canonical the address under which the answer is the same for everybody
   */
  private Response read(HttpServletRequest request, String written, String canonical, Function<Edition, Answer> reader) {
    try (Edition edition = editions.current()) {
      Answer answer = cache.answer(written, canonical, Coding.isGzipAccepted(request.getHeader("Accept-Encoding")),
          () -> reader.apply(edition).with("Link", "<" + catalogue.licence() + ">; rel=\"license\""));
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
