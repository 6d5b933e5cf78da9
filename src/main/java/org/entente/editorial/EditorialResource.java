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
import org.entente.accounts.CurrentActor;
import org.entente.audit.Subject;
import org.entente.problem.IfMatch;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.schema.ContentTypes;
import org.entente.settings.Installation;
import org.entente.workflow.Transition;

/** The staff's door to contents: reads bodies and headers, lets the desk do the work, shows what stands there now. */
@RequestScoped
@Path("/api/editorial/v1")
@Produces(MediaType.APPLICATION_JSON)
public class EditorialResource {
  private static final String TYPE = "{type: [a-z][a-z-]*}";
  private static final String CONTENT = TYPE + "/{id}";
  private static final String VARIANT = CONTENT + "/{locale: [A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}}";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  @Inject
  CurrentActor current;

  @Inject
  ContentTypes types;

  @Inject
  Desk desk;

  @Inject
  Door door;

  @Inject
  Reading reading;

  @Inject
  Backlinks backlinks;

  @Inject
  Installation installation;

  @Context
  UriInfo uri;

  @PathParam("type")
  String type;

  @HeaderParam("If-Match")
  String ifMatch;

  @GET
  @Path("/queue")
  public Response queue() {
    return json(reading.queue(current.actor(), Parameters.of(uri.getQueryParameters())));
  }

  @GET
  @Path("/queue/counts")
  public Response queueCounts() {
    return json(reading.queueCounts(current.actor(), Parameters.of(uri.getQueryParameters())));
  }

  @PUT
  @Path("/" + VARIANT + "/source")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response checkTranslation(@PathParam("id") String id, @PathParam("locale") String locale, InputStream body) {
    UUID uuid = Addressed.id(id);
    Locale language = Addressed.locale(locale);
    ObjectNode told = ofExisting(uuid, () -> StrictJson.read(body));
    return json(door.pass(current.actor(), "CHECK_TRANSLATION", Subject.of(type, uuid, language),
        () -> desk.checkTranslation(current.actor(), type, uuid, language, told)));
  }

  @POST
  @Path("/" + VARIANT + "/claim")
  public Response claim(@PathParam("id") String id, @PathParam("locale") String locale) {
    UUID uuid = Addressed.id(id);
    Locale language = Addressed.locale(locale);
    return json(door.pass(current.actor(), "CLAIM", Subject.of(type, uuid, language),
        () -> desk.claim(current.actor(), type, uuid, language)));
  }

  @DELETE
  @Path("/" + VARIANT + "/claim")
  public Response release(@PathParam("id") String id, @PathParam("locale") String locale) {
    UUID uuid = Addressed.id(id);
    Locale language = Addressed.locale(locale);
    door.pass(current.actor(), "RELEASE", Subject.of(type, uuid, language), () -> {
      desk.release(current.actor(), type, uuid, language);
      return uuid;
    });
    return Response.noContent().build();
  }

  @GET
  @Path("/" + TYPE)
  public Response list() {
    types.named(type);
    return json(reading.list(current.actor(), type, Parameters.of(uri.getQueryParameters())));
  }

  @POST
  @Path("/" + TYPE)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@HeaderParam("Idempotency-Key") String key, InputStream body) {
    types.named(type);
    ObjectNode json = StrictJson.read(body);
    Outcome made = door.pass(current.actor(), "CREATE", Subject.of(type),
        () -> desk.create(current.actor(), type, json, Optional.ofNullable(key)));
    return answer(Response.status(Response.Status.CREATED), made)
        .header("Location", installation.editorial("/" + type + "/" + made.id())).build();
  }

  @GET
  @Path("/" + CONTENT)
  public Response read(@PathParam("id") String id) {
    return answer(Response.ok(), reading.content(current.actor(), type, Addressed.id(id))).build();
  }

  @PATCH
  @Path("/" + CONTENT)
  @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
  public Response edit(@PathParam("id") String id, InputStream body) {
    UUID uuid = Addressed.id(id);
    String version = ofExisting(uuid, () -> IfMatch.named(ifMatch));
    ObjectNode patch = ofExisting(uuid, () -> StrictJson.read(body));
    return answer(Response.ok(), door.pass(current.actor(), "EDIT", Subject.of(type, uuid),
        () -> desk.edit(current.actor(), type, uuid, patch, version))).build();
  }

  @DELETE
  @Path("/" + CONTENT)
  public Response delete(@PathParam("id") String id) {
    UUID uuid = Addressed.id(id);
    String version = ofExisting(uuid, () -> IfMatch.named(ifMatch));
    door.pass(current.actor(), "DELETE", Subject.of(type, uuid), () -> desk.delete(current.actor(), type, uuid, version))
        .ifPresent(door::isVisible);
    return Response.noContent().build();
  }

  @GET
  @Path("/" + VARIANT)
  public Response readVariant(@PathParam("id") String id, @PathParam("locale") String locale) {
    return answer(Response.ok(), reading.variant(current.actor(), type, Addressed.id(id), Addressed.locale(locale))).build();
  }

  @PATCH
  @Path("/" + VARIANT)
  @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
  public Response editWords(@PathParam("id") String id, @PathParam("locale") String locale, InputStream body) {
    UUID uuid = Addressed.id(id);
    Locale language = Addressed.locale(locale);
    String version = ofExisting(uuid, () -> IfMatch.named(ifMatch));
    ObjectNode patch = ofExisting(uuid, () -> StrictJson.read(body));
    return answer(Response.ok(), door.pass(current.actor(), "EDIT", Subject.of(type, uuid, language),
        () -> desk.editWords(current.actor(), type, uuid, language, patch, version))).build();
  }

  @POST
  @Path("/" + VARIANT + "/transitions")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response move(@PathParam("id") String id, @PathParam("locale") String locale, InputStream body) {
    UUID uuid = Addressed.id(id);
    Locale language = Addressed.locale(locale);
    String version = ofExisting(uuid, () -> IfMatch.named(ifMatch));
    ObjectNode order = ofExisting(uuid, () -> StrictJson.read(body));
    return shown(order, door.pass(current.actor(), Order.named(order), Subject.of(type, uuid, language),
        () -> desk.move(current.actor(), type, uuid, language, order, version)));
  }

  @GET
  @Path("/" + VARIANT + "/closure")
  public Response closure(@PathParam("id") String id, @PathParam("locale") String locale) {
    return json(reading.closure(type, Addressed.id(id), Addressed.locale(locale)));
  }

  @GET
  @Path("/" + CONTENT + "/backlinks")
  public Response backlinks(@PathParam("id") String id) {
    UUID uuid = Addressed.id(id);
    reading.requireExisting(type, uuid);
    return json(backlinks.to(uuid));
  }

  @POST
  @Path("/" + CONTENT + "/transitions")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response moveTogether(@PathParam("id") String id, InputStream body) {
    UUID uuid = Addressed.id(id);
    ObjectNode order = ofExisting(uuid, () -> StrictJson.read(body));
    return shown(order, door.pass(current.actor(), Order.named(order), Subject.of(type, uuid),
        () -> desk.moveTogether(current.actor(), type, uuid, order)));
  }

  @GET
  @Path("/" + CONTENT + "/revisions")
  public Response revisions(@PathParam("id") String id) {
    return json(reading.revisions(type, Addressed.id(id), Parameters.of(uri.getQueryParameters())));
  }

  @GET
  @Path("/" + CONTENT + "/revisions/{number: [1-9][0-9]{0,8}}")
  public Response revision(@PathParam("id") String id, @PathParam("number") int number) {
    return json(reading.revision(type, Addressed.id(id), number));
  }

  @PUT
  @Path("/" + CONTENT + "/flags/{flag: [a-z][a-z-]*}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response settle(@PathParam("id") String id, @PathParam("flag") String flag, InputStream body) {
    UUID uuid = Addressed.id(id);
    String version = ofExisting(uuid, () -> IfMatch.named(ifMatch));
    ObjectNode settlement = ofExisting(uuid, () -> StrictJson.read(body));
    return answer(Response.ok(), door.pass(current.actor(), "SETTLE_FLAG", Subject.of(type, uuid),
        () -> desk.settle(current.actor(), type, uuid, flag, settlement.path("note"), version))).build();
  }

  /**
   * What is not there is told before a missing version or a broken body is: 404 comes before 428 and 400. The desk looks for the content
   * in any case, so it is looked for here only when the request does not come that far.
   */
  private <T> T ofExisting(UUID id, Supplier<T> read) {
    try {
      return read.get();
    } catch (Problem unreadable) {
      reading.requireExisting(type, id);
      throw unreadable;
    }
  }

  private Response shown(ObjectNode order, Outcome moved) {
    ObjectNode body = moved.body();
    if (order.path("transition").asText().equals(Transition.WITHDRAW.name())) {
      body.set("backlinks", backlinks.to(moved.id()));
    }
    moved.sequence().ifPresent(sequence -> body.put("sequence", sequence).put("visible", door.isVisible(sequence)));
    return answer(Response.ok(), moved).build();
  }

  private static Response.ResponseBuilder answer(Response.ResponseBuilder response, Outcome outcome) {
    return response.header("ETag", "\"" + outcome.etag() + "\"").entity(bytes(outcome.body()));
  }

  private static Response json(ObjectNode body) {
    return Response.ok(bytes(body)).build();
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
