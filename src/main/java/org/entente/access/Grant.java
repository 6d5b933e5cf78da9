package org.entente.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;

/**
 * A role somebody holds, perhaps for some types and languages only. Written {@code REVIEWER}, {@code REVIEWER:visits+news},
 * {@code REVIEWER::fr} or {@code REVIEWER:visits:fr+en}.
 *
 * @param types the types it is limited to; empty for every type
 * @param locales the languages it is limited to; empty for every language
 */
public record Grant(Role role, Set<String> types, Set<Locale> locales) {
  private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::role).thenComparing(Grant::toString);

  public Grant {
    types = Set.copyOf(types);
    locales = Set.copyOf(locales);
  }

  /** The role without any limit. */
  public static Grant of(Role role) {
    return new Grant(role, Set.of(), Set.of());
  }

  /** Reads one grant as {@link #toString} writes it. */
  public static Grant parse(String text) {
    String[] parts = text.strip().split(":", -1);
    if (parts.length > 3) {
      throw new Malformed("'" + text + "' is no grant; write ROLE, ROLE:types or ROLE:types:languages");
    }
    Role role = Arrays.stream(Role.values()).filter(known -> known.name().equals(parts[0])).findFirst()
        .orElseThrow(() -> new Malformed("'" + parts[0] + "' is no role; choose one of " + List.of(Role.values())));
    return new Grant(role, words(parts, 1).collect(Collectors.toSet()),
        words(parts, 2).map(LanguageTag::parse).collect(Collectors.toSet()));
  }

  /** In the one order in which grants are kept and shown, each once. */
  public static List<Grant> ordered(Collection<Grant> grants) {
    return grants.stream().distinct().sorted(ORDER).toList();
  }

  private static Stream<String> words(String[] parts, int index) {
    return index < parts.length ? Arrays.stream(parts[index].split("\\+")).filter(word -> !word.isEmpty()) : Stream.empty();
  }

  public boolean isLimited() {
    return !types.isEmpty() || !locales.isEmpty();
  }

  /** Whether the role may be used on this type in this language. */
  public boolean covers(String type, Locale locale) {
    return (types.isEmpty() || types.contains(type)) && (locales.isEmpty() || locales.contains(locale));
  }

  @Override
  public String toString() {
    String languages = locales.stream().map(Locale::toLanguageTag).sorted().collect(Collectors.joining("+"));
    String limit = ":" + types.stream().sorted().collect(Collectors.joining("+")) + (languages.isEmpty() ? "" : ":" + languages);
    return role + (isLimited() ? limit : "");
  }
}
