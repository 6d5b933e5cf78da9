package org.entente.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.access.Right;
import org.entente.problem.Problem;
import org.entente.schema.ContentTypes;

/** What somebody asks to change in an account: a merge patch, read strictly. Applying it tells which fields differ now. */
final class AccountPatch {
  /** What a person may change in their own account. */
  static final Set<String> OWN = Set.of("displayName", "email", "locale");
  private static final Set<String> CONCERN_SESSIONS = Set.of("roles", "rights", "status");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");
  private static final int LONGEST_NAME = 200;

  private final Map<String, Predicate<Account>> changes = new LinkedHashMap<>();

  private AccountPatch() {}

  /** Takes the members it knows out of the body and refuses what is left. */
  static AccountPatch read(ObjectNode body, ContentTypes types) {
    AccountPatch patch = new AccountPatch();
    patch.text(body, "displayName", AccountPatch::displayName, (account, value) -> account.displayName = value, account -> account.displayName);
    patch.text(body, "email", AccountPatch::email, (account, value) -> account.email = value, account -> account.email);
    patch.text(body, "locale", tag -> locale(tag, types), (account, value) -> account.locale = value, account -> account.locale);
    patch.status(body);
    patch.grants(body, types);
    if (body.has("rights")) {
      Set<Right> rights = words(body.remove("rights"), "/rights", Right.class);
      patch.changes.put("rights", account -> differs(account.rights, rights, () -> account.rights = rights));
    }
    if (!body.isEmpty()) {
      throw Problem.invalid("/" + pointer(body.fieldNames().next()), "cannot be set; an account takes displayName, email, locale,"
          + " status, roles or grants, and rights");
    }
    return patch;
  }

  Set<String> fields() {
    return changes.keySet();
  }

  /** Returns the names of the fields that differ now. */
  Set<String> applyTo(Account account) {
    return changes.entrySet().stream().filter(change -> change.getValue().test(account)).map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  static boolean concernsSessions(Set<String> fields) {
    return fields.stream().anyMatch(CONCERN_SESSIONS::contains);
  }

  private <T> void text(ObjectNode body, String name, Function<String, T> read, BiConsumer<Account, T> write,
      Function<Account, T> present) {
    if (body.has(name)) {
      JsonNode given = body.remove(name);
      if (!given.isNull() && !given.isTextual()) {
        throw Problem.invalid("/" + name, "must be a text, or null to take it away");
      }
      T value = given.isNull() ? null : read.apply(given.textValue());
      changes.put(name, account -> differs(present.apply(account), value, () -> write.accept(account, value)));
    }
  }

  private void status(ObjectNode body) {
    if (body.has("status")) {
      Account.Status status = word(body.remove("status"), "/status", Account.Status.class);
      changes.put("status", account -> differs(account.status, status, () -> account.status = status));
    }
  }

  private void grants(ObjectNode body, ContentTypes types) {
    if (body.has("roles") && body.has("grants")) {
      throw Problem.invalid("/roles", "and grants say the same; send one of them");
    }
    GrantReader.read(body, types).ifPresent(grants ->
        changes.put("roles", account -> differs(account.grants, grants, () -> account.grants = grants)));
  }

  private static boolean differs(Object before, Object after, Runnable write) {
    boolean differs = !Objects.equals(before, after);
    if (differs) {
      write.run();
    }
    return differs;
  }

  private static String displayName(String text) {
    String name = text.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME || text.codePoints().anyMatch(AccountPatch::isInvisible)) {
      throw Problem.invalid("/displayName", "must have 1 to " + LONGEST_NAME + " characters on one line");
    }
    return name;
  }

  /** Line ends, escapes and marks that turn the direction of writing would let a name pretend to be something else. */
  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR || type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
  }

  private static String email(String text) {
    if (!EMAIL.matcher(text).matches() || text.codePoints().anyMatch(AccountPatch::isInvisible)) {
      throw Problem.invalid("/email", "must be one mail address");
    }
    return text;
  }

  private static Locale locale(String tag, ContentTypes types) {
    return types.locales().stream().filter(locale -> locale.toLanguageTag().equals(tag)).findFirst()
        .orElseThrow(() -> Problem.invalid("/locale", "must be one of " + types.locales().stream().map(Locale::toLanguageTag).toList()));
  }

  static <E extends Enum<E>> E word(JsonNode given, String pointer, Class<E> words) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> given.isTextual() && word.name().equals(given.textValue())).findFirst()
        .orElseThrow(() -> Problem.invalid(pointer, "must be one of " + List.of(words.getEnumConstants())));
  }

  static <E extends Enum<E>> Set<E> words(JsonNode given, String pointer, Class<E> words) {
    if (!given.isArray()) {
      throw Problem.invalid(pointer, "must be a list of " + List.of(words.getEnumConstants()));
    }
    Set<E> read = new LinkedHashSet<>();
    for (int i = 0; i < given.size(); i++) {
      read.add(word(given.get(i), pointer + "/" + i, words));
    }
    return read;
  }

  /** RFC 6901. */
  static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
