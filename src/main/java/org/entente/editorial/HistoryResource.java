package org.entente.editorial;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.accounts.CurrentActor;
import org.entente.audit.Subject;
import org.entente.history.Revision;
import org.entente.history.Vocabulary;
import org.entente.problem.Accepted;
import org.entente.problem.IfMatch;
import org.entente.problem.Parameters;
import org.entente.schema.ContentTypes;

/** The staff's door to former texts: how they differ from others and from what is proposed, as JSON or plain text, and bringing one back. */
@RequestScoped
@Path("/api/editorial/v1")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
public class HistoryResource {
  private static final String CONTENT = "/{type: [a-z][a-z-]*}/{id}";
  private static final String NUMBER = ": [1-9][0-9]{0,8}}";
  private static final String REVISION = CONTENT + "/revisions/{number" + NUMBER;
  private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");

  @Inject
  CurrentActor current;

  @Inject
  Comparing comparing;

  @Inject
  Reading reading;

  @Inject
  Desk desk;

  @Inject
  Door door;

  @Inject
  ContentTypes types;

  @Context
  UriInfo uri;

  @Context
  HttpHeaders headers;

  @PathParam("type")
  String type;

  @PathParam("id")
  String id;

  @GET
  @Path(REVISION + "/diff/{other" + NUMBER)
  public Response revisions(@PathParam("number") int number, @PathParam("other") int other) {
    return answer(comparing.revisions(type, uuid(), number, other, language()));
  }

  @GET
  @Path(CONTENT + "/{locale: [A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}}/diff")
  public Response proposed(@PathParam("locale") String locale) {
    return answer(comparing.proposed(type, uuid(), Addressed.locale(locale), language()));
  }

  /** What is not there is told before a missing version is. */
  @POST
  @Path(REVISION + "/restore")
  @Produces(MediaType.APPLICATION_JSON)
  public Response restore(@PathParam("number") int number, @HeaderParam("If-Match") String ifMatch) {
    UUID content = uuid();
    reading.revision(type, content, number);
    String version = IfMatch.named(ifMatch);
    Outcome restored = door.pass(current.actor(), Revision.RESTORE, Subject.of(type, content),
        () -> desk.restore(current.actor(), type, content, number, version));
    return Response.ok(restored.body().toString().getBytes(StandardCharsets.UTF_8)).header("ETag", "\"" + restored.etag() + "\"").build();
  }

  private Response answer(Comparing.Compared compared) {
    List<String> wishes = headers.getAcceptableMediaTypes().stream().map(MediaType::toString).toList();
    boolean plain = Accepted.first(wishes, List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN)).equals(Optional.of(MediaType.TEXT_PLAIN));
    String body = plain ? compared.text() : compared.json().toString();
    return Response.ok(body.getBytes(StandardCharsets.UTF_8), plain ? TEXT : MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** The language of labels and sentences: the one asked for, else the installation's, else English. */
  private Locale language() {
    return Parameters.of(uri.getQueryParameters()).known("lang").text("lang").map(HistoryResource::language)
        .orElseGet(() -> Vocabulary.LANGUAGES.stream().filter(known -> known.getLanguage().equals(types.locales().get(0).getLanguage()))
            .findFirst().orElse(Locale.ENGLISH));
  }

  private static Locale language(String asked) {
    List<Locale> known = Vocabulary.LANGUAGES;
    return known.stream().filter(language -> language.toLanguageTag().equals(asked)).findFirst().orElseThrow(() -> Parameters.bad("lang",
        "must be one of " + known.stream().map(Locale::toLanguageTag).collect(Collectors.toList())));
  }

  private UUID uuid() {
    return Addressed.id(id);
  }
}
