package org.entente.preview;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.accounts.CurrentActor;
import org.entente.audit.Subject;
import org.entente.editorial.Door;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.schema.ContentTypes;
import org.entente.settings.Installation;
import org.entente.values.Ids;

/** The staff's door to the links that open a preview. */
@RequestScoped
@Path("/api/editorial/v1/{type: [a-z][a-z-]*}/{id}/{locale: [A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}}/preview-links")
@Produces(MediaType.APPLICATION_JSON)
public class PreviewLinksResource {
  @Inject
  CurrentActor current;

  @Inject
  ContentTypes types;

  @Inject
  Sharing sharing;

  @Inject
  Door door;

  @Inject
  Installation installation;

  @PathParam("type")
  String type;

  @PathParam("id")
  String id;

  @PathParam("locale")
  String locale;

  @GET
  public Response list() {
    return Response.ok(bytes(sharing.list(what()))).build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response share(InputStream body) {
    Previewed what = what();
    ObjectNode asked = StrictJson.read(body);
    ObjectNode link = passed("SHARE_PREVIEW", what, () -> sharing.share(current.actor(), what, asked));
    return Response.status(Response.Status.CREATED).entity(bytes(link)).header("Location", installation.editorial("/" + type + "/" + id
        + "/" + locale + "/preview-links")).build();
  }

  @DELETE
  @Path("/{link}")
  public Response revoke(@PathParam("link") String link) {
    Previewed what = what();
    UUID ended = Ids.parse(link).orElseThrow(Problem::notFound);
    passed("REVOKE_PREVIEW", what, () -> {
      sharing.revoke(current.actor(), what, ended);
      return ended;
    });
    return Response.noContent().build();
  }

  private <T> T passed(String action, Previewed what, Supplier<T> work) {
    return door.pass(current.actor(), action, Subject.of(type, what.id(), what.locale()), work);
  }

  /** What is no type has no contents either. */
  private Previewed what() {
    types.named(type);
    return Previewed.of(type, id, locale);
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
