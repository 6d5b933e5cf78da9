package org.entente.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.access.Grant;
import org.entente.access.Role;
import org.entente.problem.Problem;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;

/** Grants as the API takes them: {@code "roles":["AUTHOR"]} without limits, or {@code "grants":[{"role","types","locales"}]}. */
final class GrantReader {
  private final List<String> types;
  private final List<String> locales;

  private GrantReader(ContentTypes types) {
    this.types = types.all().stream().map(TypeDescriptor::name).toList();
    this.locales = types.locales().stream().map(Locale::toLanguageTag).toList();
  }

  /** Takes the member out of the body, if it is there. */
  static Optional<List<Grant>> read(ObjectNode body, ContentTypes types) {
    if (body.has("roles")) {
      return Optional.of(Grant.ordered(AccountPatch.words(body.remove("roles"), "/roles", Role.class).stream().map(Grant::of).toList()));
    }
    return Optional.ofNullable(body.remove("grants")).map(new GrantReader(types)::grants);
  }

  private List<Grant> grants(JsonNode given) {
    if (!given.isArray()) {
      throw Problem.invalid("/grants", "must be a list of {\"role\",\"types\",\"locales\"}");
    }
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      grants.add(grant(given.get(i), "/grants/" + i));
    }
    return Grant.ordered(grants);
  }

  private Grant grant(JsonNode given, String pointer) {
    if (!given.isObject()) {
      throw Problem.invalid(pointer, "must be {\"role\",\"types\",\"locales\"}");
    }
    ObjectNode rest = given.deepCopy();
    Role role = AccountPatch.word(rest.path("role"), pointer + "/role", Role.class);
    Set<String> limitedTypes = limit(rest.path("types"), pointer + "/types", types, Function.identity());
    Set<Locale> limitedLocales = limit(rest.path("locales"), pointer + "/locales", locales, Locale::forLanguageTag);
    rest.remove(List.of("role", "types", "locales"));
    if (!rest.isEmpty()) {
      throw Problem.invalid(pointer + "/" + AccountPatch.pointer(rest.fieldNames().next()), "is no part of a grant");
    }
    if (role == Role.ADMIN && !(limitedTypes.isEmpty() && limitedLocales.isEmpty())) {
      throw Problem.invalid(pointer, "limits ADMIN, which concerns accounts and no type or language; leave the limits out");
    }
    return new Grant(role, limitedTypes, limitedLocales);
  }

  private static <T> Set<T> limit(JsonNode given, String pointer, List<String> known, Function<String, T> read) {
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < given.size(); i++) {
      if (!given.isArray() || !known.contains(given.get(i).textValue())) {
        throw Problem.invalid(pointer + "/" + i, "must be one of " + known);
      }
      words.add(given.get(i).textValue());
    }
    // An empty list would read as a role that reaches nothing, and is kept as one that reaches everything.
    if (words.isEmpty() && !given.isMissingNode()) {
      throw Problem.invalid(pointer, "must list some of " + known + "; leave it out for all");
    }
    return words.stream().map(read).collect(Collectors.toSet());
  }
}
