package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.access.Actor;
import org.entente.accounts.CurrentActor;
import org.entente.audit.Subject;
import org.entente.problem.Parameters;
import org.entente.problem.StrictJson;
import org.entente.schema.ContentTypes;
import org.entente.settings.Installation;

/** The staff's door to what they say to one another about a content. */
@RequestScoped
@Path("/api/editorial/v1")
@Produces(MediaType.APPLICATION_JSON)
public class CommentsResource {
  private static final String COMMENTS = "/{type: [a-z][a-z-]*}/{id}/comments";
  private static final String COMMENT = COMMENTS + "/{comment: [1-9][0-9]{0,8}}";

  @Inject
  CurrentActor current;

  @Inject
  ContentTypes types;

  @Inject
  Discussion discussion;

  @Inject
  Door door;

  @Inject
  Installation installation;

  @Context
  UriInfo uri;

  @PathParam("type")
  String type;

  @PathParam("id")
  String id;

  @GET
  @Path(COMMENTS)
  public Response read() {
    Parameters parameters = Parameters.of(uri.getQueryParameters()).known("open", "locale", "limit", "after");
    return Response.ok(bytes(discussion.read(type, uuid(), parameters.text("locale").map(this::language), parameters))).build();
  }

  @POST
  @Path(COMMENTS)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response say(InputStream body) {
    UUID content = uuid();
    ObjectNode said = StrictJson.read(body);
    ObjectNode comment = passed("COMMENT", () -> discussion.say(actor(), type, content, said));
    return Response.status(Response.Status.CREATED).entity(bytes(comment))
        .header("Location", installation.editorial("/" + type + "/" + content + "/comments")).build();
  }

  @POST
  @Path(COMMENT + "/resolve")
  public Response resolve(@PathParam("comment") int number) {
    UUID content = uuid();
    return Response.ok(bytes(passed("RESOLVE_COMMENT", () -> discussion.resolve(actor(), type, content, number)))).build();
  }

  @POST
  @Path(COMMENT + "/reopen")
  public Response reopen(@PathParam("comment") int number) {
    UUID content = uuid();
    return Response.ok(bytes(passed("REOPEN_COMMENT", () -> discussion.reopen(actor(), type, content, number)))).build();
  }

  @DELETE
  @Path(COMMENT)
  public Response takeBack(@PathParam("comment") int number) {
    UUID content = uuid();
    passed("REMOVE_COMMENT", () -> {
      discussion.takeBack(actor(), type, content, number);
      return content;
    });
    return Response.noContent().build();
  }

  private <T> T passed(String action, Supplier<T> work) {
    return door.pass(actor(), action, Subject.of(type, uuid()), work);
  }

  private Actor actor() {
    return current.actor();
  }

  private Locale language(String tag) {
    return types.locales().stream().filter(known -> known.toLanguageTag().equals(tag)).findFirst()
        .orElseThrow(() -> Parameters.bad("locale", "must be one of " + types.locales().stream().map(Locale::toLanguageTag).toList()));
  }

  /** What is no type has no contents either. */
  private UUID uuid() {
    types.named(type);
    return Addressed.id(id);
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
