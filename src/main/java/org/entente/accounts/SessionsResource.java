package org.entente.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.access.Actor;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.settings.Installation;

/** Signing in and out. The token is shown once, in the answer to signing in. */
@RequestScoped
@Path("/api/editorial/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  @Inject
  SignIn door;

  @Inject
  Sessions sessions;

  @Inject
  CurrentActor current;

  @Inject
  Installation installation;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response signIn(InputStream body) {
    ObjectNode asked = StrictJson.read(body);
    String name = text(asked, "name");
    String password = text(asked, "password");
    if (!asked.isEmpty()) {
      throw Problem.invalid("/" + asked.fieldNames().next(), "is no part of a sign-in; send name and password only");
    }
    SignIn.SignedIn signedIn = door.signIn(name, password);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("token", signedIn.token().reveal());
    answer.putAll(describe(signedIn.account().actor(), signedIn.expiresAt()));
    return Response.status(Response.Status.CREATED)
        .header("Location", installation.editorial("/sessions/current"))
        .entity(answer)
        .build();
  }

  @GET
  @Path("/current")
  public Map<String, Object> current() {
    return current
        .token()
        .flatMap(sessions::expiry)
        .map(expiresAt -> describe(current.actor(), expiresAt))
        .orElseGet(() -> describe(current.actor()));
  }

  @DELETE
  @Path("/current")
  public void signOut() {
    sessions.end(current.actor(), current.token().orElseThrow(Problem::notFound));
  }

  private static Map<String, Object> describe(Actor actor, Instant expiresAt) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("expiresAt", expiresAt.toString());
    described.putAll(describe(actor));
    return described;
  }

  private static Map<String, Object> describe(Actor actor) {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("id", actor.account());
    account.put("name", actor.name());
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("account", account);
    described.put("roles", actor.roles().stream().sorted().toList());
    described.put("grants", AccountJson.grants(actor.grants()));
    described.put("rights", actor.rights().stream().sorted().toList());
    return described;
  }

  /** Takes a member out, so that what is left was not asked for. */
  private static String text(ObjectNode asked, String name) {
    return Optional.ofNullable(asked.remove(name))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .orElseThrow(() -> Problem.invalid("/" + name, "must be a text"));
  }
}
