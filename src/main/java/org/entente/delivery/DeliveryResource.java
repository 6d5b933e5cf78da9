package org.entente.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.delivery.catalog.RdfForm;
import org.entente.edition.Edition;
import org.entente.problem.Accepted;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.settings.Installation;

/** The public door. Every request reads one edition from beginning to end. */
@ApplicationScoped
@Path(DeliveryResource.ROOT)
public class DeliveryResource {
  static final String ROOT = "/api/v1";

  private static final String TYPE = "/{type:[a-z][a-z0-9-]*}";

  @Inject
  PublicPlane plane;

  @Inject
  Installation installation;

  /** What there is: types, languages, doors. For people it stands at the same address as a page, which is another resource's to give. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response index(@Context HttpServletRequest request) {
    return read(request, questions().index(raw(request)));
  }

  /** {@code ?q=} over all types, best first. */
  @GET
  @Path("/search")
  public Response search(@Context HttpServletRequest request) {
    return read(request, questions().search(raw(request)));
  }

  /** {@code ?ids=} of any type, in the order asked. */
  @GET
  @Path("/content")
  public Response content(@Context HttpServletRequest request) {
    return read(request, questions().content(raw(request)));
  }

  /** A page of the contents of a type. */
  @GET
  @Path(TYPE)
  public Response list(@PathParam("type") String type, @Context HttpServletRequest request) {
    return read(request, questions().list(type, raw(request)));
  }

  /** The same, for those who ask by extension. */
  @GET
  @Path(TYPE + ".json")
  public Response listAsJson(@PathParam("type") String type, @Context HttpServletRequest request) {
    return read(request, questions().listAsJson(type, raw(request)));
  }

  /** The contents of a type in another form that its fields allow. */
  @GET
  @Path(TYPE + ".{extension:[a-z]+}")
  public Response form(@PathParam("type") String type, @PathParam("extension") String extension, @Context HttpServletRequest request) {
    return read(request, questions().form(type, extension, raw(request)));
  }

  /** What is public, for portals that list open data, in the writing the caller takes. */
  @GET
  @Path("/catalog")
  public Response catalog(@Context HttpServletRequest request, @Context HttpHeaders headers) {
    Optional<String> chosen = Accepted.first(headers.getAcceptableMediaTypes().stream().map(MediaType::toString).toList(),
        Stream.of(RdfForm.values()).map(RdfForm::mediaType).toList());
    RdfForm form = Stream.of(RdfForm.values()).filter(one -> chosen.equals(Optional.of(one.mediaType()))).findFirst()
        .orElseThrow(() -> Problem.of(ProblemKind.NOT_ACCEPTABLE, "not-acceptable",
            "The catalogue is written in text/turtle, application/ld+json or application/rdf+xml; ask for one of them."));
    String chosenHere = request.getRequestURI() + "#" + form.extension();
    return read(request, chosenHere, chosenHere, questions().catalog(form.extension(), raw(request)).with("Vary", Questions.BY_ACCEPT));
  }

  /** The same, for those who ask by extension. */
  @GET
  @Path("/catalog.{extension:[a-z]+}")
  public Response catalog(@PathParam("extension") String extension, @Context HttpServletRequest request) {
    Question question = questions().catalog(extension, raw(request));
    return read(request, question.canonical(), question.canonical(), question);
  }

  /** One content by id or slug; who would rather have a page is sent to the public one. */
  @GET
  @Path(TYPE + "/{key:[^/]+}")
  public Response one(@PathParam("type") String type, @PathParam("key") String key, @Context HttpServletRequest request, @Context HttpHeaders headers) {
    if (installation.pageUrl().isEmpty() || headers.getAcceptableMediaTypes().stream().findFirst().filter(DeliveryResource::isPage).isEmpty()) {
      return read(request, questions().one(type, key, raw(request)));
    }
    Question question = questions().page(type, key, raw(request));
    String page = question.canonical() + "#page";
    return read(request, page, page, question);
  }

  /** Whatever it says besides, such as a charset. */
  private static boolean isPage(MediaType wanted) {
    return wanted.getType().equalsIgnoreCase("text") && wanted.getSubtype().equalsIgnoreCase("html");
  }

  /** What its readers were told of its changes. */
  @GET
  @Path(TYPE + "/{key:[^/]+}/history")
  public Response history(@PathParam("type") String type, @PathParam("key") String key, @Context HttpServletRequest request) {
    return read(request, questions().history(type, key, raw(request)));
  }

  private Questions questions() {
    return plane.questions();
  }

  /** The query as it came, undecoded; empty when there is none. */
  public static String raw(HttpServletRequest request) {
    return Optional.ofNullable(request.getQueryString()).orElse("");
  }

  private Response read(HttpServletRequest request, Question question) {
    String query = request.getQueryString();
    return read(request, query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query, question.canonical(), question);
  }

  private Response read(HttpServletRequest request, String written, String canonical, Question question) {
    boolean packed = Coding.isGzipAccepted(request.getHeader("Accept-Encoding"));
    Optional<Answer> told = plane.head(canonical, packed, question).flatMap(head -> withoutBody(request, head));
    if (told.isPresent()) {
      return headers(told.get()).build();
    }
    boolean seesAll = plane.seesAll(question.moment(), request.getHeader(HttpHeaders.AUTHORIZATION));
    try (Edition edition = plane.edition(question, seesAll)) {
      Answer answer = question.moment().isNow() ? plane.answer(edition, written, canonical, packed, question)
          : plane.answerOnce(edition, packed, question, seesAll);
      return response(request, edition, isHeld(request, answer) ? answer.unchanged() : answer);
    }
  }

  /** What is sent to who holds the answer already, or asks for nothing but these headers. */
  private static Optional<Answer> withoutBody(HttpServletRequest request, Answer head) {
    return isHeld(request, head) ? Optional.of(head.unchanged()) : Optional.of(head).filter(nothing -> request.getMethod().equals("HEAD"));
  }

  private static boolean isHeld(HttpServletRequest request, Answer answer) {
    return ifNoneMatch(request).filter(answer::isHeld).isPresent();
  }

  /** The answer as it is sent; an edition that is read while that happens is held until the last byte. */
  public static Response response(HttpServletRequest request, Edition edition, Answer answer) {
    Response.ResponseBuilder response = headers(answer);
    answer.length().ifPresent(length -> response.header("Content-Length", length));
    if (!request.getMethod().equals("HEAD")) {
      answer.bytes().ifPresent(response::entity);
      answer.stream().ifPresent(stream -> response.entity(held(edition, stream.writing())));
    }
    return response.build();
  }

  private static Response.ResponseBuilder headers(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.eachHeader(response::header);
    return response.header(Answer.EDITION, answer.edition());
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

  public static Optional<String> ifNoneMatch(HttpServletRequest request) {
    List<String> lines = Collections.list(request.getHeaders("If-None-Match"));
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(",", lines));
  }
}
