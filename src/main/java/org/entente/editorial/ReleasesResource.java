package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.access.Actor;
import org.entente.accounts.CurrentActor;
import org.entente.audit.Subject;
import org.entente.problem.IfMatch;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.settings.Installation;

/** The staff's door to releases: what becomes public together. */
@RequestScoped
@Path("/api/editorial/v1/releases")
@Produces(MediaType.APPLICATION_JSON)
public class ReleasesResource {
  private static final String RELEASE = "/{id}";
  private static final String ITEMS = RELEASE + "/items";

  @Inject
  CurrentActor current;

  @Inject
  Bundling bundling;

  @Inject
  Desk desk;

  @Inject
  Door door;

  @Inject
  Transactions transactions;

  @Inject
  Releases releases;

  @Inject
  ReleaseView view;

  @Inject
  Installation installation;

  @Context
  UriInfo uri;

  @HeaderParam("If-Match")
  String ifMatch;

  @GET
  public Response list() {
    Parameters parameters = Parameters.of(uri.getQueryParameters()).known("state", "limit", "after");
    return Response.ok(bytes(transactions.keep(() -> view.page(actor(), parameters)))).build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@HeaderParam("Idempotency-Key") String key, InputStream body) {
    ObjectNode told = StrictJson.read(body);
    Outcome made = door.pass(actor(), "CREATE_RELEASE", Subject.of(Release.KIND), () -> bundling.create(actor(), told, Optional.ofNullable(key)));
    return answer(Response.status(Response.Status.CREATED), made)
        .header("Location", installation.editorial("/releases/" + made.id())).build();
  }

  @GET
  @Path(RELEASE)
  public Response read(@PathParam("id") String id) {
    UUID uuid = Addressed.id(id);
    return answer(Response.ok(), transactions.keep(() -> {
      Release release = releases.find(uuid).orElseThrow(Problem::notFound);
      return new Outcome(uuid, view.whole(release, actor()), release.etag(), Optional.empty(), false);
    })).build();
  }

  @PATCH
  @Path(RELEASE)
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response call(@PathParam("id") String id, InputStream body) {
    UUID uuid = existing(id);
    String version = IfMatch.named(ifMatch);
    ObjectNode patch = StrictJson.read(body);
    return answer(Response.ok(), passed("EDIT_RELEASE", uuid, () -> bundling.call(actor(), uuid, patch, version))).build();
  }

  @DELETE
  @Path(RELEASE)
  public Response delete(@PathParam("id") String id) {
    UUID uuid = existing(id);
    String version = IfMatch.named(ifMatch);
    passed("DELETE_RELEASE", uuid, () -> {
      bundling.delete(actor(), uuid, version);
      return uuid;
    });
    return Response.noContent().build();
  }

  @GET
  @Path(RELEASE + "/check")
  public Response check(@PathParam("id") String id) {
    UUID uuid = Addressed.id(id);
    return Response.ok(bytes(transactions.rehearse(() -> view.check(releases.find(uuid).orElseThrow(Problem::notFound))))).build();
  }

  @PUT
  @Path(ITEMS)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response putAll(@PathParam("id") String id, InputStream body) {
    return put(id, body, true);
  }

  @POST
  @Path(ITEMS)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response putMore(@PathParam("id") String id, InputStream body) {
    return put(id, body, false);
  }

  private Response put(String id, InputStream body, boolean only) {
    UUID uuid = existing(id);
    String version = IfMatch.named(ifMatch);
    ObjectNode told = StrictJson.read(body);
    return answer(Response.ok(), passed("EDIT_RELEASE", uuid, () -> bundling.put(actor(), uuid, told, version, only))).build();
  }

  @DELETE
  @Path(ITEMS + "/{content}/{locale}")
  public Response takeOut(@PathParam("id") String id, @PathParam("content") String content, @PathParam("locale") String locale) {
    UUID uuid = existing(id);
    String version = IfMatch.named(ifMatch);
    UUID taken = Addressed.id(content);
    Locale language = Addressed.locale(locale);
    return answer(Response.ok(), passed("EDIT_RELEASE", uuid, () -> bundling.takeOut(actor(), uuid, taken, language, version))).build();
  }

  @POST
  @Path(RELEASE + "/transitions")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response move(@PathParam("id") String id, InputStream body) {
    UUID uuid = existing(id);
    String version = IfMatch.named(ifMatch);
    ObjectNode order = StrictJson.read(body);
    Outcome moved = passed(Order.named(order), uuid, () -> desk.moveRelease(actor(), uuid, order, version));
    moved.sequence().ifPresent(sequence -> moved.body().put("sequence", sequence).put("visible", door.isVisible(sequence)));
    return answer(Response.ok(), moved).build();
  }

  private <T> T passed(String action, UUID release, Supplier<T> work) {
    return door.pass(actor(), action, Subject.of(Release.KIND, release), work);
  }

  private Actor actor() {
    return current.actor();
  }

  /** What is not there is told before a missing version is: 404 comes before 428. */
  private UUID existing(String id) {
    UUID uuid = Addressed.id(id);
    transactions.keep(() -> releases.find(uuid).orElseThrow(Problem::notFound));
    return uuid;
  }

  private static Response.ResponseBuilder answer(Response.ResponseBuilder response, Outcome outcome) {
    return response.header("ETag", "\"" + outcome.etag() + "\"").entity(bytes(outcome.body()));
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
