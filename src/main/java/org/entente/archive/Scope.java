package org.entente.archive;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What goes into an archive. */
enum Scope {
  /** Everything, secrets too, but the sessions: after a restore everybody signs in again. */
  BACKUP {
    @Override
    Optional<Table> of(Table table) {
      return SIGN_INS.contains(table.name()) ? Optional.empty() : Optional.of(table);
    }
  },
  /** Content, its history, the log, the audit, and accounts without what they sign in with. What is not named is not in it. */
  EXPORT {
    @Override
    Optional<Table> of(Table table) {
      if (PARTLY.containsKey(table.name())) {
        return Optional.of(table.only(PARTLY.get(table.name())::contains));
      }
      return WHOLLY.contains(table.name()) || isPartOfAContent(table) ? Optional.of(table) : Optional.empty();
    }
  };

  /** Who has come in, who tries to, and who was given a way in, here and now. */
  private static final Set<String> SIGN_INS = Set.of("session", "sign_in_attempt", "preview_link");
  private static final Set<String> WHOLLY = Set.of("content", "variant", "flag", "revision", "publication_counter", "publication",
      "publication_body", "audit", "audit_seal", "sample_file", "release", "release_item");
  private static final Map<String, Set<String>> PARTLY = Map.of("installation", Set.of("id", "sample", "printed_form"),
      "account", Set.of("id", "name", "display_name", "roles", "rights", "status", "locale", "created_at"));

  /** The table as it is in the archive, or nothing. */
  abstract Optional<Table> of(Table table);

  List<Table> of(List<Table> all) {
    return all.stream().map(this::of).flatMap(Optional::stream).toList();
  }

  /** Its name in a manifest. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Scope> named(String word) {
    return List.of(values()).stream().filter(scope -> scope.word().equals(word)).findFirst();
  }

  /** The facts, words and lists of a type, and whatever else is about one content: its key begins with the content's id. */
  private static boolean isPartOfAContent(Table table) {
    return table.key().get(0).equals("content_id") && table.refersTo().contains("content");
  }
}
