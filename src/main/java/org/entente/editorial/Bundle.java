package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.schema.PublicForm;
import org.entente.workflow.State;

/**
 * What is in a release as it stands at one moment of a transaction.
 *
 * @param contents those that stand, in the order of their ids
 * @param texts what each of them says
 * @param forms the public form of each language that is still to become public
 */
record Bundle(List<ReleaseItem> items, SortedMap<UUID, Content> contents, Map<UUID, Standings.Of> standings, Map<UUID, ObjectNode> texts,
    Map<UUID, Map<Locale, PublicForm>> forms) {

  Optional<Content> content(ReleaseItem item) {
    return Optional.ofNullable(contents.get(item.content));
  }

  Optional<Variant> variant(ReleaseItem item) {
    return variant(contents, item);
  }

  private static Optional<Variant> variant(Map<UUID, Content> contents, ReleaseItem item) {
    return Optional.ofNullable(contents.get(item.content)).flatMap(content -> content.variant(item.locale));
  }

  /** Whether that very text is public already, by whatever way: nothing is left to do. */
  static boolean isDone(Map<UUID, Content> contents, ReleaseItem item) {
    return variant(contents, item).filter(variant -> variant.state() == State.PUBLISHED && variant.fingerprint().equals(item.fingerprint)).isPresent();
  }

  boolean isDone(ReleaseItem item) {
    return isDone(contents, item);
  }

  /** What of a content is still to become public with the release. */
  Map<Locale, PublicForm> due(UUID content) {
    return forms.getOrDefault(content, Map.of());
  }

  /** Whether nothing is left to become public. */
  boolean isEmpty() {
    return items.stream().allMatch(this::isDone);
  }
}
