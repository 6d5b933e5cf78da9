package org.entente.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code ./entente account} prints. */
final class AccountReport {
  static final Set<String> COMMANDS = Set.of("list", "create", "show", "roles", "rights", "suspend", "activate", "password", "unlock",
      "sessions", "end-sessions");

  private AccountReport() {}

  /** The entries of a page. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> data(Map<String, Object> page) {
    return page.get("data") instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
  }

  static void list(List<Map<String, Object>> accounts) {
    accounts.forEach(account -> System.out.printf("%-20s %-10s %s%n", account.get("name"), account.get("status"), grants(account)));
    System.out.printf("%d accounts%n", accounts.size());
  }

  static void one(Map<String, Object> account) {
    line("Account", account.get("name"));
    line("Name", account.get("displayName"));
    line("Mail", account.get("email"));
    line("Language", account.get("locale"));
    line("Status", account.get("status"));
    line("Roles", grants(account));
    line("Rights", account.get("rights") instanceof List<?> rights && !rights.isEmpty() ? join(rights, " ") : null);
    line("Created", account.get("createdAt"));
    line("Signed in", account.get("signedInAt"));
    line("Password", Boolean.TRUE.equals(account.get("mustChangePassword")) ? "must be changed at the first sign-in"
        : Boolean.FALSE.equals(account.get("hasPassword")) ? "none, nobody can sign in" : null);
    line("Locked out", account.get("lockedNetworks") instanceof Number locks && locks.intValue() > 0 ? locks.intValue() + " networks" : null);
  }

  /** What is told once: a password that was made. */
  static void password(Map<String, Object> answer) {
    Object password = answer.get("oneTimePassword");
    System.out.println(password == null ? "The password is set." : "Password for the first sign-in, shown this once: " + password);
    line("Good until", answer.get("passwordExpiresAt"));
  }

  static void sessions(Map<String, Object> page) {
    data(page).forEach(session -> System.out.printf("%s  since %s  until %s%n", session.get("id"), session.get("createdAt"), session.get("expiresAt")));
    System.out.printf("%d sessions%n", data(page).size());
  }

  private static String grants(Map<String, Object> account) {
    List<String> words = new ArrayList<>();
    if (account.get("grants") instanceof List<?> grants) {
      for (Object one : grants) {
        if (one instanceof Map<?, ?> grant) {
          String locales = grant.get("locales") instanceof List<?> list ? ":" + join(list, "+") : "";
          String types = grant.get("types") instanceof List<?> list ? ":" + join(list, "+") : locales.isEmpty() ? "" : ":";
          words.add(grant.get("role") + types + locales);
        }
      }
    }
    return words.isEmpty() ? "no role" : String.join(" ", words);
  }

  private static String join(List<?> words, String between) {
    return String.join(between, words.stream().map(String::valueOf).toList());
  }

  private static void line(String name, Object value) {
    if (value != null) {
      System.out.printf("%-11s %s%n", name, value);
    }
  }
}
