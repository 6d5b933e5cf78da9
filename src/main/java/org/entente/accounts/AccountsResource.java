package org.entente.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.problem.IfMatch;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.problem.StrictJson;
import org.entente.schema.ContentTypes;
import org.entente.settings.Installation;
import org.entente.values.Ids;

/** The administrators' door to accounts. Everybody else finds their own account here, and no sign of any other. */
@RequestScoped
@Path("/api/editorial/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String CURRENT = "current";
  private static final Set<ProblemKind> REFUSALS = Set.of(ProblemKind.FORBIDDEN, ProblemKind.REFUSED);

  @Inject
  CurrentActor current;

  @Inject
  Accounts accounts;

  @Inject
  AccountList list;

  @Inject
  AccountCare care;

  @Inject
  NewPasswords newPasswords;

  @Inject
  Sessions sessions;

  @Inject
  SignInAttempts attempts;

  @Inject
  AuditTrail audit;

  @Inject
  ContentTypes types;

  @Inject
  ClientAddresses addresses;

  @Inject
  HttpServletRequest request;

  @Inject
  Installation installation;

  @Context
  UriInfo uri;

  @GET
  public Response list() {
    Optional<UUID> only = isAdministrator() ? Optional.empty() : Optional.of(current.actor().account());
    return Response.ok(list.read(Parameters.of(uri.getQueryParameters()), only)).build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream body) {
    requireAdministrator("ACCOUNT_CREATED", Subject.of(Accounts.SUBJECT));
    ObjectNode asked = StrictJson.read(body);
    String name = Members.text(asked, "name");
    Optional<String> password = Members.optionalText(asked, "password");
    boolean once = Members.flag(asked, "mustChangePassword", true);
    Account account = new Account(name, List.of(), Set.of());
    AccountPatch.read(asked, types).applyTo(account);
    NewPasswords.Made made = newPasswords.make(password, account, once);
    account.setPassword(made.hash(), made.until());
    Account kept = pass("ACCOUNT_CREATED", Subject.of(Accounts.SUBJECT), () -> care.create(current.actor(), account));
    return answer(Response.status(Response.Status.CREATED), kept, made.show(AccountJson.of(kept)))
        .header("Location", installation.editorial("/accounts/" + kept.id())).build();
  }

  @GET
  @Path("/{id}")
  public Response read(@PathParam("id") String id) {
    Account account = permitted(id);
    ObjectNode shown = AccountJson.of(account);
    if (isAdministrator()) {
      shown.put("lockedNetworks", attempts.locks(account.name()));
    }
    return answer(Response.ok(), account, shown).build();
  }

  @PATCH
  @Path("/{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response change(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, InputStream body) {
    UUID account = permitted(id).id();
    String version = IfMatch.named(ifMatch);
    AccountPatch patch = AccountPatch.read(StrictJson.read(body), types);
    if (!AccountPatch.OWN.containsAll(patch.fields())) {
      requireAdministrator("ACCOUNT_CHANGED", Subject.of(Accounts.SUBJECT, account));
    }
    Account changed = pass("ACCOUNT_CHANGED", Subject.of(Accounts.SUBJECT, account),
        () -> care.change(current.actor(), account, patch, version));
    return answer(Response.ok(), changed, AccountJson.of(changed)).build();
  }

  /** Somebody reviews in this person's place until the end of a day; it needs no version, because it says all there is to say. */
  @PUT
  @Path("/{id}/deputy")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response deputise(@PathParam("id") String id, InputStream body) {
    UUID account = permitted(id).id();
    Deputising asked = Deputising.read(StrictJson.read(body), accounts.today());
    return deputised("DEPUTY_NAMED", account, Optional.of(asked));
  }

  @DELETE
  @Path("/{id}/deputy")
  public Response endDeputy(@PathParam("id") String id) {
    return deputised("DEPUTY_ENDED", permitted(id).id(), Optional.empty());
  }

  private Response deputised(String action, UUID id, Optional<Deputising> asked) {
    Account account = pass(action, Subject.of(Accounts.SUBJECT, id), () -> care.deputise(current.actor(), id, asked));
    return answer(Response.ok(), account, AccountJson.of(account)).build();
  }

  /** One's own password is changed with the old one; an administrator gives others a new one. */
  @POST
  @Path("/{id}/password")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response setPassword(@PathParam("id") String id, InputStream body) {
    Account account = permitted(id);
    ObjectNode asked = StrictJson.read(body);
    Subject subject = Subject.of(Accounts.SUBJECT, account.id());
    if (account.id().equals(current.actor().account())) {
      return Response.ok(SessionsResource.describe(pass("PASSWORD_CHANGED", subject,
          () -> newPasswords.choose(current.actor(), account, asked, addresses.of(request))))).build();
    }
    Optional<String> password = Members.optionalText(asked, "password");
    boolean once = Members.flag(asked, "mustChangePassword", true);
    Members.requireNoMore(asked, "a new password; send password and mustChangePassword, or nothing for one that is made here");
    NewPasswords.Made made = newPasswords.make(password, account, once);
    pass("PASSWORD_CHANGED", subject, () -> care.setPassword(current.actor(), account.id(), made.hash(), made.until().isPresent()));
    return Response.ok(made.show(JSON.objectNode())).build();
  }

  @POST
  @Path("/{id}/unlock")
  public void unlock(@PathParam("id") String id) {
    Account account = permitted(id);
    Subject subject = Subject.of(Accounts.SUBJECT, account.id());
    requireAdministrator("ACCOUNT_UNLOCKED", subject);
    pass("ACCOUNT_UNLOCKED", subject, () -> care.unlock(current.actor(), account.id()));
  }

  @GET
  @Path("/{id}/sessions")
  public Response sessions(@PathParam("id") String id) {
    Account account = permitted(id);
    String own = current.token().map(Token::hash).orElse("");
    ObjectNode answer = JSON.objectNode();
    ArrayNode data = answer.putArray("data");
    sessions.of(account.id()).forEach(session -> data.add(AccountJson.session(session, session.tokenHash.equals(own))));
    return Response.ok(answer).build();
  }

  @DELETE
  @Path("/{id}/sessions")
  public void endSessions(@PathParam("id") String id) {
    UUID account = permitted(id).id();
    pass("SESSIONS_ENDED", Subject.of(Accounts.SUBJECT, account), () -> care.endSessions(current.actor(), account));
  }

  @DELETE
  @Path("/{id}/sessions/{session}")
  public void endSession(@PathParam("id") String id, @PathParam("session") String session) {
    UUID account = permitted(id).id();
    UUID ended = Ids.parse(session).orElseThrow(Problem::notFound);
    pass("SESSION_ENDED", Subject.of(Accounts.SUBJECT, account), () -> {
      care.endSession(current.actor(), account, ended);
      return ended;
    });
  }

  /** The account at this address, if the caller may know of it: their own, or any for an administrator. */
  private Account permitted(String id) {
    Actor actor = current.actor();
    UUID asked = id.equals(CURRENT) ? actor.account() : Ids.parse(id).orElseThrow(Problem::notFound);
    if (!asked.equals(actor.account()) && !isAdministrator()) {
      throw Problem.notFound();
    }
    return accounts.byId(asked).orElseThrow(Problem::notFound);
  }

  private boolean isAdministrator() {
    return current.actor().holds(Role.ADMIN);
  }

  private void requireAdministrator(String action, Subject subject) {
    if (!isAdministrator()) {
      audit.refused(current.actor(), action, subject, "role-needed");
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "This needs the role " + Role.ADMIN + ". Ask an administrator.")
          .with("needs", Role.ADMIN.name());
    }
  }

  /** Does the work; a refusal leaves a row in the audit. */
  private <T> T pass(String action, Subject subject, Supplier<T> work) {
    try {
      return work.get();
    } catch (Problem refused) {
      if (REFUSALS.contains(refused.kind())) {
        audit.refused(current.actor(), action, subject, refused.slug());
      }
      throw refused;
    }
  }

  private static Response.ResponseBuilder answer(Response.ResponseBuilder response, Account account, ObjectNode shown) {
    return response.header("ETag", "\"" + AccountJson.etag(account) + "\"").entity(shown);
  }
}
