package org.entente.launcher;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./entente account …}: cares for the accounts of the running server. A password is asked for, never an argument. */
final class AccountCommand {
  private static final String USAGE =
      """
      ./entente account list [--status ACTIVE|SUSPENDED] [--role ROLE]
      ./entente account create NAME [GRANT …] [--display-name TEXT] [--email ADDRESS] [--language TAG] [--ask-password]
      ./entente account show NAME
      ./entente account roles NAME GRANT …|none      the roles it holds from now on
      ./entente account rights NAME RIGHT …|none     the rights it holds from now on
      ./entente account suspend NAME
      ./entente account activate NAME
      ./entente account password NAME [--ask-password]
      ./entente account unlock NAME
      ./entente account sessions NAME
      ./entente account end-sessions NAME [SESSION]

      A GRANT is a role, perhaps for some types and languages only: AUTHOR, REVIEWER:visits, REVIEWER::fr,
      REVIEWER:visits+news:fr+en. Without --ask-password a password is made for one sign-in, and printed once;
      with it you type one, or the first line of the standard input is taken. All take --data DIR.""";
  private static final String ACCOUNTS = "/api/editorial/v1/accounts";

  private final Options options;
  private final Path folder;
  private LocalClient client;

  AccountCommand(Checkout checkout, List<String> words) {
    options = Options.parse(words, Options.names("ask-password"),
        Options.names("status", "role", "display-name", "email", "language", "data"));
    folder = options.get("data").map(Path::of).orElse(checkout.state());
  }

  int run() throws IOException, InterruptedException {
    List<String> words = options.plain();
    String command = words.isEmpty() ? "" : words.get(0);
    boolean isList = command.equals("list");
    if (!AccountReport.COMMANDS.contains(command) || words.size() < (isList ? 1 : 2)) {
      throw new Trouble(USAGE, 2);
    }
    client = LocalClient.ofRunning(folder);
    List<String> rest = words.subList(Math.min(2, words.size()), words.size());
    if (isList) {
      list();
    } else if (command.equals("create")) {
      create(words.get(1), rest);
    } else {
      care(command, account(words.get(1)), rest);
    }
    return 0;
  }

  private void care(String command, Map<String, Object> account, List<String> rest) throws IOException, InterruptedException {
    String path = ACCOUNTS + "/" + account.get("id");
    switch (command) {
      case "show" -> AccountReport.one(answered(client.send("GET", path, null, null)));
      case "roles" -> change(account, Map.of("grants", rest.equals(List.of("none")) ? List.of() : grants(rest)));
      case "rights" -> change(account, Map.of("rights", rest.equals(List.of("none")) ? List.of() : some(rest)));
      case "suspend" -> change(account, Map.of("status", "SUSPENDED"));
      case "activate" -> change(account, Map.of("status", "ACTIVE"));
      case "password" -> AccountReport.password(answered(client.send("POST", path + "/password", password(), null)));
      case "unlock" -> done(client.send("POST", path + "/unlock", null, null), "Everybody may try again to sign in as this account.");
      case "sessions" -> AccountReport.sessions(answered(client.send("GET", path + "/sessions", null, null)));
      default -> done(client.send("DELETE", path + "/sessions" + (rest.isEmpty() ? "" : "/" + encoded(rest.get(0))), null, null),
          rest.isEmpty() ? "All its sessions have ended." : "The session has ended.");
    }
  }

  private void list() throws IOException, InterruptedException {
    List<Map<String, Object>> all = new ArrayList<>();
    String filter = "limit=100" + options.get("status").map(status -> "&status=" + encoded(status)).orElse("")
        + options.get("role").map(role -> "&role=" + encoded(role)).orElse("");
    String after = "";
    do {
      Map<String, Object> page = answered(client.send("GET", ACCOUNTS + "?" + filter + after, null, null));
      all.addAll(AccountReport.data(page));
      Object next = page.get("links") instanceof Map<?, ?> links ? links.get("next") : null;
      after = next == null ? "" : "&after=" + next.toString().replaceFirst(".*[?&]after=", "");
    } while (!after.isEmpty());
    AccountReport.list(all);
  }

  private void create(String name, List<String> rest) throws IOException, InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("grants", rest.isEmpty() ? List.of() : grants(rest));
    options.get("display-name").ifPresent(text -> body.put("displayName", text));
    options.get("email").ifPresent(text -> body.put("email", text));
    options.get("language").ifPresent(tag -> body.put("locale", tag));
    body.putAll(password());
    Map<String, Object> made = answered(client.send("POST", ACCOUNTS, body, null));
    AccountReport.one(made);
    AccountReport.password(made);
  }

  private void change(Map<String, Object> account, Map<String, Object> patch) throws IOException, InterruptedException {
    AccountReport.one(answered(client.send("PATCH", ACCOUNTS + "/" + account.get("id"), patch, "\"" + account.get("etag") + "\"")));
  }

  private Map<String, Object> account(String name) throws IOException, InterruptedException {
    return AccountReport.data(answered(client.send("GET", ACCOUNTS + "?name=" + encoded(name), null, null))).stream().findFirst()
        .orElseThrow(() -> new Trouble("There is no account '" + name + "'; ./entente account list shows all."));
  }

  /** Nothing for a password that is made for one sign-in; else what is typed. */
  private Map<String, Object> password() throws IOException {
    if (!options.has("ask-password")) {
      return Map.of();
    }
    Console console = System.console();
    String typed;
    if (console != null) {
      typed = new String(console.readPassword("New password: "));
      if (!typed.equals(new String(console.readPassword("Once more: ")))) {
        throw new Trouble("The two passwords differ; nothing was changed.");
      }
    } else {
      typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
    return Map.of("password", typed == null ? "" : typed);
  }

  private static List<Map<String, Object>> grants(List<String> words) {
    return some(words).stream().map(word -> {
      String[] parts = word.split(":", -1);
      Map<String, Object> grant = new LinkedHashMap<>(Map.of("role", parts[0]));
      if (parts.length > 1 && !parts[1].isEmpty()) {
        grant.put("types", List.of(parts[1].split("\\+")));
      }
      if (parts.length > 2 && !parts[2].isEmpty()) {
        grant.put("locales", List.of(parts[2].split("\\+")));
      }
      if (parts.length > 3) {
        throw new Trouble("'" + word + "' is no grant; write ROLE, ROLE:types or ROLE:types:languages.", 2);
      }
      return grant;
    }).toList();
  }

  private static List<String> some(List<String> words) {
    if (words.isEmpty()) {
      throw new Trouble("Say which, or none.", 2);
    }
    return words;
  }

  private static Map<String, Object> answered(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw new Trouble("That was refused: " + LocalClient.refusal(response) + ".");
    }
    return Json.object(response.body());
  }

  private static void done(HttpResponse<String> response, String sentence) {
    answered(response);
    System.out.println(sentence);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
