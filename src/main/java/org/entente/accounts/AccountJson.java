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
