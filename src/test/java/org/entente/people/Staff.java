package org.entente.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.EntenteServer;
import org.entente.testing.Http;

/** The people of a server without samples, and those who care for their accounts. */
final class Staff {
  static final String ACCOUNTS = "api/editorial/v1/accounts";
  static final String SESSIONS = "api/editorial/v1/sessions";
  static final String PASSWORD = "correct-horse-battery";

  private final Http visitor;

  Staff(EntenteServer server) {
    visitor = server.http();
  }

  Http visitor() {
    return visitor;
  }

  /** The command line's administrator, who cannot be changed. */
  Http local() {
    return visitor.asLocal();
  }

  /** An account that may sign in with {@link #PASSWORD}; grants are written {@code REVIEWER:visits:fr}. */
  Person hire(String name, String... grants) {
    Http.Answer made = local().post(ACCOUNTS, Map.of("name", name, "password", PASSWORD, "mustChangePassword", false,
        "grants", grants(grants))).expect(201);
    return new Person(this, made.json().get("id").textValue(), name);
  }

  /** The same with a name that nobody has. */
  Person hireAny(String... grants) {
    return hire("p-" + UUID.randomUUID().toString().substring(0, 13), grants);
  }

  static List<Map<String, Object>> grants(String... grants) {
    return Arrays.stream(grants).map(grant -> {
      String[] parts = grant.split(":");
      Map<String, Object> json = new HashMap<>(Map.of("role", parts[0]));
      if (parts.length > 1 && !parts[1].isEmpty()) {
        json.put("types", List.of(parts[1].split("\\+")));
      }
      if (parts.length > 2) {
        json.put("locales", List.of(parts[2].split("\\+")));
      }
      return json;
    }).toList();
  }

  /** One of them, as somebody else sees and changes them. */
  record Person(Staff staff, String id, String name) {
    String path() {
      return ACCOUNTS + "/" + id;
    }

    Http signedIn() {
      return staff.visitor.as(name, PASSWORD);
    }

    Http.Answer signIn(String password) {
      return staff.visitor.post(SESSIONS, Map.of("name", name, "password", password));
    }

    JsonNode seen() {
      return staff.local().get(path()).expect(200).json();
    }

    /** Asks for a change of the account as it stands. */
    Http.Answer change(Http by, Map<String, ?> patch) {
      return by.with("If-Match", staff.local().get(path()).etag()).patch(path(), patch);
    }

    void changed(Map<String, ?> patch) {
      change(staff.local(), patch).expect(200);
    }

    void holds(String... grants) {
      changed(Map.of("grants", Staff.grants(grants)));
    }
  }
}
