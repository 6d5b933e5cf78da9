package org.entente.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.entente.access.Grant;

/** How the API shows an account to administrators and to its owner; no hash and no token ever. */
final class AccountJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AccountJson() {}

  static String etag(Account account) {
    return "a" + account.version;
  }

  static ObjectNode of(Account account) {
    ObjectNode shown = JSON.objectNode().put("id", account.id.toString()).put("name", account.name)
        .put("displayName", account.displayName()).put("etag", etag(account)).put("status", account.status.name());
    ArrayNode roles = shown.putArray("roles");
    account.actor().roles().forEach(role -> roles.add(role.name()));
    shown.set("grants", grants(account.grants));
    ArrayNode rights = shown.putArray("rights");
    account.rights.stream().sorted().forEach(right -> rights.add(right.name()));
    shown.put("hasPassword", account.passwordHash != null).put("mustChangePassword", account.mustChangePassword())
        .put("createdAt", account.createdAt.toString());
    if (account.email != null) {
      shown.put("email", account.email);
    }
    if (account.locale != null) {
      shown.put("locale", account.locale.toLanguageTag());
    }
    if (account.deputy != null) {
      shown.putObject("deputy").put("id", account.deputy.toString()).put("until", account.deputyUntil.toString());
    }
    if (account.signedInAt != null) {
      shown.put("signedInAt", account.signedInAt.toString());
    }
    return shown;
  }

  static ObjectNode session(Session session, boolean current) {
    return JSON.objectNode().put("id", session.id.toString()).put("createdAt", session.createdAt.toString())
        .put("expiresAt", session.expiresAt.toString()).put("current", current);
  }

  /** {@code [{"role":"REVIEWER","types":["visits"],"locales":["fr"]}]}; a limit that is not there does not limit. */
  static ArrayNode grants(List<Grant> grants) {
    ArrayNode array = JSON.arrayNode();
    for (Grant grant : grants) {
      ObjectNode shown = array.addObject().put("role", grant.role().name());
      if (!grant.types().isEmpty()) {
        grant.types().stream().sorted().forEach(shown.putArray("types")::add);
      }
      if (!grant.locales().isEmpty()) {
        grant.locales().stream().map(Locale::toLanguageTag).sorted().forEach(shown.putArray("locales")::add);
      }
    }
    return array;
  }
}
