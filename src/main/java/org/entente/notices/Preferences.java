package org.entente.notices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.accounts.Account;
import org.entente.accounts.Accounts;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.editorial.Occasion;
import org.entente.problem.Problem;
import org.entente.settings.Installation;

/** What a person wants to be sent. Address and language are the account's and are changed there. */
@ApplicationScoped
class Preferences {
  @Inject
  Notices notices;

  @Inject
  Accounts accounts;

  @Inject
  AuditTrail audit;

  @Inject
  Installation installation;

  /** {@code {"mail":true,"kinds":{"comment":true,…},"language":"fr","address"?}}. */
  ObjectNode read(UUID person) {
    return shown(person, notices.preference(person));
  }

  /** Merges what is given; {@code {"mail":false}}, {@code {"kinds":{"comment":false}}}. */
  ObjectNode change(Actor actor, ObjectNode patch) {
    NoticePreference preference = notices.preference(actor.account());
    Optional<Boolean> mail = flag(patch.remove("mail"), "/mail");
    JsonNode kinds = Optional.ofNullable(patch.remove("kinds")).orElse(JsonNodeFactory.instance.objectNode());
    requireNoMore(patch);
    mail.ifPresent(wanted -> preference.mail = wanted);
    preference.without(without(preference, kinds));
    notices.keep(preference);
    audit.record(actor, "NOTICES_CHOSEN", Subject.of("accounts", actor.account()), Map.of("mail", preference.mail, "without",
        preference.without().stream().map(Occasion::word).toList()));
    return shown(actor.account(), preference);
  }

  private static Set<Occasion> without(NoticePreference preference, JsonNode kinds) {
    if (!kinds.isObject()) {
      throw Problem.invalid("/kinds", "must be an object that says true or false for some kinds");
    }
    Set<Occasion> without = preference.without();
    kinds.properties().forEach(given -> {
      Occasion kind = Arrays.stream(Occasion.values()).filter(one -> one.word().equals(given.getKey())).findFirst()
          .orElseThrow(() -> Problem.invalid("/kinds/" + pointer(given.getKey()), "is no kind of notice; there are " + Occasion.words()));
      if (flag(given.getValue(), "/kinds/" + kind.word()).orElseThrow()) {
        without.remove(kind);
      } else {
        without.add(kind);
      }
    });
    return without;
  }

  private static Optional<Boolean> flag(JsonNode given, String pointer) {
    if (given != null && !given.isBoolean()) {
      throw Problem.invalid(pointer, "must be true or false");
    }
    return Optional.ofNullable(given).map(JsonNode::booleanValue);
  }

  private static void requireNoMore(ObjectNode patch) {
    if (!patch.isEmpty()) {
      String name = patch.fieldNames().next();
      throw Problem.invalid("/" + pointer(name), List.of("address", "language").contains(name)
          ? "is changed by email and locale of accounts/current" : "cannot be set; there are mail and kinds");
    }
  }

  private static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private ObjectNode shown(UUID person, NoticePreference preference) {
    Account account = accounts.byId(person).orElseThrow(Problem::notFound);
    ObjectNode shown = JsonNodeFactory.instance.objectNode().put("mail", preference.mail);
    ObjectNode kinds = shown.putObject("kinds");
    Arrays.stream(Occasion.values()).forEach(kind -> kinds.put(kind.word(), !preference.without().contains(kind)));
    shown.put("language", Wording.of(account, installation).language().toLanguageTag());
    account.email().ifPresent(address -> shown.put("address", address));
    return shown;
  }
}
