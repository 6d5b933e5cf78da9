package org.entente.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.access.Actor;
import org.entente.problem.Problem;
import org.entente.problem.StrictJson;
import org.entente.settings.Installation;

/** Signing in and out. The token is shown once, in the answer to signing in. */
@RequestScoped
@Path("/api/editorial/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  /** Bytes of a sign-in: room for the longest name and password, and no more for whoever floods this door. */
  private static final int LONGEST = 16_384;

  @Inject
  SignIn door;

  @Inject
  Sessions sessions;

  @Inject
  CurrentActor current;

  @Inject
  ClientAddresses addresses;

  @Inject
  HttpServletRequest request;

  @Inject
  Installation installation;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response signIn(InputStream body) {
    ObjectNode asked = StrictJson.read(body, LONGEST);
    String name = Members.text(asked, "name");
    String password = Members.text(asked, "password");
    Members.requireNoMore(asked, "a sign-in; send name and password only");
    SignIn.SignedIn signedIn = door.signIn(name, password, addresses.of(request));
    return Response.status(Response.Status.CREATED)
        .header("Location", installation.editorial("/sessions/current"))
        .entity(describe(signedIn))
        .build();
  }

  @GET
  @Path("/current")
  public Map<String, Object> current() {
    Map<String, Object> described = new LinkedHashMap<>();
    current.token().flatMap(sessions::find).ifPresent(session -> described.put("expiresAt", session.expiresAt.toString()));
    described.putAll(describe(current.actor()));
    return described;
  }

  @DELETE
  @Path("/current")
  public void signOut() {
    sessions.end(current.actor(), current.token().orElseThrow(Problem::notFound));
  }

  /** What somebody learns who has just come in: the token, once. */
  static Map<String, Object> describe(SignIn.SignedIn signedIn) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("token", signedIn.token().reveal());
    answer.put("expiresAt", signedIn.expiresAt().toString());
    answer.putAll(describe(signedIn.account().actor()));
    answer.put("mustChangePassword", signedIn.account().mustChangePassword());
    return answer;
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
    if (!actor.mandates().isEmpty()) {
      described.put("standsInFor", actor.mandates().stream()
          .map(mandate -> Map.of("id", mandate.from(), "grants", AccountJson.grants(mandate.grants()))).toList());
    }
    return described;
  }
}
