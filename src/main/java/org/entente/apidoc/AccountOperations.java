package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.entente.access.Right;
import org.entente.access.Role;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;

/** Accounts, passwords and sessions, for the editorial document. */
final class AccountOperations {
  private static final String JSON = "application/json";
  private static final String SESSIONS = "/api/editorial/v1/sessions";
  private static final String ACCOUNTS = "/api/editorial/v1/accounts";
  private static final List<String> STATUS = List.of("ACTIVE", "SUSPENDED");

  private final OpenApi api;
  private final ContentTypes types;
  private final List<String> tags;

  AccountOperations(OpenApi api, ContentTypes types, List<String> tags) {
    this.api = api;
    this.types = types;
    this.tags = tags;
  }

  void describe() {
    api.parameter(OpenApi.path("accountId", "The account's id, or current for one's own.",
        Shapes.anyOf(text("uuid"), Shapes.constant("current"))));
    api.schema("Grant", grant()).schema("Account", account()).schema("AccountPatch", patch(object()))
        .schema("Session", session()).schema("SignedIn", signedIn());
    sessions();
    accounts();
    passwords();
    sessionsOfAccounts();
  }

  private void sessions() {
    ObjectNode credentials = required(object(), "name", "password").put("additionalProperties", false);
    member(member(credentials, "name", text()), "password", text("password"));
    api.operation("post", SESSIONS, new Operation("signIn", "sessions", "Sign in")
        .describe("Failures slow the name down (429 with Retry-After, at most 30 seconds); after 8 the address is locked out of"
            + " the name for 15 minutes.").open().reads(JSON, credentials)
        .answers(201, "Signed in.", JSON, ref(OpenApi.SCHEMAS + "SignedIn")).refuses(401, 422, 429));
    api.operation("get", SESSIONS + "/current", new Operation("getSession", "sessions", "Who I am")
        .answers(200, "The session.", JSON, who()).refuses(401));
    api.operation("delete", SESSIONS + "/current", new Operation("signOut", "sessions", "Sign out")
        .answers(204, "Signed out.").refuses(401, 404));
  }

  private void accounts() {
    ObjectNode page = ListSchemas.counted(ref(OpenApi.SCHEMAS + "Account"));
    api.operation("get", ACCOUNTS, new Operation("listAccounts", "accounts", "Accounts, oldest first").ownOnlyExceptFor(Role.ADMIN)
        .takes(OpenApi.query("status", "May it be used.", Shapes.words(STATUS)))
        .takes(OpenApi.query("role", "Holds this role, perhaps with limits.", Shapes.words(roles())))
        .takes(OpenApi.query("name", "Has this name.", text())).takes("limit", "after")
        .answers(200, "A page.", JSON, page).refuses(401));
    ObjectNode creation = required(patch(object()), "name");
    member(member(creation, "name", Shapes.matching("^[a-z0-9][a-z0-9._-]{0,63}$")), "password", text("password"));
    api.operation("post", ACCOUNTS, new Operation("createAccount", "accounts", "Create an account").by(Role.ADMIN)
        .describe("Without a password one is made for the first sign-in, and shown in this answer only.")
        .reads(JSON, member(creation, "mustChangePassword", Shapes.of("boolean").put("default", true)))
        .answers(201, "It stands at Location.", JSON, ref(OpenApi.SCHEMAS + "Account")).refuses(401, 403, 409, 422));
    api.operation("get", ACCOUNTS + "/{accountId}", new Operation("getAccount", "accounts", "An account").takes("accountId")
        .ownOnlyExceptFor(Role.ADMIN).answers(200, "The account.", JSON, ref(OpenApi.SCHEMAS + "Account")).refuses(401, 404));
    api.operation("patch", ACCOUNTS + "/{accountId}", new Operation("changeAccount", "accounts", "Change an account")
        .describe("Everybody changes their own displayName, email and locale. Other roles, rights or another status end the"
            + " account's sessions at once; the last administrator and the last holder of a role that is needed stay.")
        .takes("accountId", "If-Match").ownOnlyExceptFor(Role.ADMIN)
        .reads("application/merge-patch+json", ref(OpenApi.SCHEMAS + "AccountPatch"))
        .reads(JSON, ref(OpenApi.SCHEMAS + "AccountPatch"))
        .answers(200, "What stands there now.", JSON, ref(OpenApi.SCHEMAS + "Account"))
        .refuses(401, 403, 404, 409, 412, 422, 428));
    ObjectNode deputy = required(object(), "deputy", "until").put("additionalProperties", false);
    member(member(deputy, "deputy", text().put("description", "The name of an account in use.")), "until",
        text("date").put("description", "The last day, a year from now at most."));
    api.operation("put", ACCOUNTS + "/{accountId}/deputy", new Operation("nameDeputy", "accounts", "Let somebody review in this person's place")
        .describe("The deputy has the reviewing roles of this account until the end of that day, and answers for both: neither may have"
            + " written or approved what the deputy approves.")
        .takes("accountId").ownOnlyExceptFor(Role.ADMIN).reads(JSON, deputy)
        .answers(200, "What stands there now.", JSON, ref(OpenApi.SCHEMAS + "Account")).refuses(401, 404, 409, 422));
    api.operation("delete", ACCOUNTS + "/{accountId}/deputy", new Operation("endDeputy", "accounts", "Let nobody review in this person's place")
        .takes("accountId").ownOnlyExceptFor(Role.ADMIN)
        .answers(200, "What stands there now.", JSON, ref(OpenApi.SCHEMAS + "Account")).refuses(401, 404, 409));
    api.operation("post", ACCOUNTS + "/{accountId}/unlock", new Operation("unlockAccount", "accounts",
        "Let everybody try again to sign in as this account").by(Role.ADMIN).ownOnlyExceptFor(Role.ADMIN).takes("accountId")
        .answers(204, "Unlocked.").refuses(401, 403, 404, 409));
  }

  private void passwords() {
    ObjectNode own = required(object(), "old", "new").put("additionalProperties", false);
    member(member(own, "old", text("password")), "new", text("password"));
    ObjectNode given = object().put("additionalProperties", false);
    member(member(given, "password", text("password")), "mustChangePassword", Shapes.of("boolean").put("default", true));
    ObjectNode made = member(object(), "oneTimePassword", text().put("description", "Shown in this answer only."));
    member(made, "passwordExpiresAt", text("date-time"));
    api.operation("post", ACCOUNTS + "/{accountId}/password", new Operation("setPassword", "accounts", "Set a password")
        .describe("One's own with the old one: all sessions end, and a new one begins with this answer. An administrator sets"
            + " another's, or has one made for one sign-in; its sessions end.")
        .takes("accountId").ownOnlyExceptFor(Role.ADMIN).reads(JSON, Shapes.anyOf(own, given))
        .answers(200, "It is set.", JSON, Shapes.anyOf(ref(OpenApi.SCHEMAS + "SignedIn"), made))
        .refuses(401, 404, 409, 422, 429));
  }

  private void sessionsOfAccounts() {
    String path = ACCOUNTS + "/{accountId}/sessions";
    api.operation("get", path, new Operation("listSessions", "accounts", "Where an account is signed in").takes("accountId")
        .ownOnlyExceptFor(Role.ADMIN).answers(200, "Sessions, newest first.", JSON,
        member(required(object(), "data"), "data", Shapes.list(ref(OpenApi.SCHEMAS + "Session")))).refuses(401, 404));
    api.operation("delete", path, new Operation("endSessions", "accounts", "End all sessions of an account").takes("accountId")
        .ownOnlyExceptFor(Role.ADMIN).answers(204, "They have ended.").refuses(401, 404, 409));
    api.operation("delete", path + "/{sessionId}", new Operation("endSession", "accounts", "End one session").takes("accountId")
        .takes(OpenApi.path("sessionId", "The session's id.", text("uuid"))).ownOnlyExceptFor(Role.ADMIN)
        .answers(204, "It has ended.").refuses(401, 404));
  }

  private ObjectNode grant() {
    ObjectNode grant = required(object(), "role").put("description", "A role; types and locales limit it where they stand.")
        .put("additionalProperties", false);
    member(grant, "role", Shapes.words(roles()));
    member(grant, "types", Shapes.list(Shapes.words(types.all().stream().map(TypeDescriptor::name).toList())).put("minItems", 1));
    return member(grant, "locales", Shapes.list(Shapes.words(tags)).put("minItems", 1));
  }

  /** What may be set; every member may stay away. */
  private ObjectNode patch(ObjectNode shape) {
    ObjectNode nothing = Shapes.of("null");
    member(shape.put("additionalProperties", false), "displayName", Shapes.anyOf(text().put("maxLength", 200), nothing));
    member(shape, "email", Shapes.anyOf(text("email"), nothing.deepCopy()));
    member(shape, "locale", Shapes.anyOf(Shapes.words(tags), nothing.deepCopy()));
    member(shape, "status", Shapes.words(STATUS));
    member(shape, "roles", Shapes.list(Shapes.words(roles())).put("description", "Without limits; or else grants."));
    member(shape, "grants", Shapes.list(ref(OpenApi.SCHEMAS + "Grant")));
    return member(shape, "rights", Shapes.list(Shapes.words(rights())));
  }

  private ObjectNode account() {
    ObjectNode account = required(object(), "id", "name", "displayName", "etag", "status", "roles", "grants", "rights", "createdAt");
    member(member(member(account, "id", text("uuid")), "name", text()), "displayName", text());
    member(member(account, "etag", text()), "status", Shapes.words(STATUS));
    member(member(account, "email", text().put("x-internal", true)), "locale", Shapes.words(tags));
    granted(account);
    member(member(account, "hasPassword", Shapes.of("boolean")), "mustChangePassword", Shapes.of("boolean"));
    member(account, "deputy", required(member(member(object(), "id", text("uuid")), "until", text("date")), "id", "until")
        .put("description", "Who reviews in this person's place, and the last day of it."));
    member(member(account, "createdAt", text("date-time")), "signedInAt", text("date-time"));
    member(account, "lockedNetworks", Shapes.integer(0, Long.MAX_VALUE).put("description", "Locked out of this name now."));
    member(account, "oneTimePassword", text().put("description", "In the answer to its creation only."));
    return member(account, "passwordExpiresAt", text("date-time"));
  }

  private ObjectNode who() {
    ObjectNode who = member(required(object(), "account", "roles", "grants", "rights"), "expiresAt", text("date-time"));
    ObjectNode principal = member(member(object(), "id", text("uuid")), "grants", Shapes.list(ref(OpenApi.SCHEMAS + "Grant")));
    member(who, "standsInFor", Shapes.list(required(principal, "id", "grants"))
        .put("description", "Who has named the person deputy, and for what; only where there is somebody."));
    member(who, "account", member(member(object(), "id", text("uuid")), "name", text()));
    return granted(who);
  }

  private ObjectNode signedIn() {
    ObjectNode signedIn = member(required(who(), "token", "expiresAt"), "token", text().put("description", "Shown once."));
    return member(signedIn, "mustChangePassword", Shapes.of("boolean")
        .put("description", "Nothing else is open before POST accounts/current/password."));
  }

  private ObjectNode granted(ObjectNode shape) {
    member(shape, "roles", Shapes.list(Shapes.words(roles())).put("description", "What grants hold, whatever their limits."));
    member(shape, "grants", Shapes.list(ref(OpenApi.SCHEMAS + "Grant")));
    return member(shape, "rights", Shapes.list(Shapes.words(rights())));
  }

  private static ObjectNode session() {
    ObjectNode session = required(object(), "id", "createdAt", "expiresAt", "current");
    member(member(session, "id", text("uuid")), "createdAt", text("date-time"));
    return member(member(session, "expiresAt", text("date-time")), "current", Shapes.of("boolean"));
  }

  private static List<String> roles() {
    return Arrays.stream(Role.values()).map(Enum::name).toList();
  }

  private static List<String> rights() {
    return Arrays.stream(Right.values()).map(Enum::name).toList();
  }
}
