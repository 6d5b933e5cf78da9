package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Accounts that hold what somebody else holds, for what would end a session or change a password. Each sign-in costs a hash. */
final class Doubles {
  static final String PASSWORD = "seven-purple-herons-wade";
  private static final String ROOT = Settings.ROOT;

  private final Target target;
  private final Settings settings;
  private final Map<Person, Double> kept = new HashMap<>();

  /** @param session the id of the session the token belongs to */
  record Double(String id, String name, String token, String session) {
    Request sending(Request request) {
      return request.with("Authorization", "Bearer " + token);
    }

    String credentials() {
      return Doubles.credentials(name).toString();
    }
  }

  Doubles(Target target, Settings settings) {
    this.target = target;
    this.settings = settings;
  }

  static String name() {
    return "double-" + UUID.randomUUID();
  }

  /** The same at every call: for what neither ends its session nor changes its password. */
  Double lasting(Person person) {
    return kept.computeIfAbsent(person, this::fresh);
  }

  /** A new account with the same roles, signed in. */
  Double fresh(Person person) {
    Person admin = target.person("admin");
    String name = name();
    ObjectNode account = credentials(name).put("mustChangePassword", false);
    person.roles().forEach(account.putArray("roles")::add);
    String id = settings.made(201, admin.sending(Request.of("POST", ROOT + "/accounts").bearing("application/json", account.toString())))
        .get("id").textValue();
    return signedIn(id, name);
  }

  /** The lasting account in another session, which may end. */
  Double again(Person person) {
    Double lasting = lasting(person);
    return signedIn(lasting.id(), lasting.name());
  }

  private Double signedIn(String id, String name) {
    String token = settings.made(201, Request.of("POST", ROOT + "/sessions").bearing("application/json", credentials(name).toString()))
        .get("token").textValue();
    JsonNode sessions = settings.made(200, Request.of("GET", ROOT + "/accounts/" + id + "/sessions").with("Authorization", "Bearer " + token));
    String current = sessions.get("data").valueStream().filter(session -> session.path("current").asBoolean()).findFirst().orElseThrow()
        .get("id").textValue();
    return new Double(id, name, token, current);
  }

  private static ObjectNode credentials(String name) {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("password", PASSWORD);
  }
}
