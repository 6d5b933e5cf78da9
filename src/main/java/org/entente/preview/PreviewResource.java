package org.entente.preview;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.entente.delivery.DeliveryResource;
import org.entente.delivery.Question;
import org.entente.delivery.Questions;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.Overlay;
import org.entente.edition.Parameter;
import org.entente.problem.Parameters;
import org.entente.publishing.Proof;

/** The third plane: delivery's questions and answers, over a world in which one draft is public already. */
@ApplicationScoped
@Path(PreviewResource.ROOT)
public class PreviewResource {
  static final String ROOT = "/api/preview/v1";
  /** The parameter that this plane adds to the grammar. */
  static final String PREVIEW = "preview";

  private static final String TYPE = "[a-z][a-z0-9-]*";

  @Inject
  Admission admission;

  @Inject
  Drafts drafts;

  @Inject
  Editions editions;

  @Inject
  Overlay overlay;

  @Inject
  Questions questions;

  @Inject
  Clock clock;

  /** What is shown: {@code {"type","id","locale","expiresAt"?,"links":{"self","object","list"}}}. */
  @GET
  public Response index(@Context HttpServletRequest request, @Context UriInfo uri) {
    Asked asked = Asked.read(DeliveryResource.raw(request));
    Admission.Admitted admitted = admission.admit(asked.preview());
    drafts.proof(admitted.what()).orElseThrow(admitted::nothing);
    Parameters.of(uri.getQueryParameters()).known(PREVIEW);
    Previewed what = admitted.what();
    String tag = what.locale().toLanguageTag();
    Questions here = questions(asked);
    ObjectNode shown = JsonNodeFactory.instance.objectNode().put("type", what.type()).put("id", what.id().toString()).put("locale", tag);
    admitted.until().ifPresent(end -> shown.put("expiresAt", end.toString()));
    shown.putObject("links").put("self", here.index("").canonical())
        .put("object", here.one(what.type(), what.id().toString(), "locale=" + tag).canonical())
        .put("list", here.list(what.type(), "").canonical());
    return Response.ok(shown.toString().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON).build();
  }

  /** {@code ?q=} over all types, best first. */
  @GET
  @Path("/search")
  public Response search(@Context HttpServletRequest request) {
    return read(request, Questions::search);
  }

  /** {@code ?ids=} of any type, in the order asked. */
  @GET
  @Path("/content")
  public Response content(@Context HttpServletRequest request) {
    return read(request, Questions::content);
  }

  /** A page of the contents of a type, or its list in another form. */
  @GET
  @Path("/{listing:" + TYPE + "(\\.[a-z]+)?}")
  public Response list(@PathParam("listing") String listing, @Context HttpServletRequest request) {
    String[] parts = listing.split("\\.", 2);
    return read(request, (questions, raw) -> parts.length == 1 ? questions.list(listing, raw)
        : parts[1].equals("json") ? questions.listAsJson(parts[0], raw) : questions.form(parts[0], parts[1], raw));
  }

  /** One content by id or slug. */
  @GET
  @Path("/{type:" + TYPE + "}/{key:[^/]+}")
  public Response one(@PathParam("type") String type, @PathParam("key") String key, @Context HttpServletRequest request) {
    return read(request, (questions, raw) -> questions.one(type, key, raw));
  }

  /** What its readers would have been told of its changes. */
  @GET
  @Path("/{type:" + TYPE + "}/{key:[^/]+}/history")
  public Response history(@PathParam("type") String type, @PathParam("key") String key, @Context HttpServletRequest request) {
    return read(request, (questions, raw) -> questions.history(type, key, raw));
  }

  private Response read(HttpServletRequest request, BiFunction<Questions, String, Question> understood) {
    Asked asked = Asked.read(DeliveryResource.raw(request));
    Admission.Admitted admitted = admission.admit(asked.preview());
    Proof proof = drafts.proof(admitted.what()).orElseThrow(admitted::nothing);
    Question question = understood.apply(questions(asked), asked.rest()).onlyOfNow();
    try (Edition live = editions.current();
        Edition composed = overlay.over(live, List.of(proof.ahead(live.number() + 1, now(live))))) {
      return DeliveryResource.response(request, composed, question.answer(composed));
    }
  }

  /** Never before what is public already, like the log. */
  private Instant now(Edition live) {
    Instant now = clock.instant();
    return now.isBefore(live.instant()) ? live.instant() : now;
  }

  private Questions questions(Asked asked) {
    Questions here = questions.at(ROOT);
    return asked.preview().map(preview -> here.saying(new Parameter(PREVIEW, preview))).orElse(here);
  }
}
