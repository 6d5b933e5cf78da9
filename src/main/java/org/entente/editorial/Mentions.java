package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.schema.ContentTypes;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.TypeDescriptor;
import org.entente.values.Folding;
import org.entente.values.Ids;
import org.entente.values.Slug;

/**
 * The slugs, titles and ids that bodies speak of, their own and their neighbours', collected before any is read. What is
 * overlooked here is asked for later, one by one: this is about time, not about truth.
 */
final class Mentions {
  private static final Pattern LINK = Pattern.compile("entente:[a-z][a-z0-9-]*/([0-9a-fA-F-]{36})");

  private final ContentTypes types;
  private final Map<String, Set<String>> slugs = new HashMap<>();
  private final Map<String, Set<String>> titles = new HashMap<>();
  private final Set<UUID> ids = new HashSet<>();

  Mentions(ContentTypes types) {
    this.types = types;
  }

  /** By type. */
  Map<String, Set<String>> slugs() {
    return slugs;
  }

  /** By type, folded. */
  Map<String, Set<String>> titles() {
    return titles;
  }

  Set<UUID> ids() {
    return ids;
  }

  void collect(String type, ObjectNode body) {
    TypeDescriptor descriptor = types.named(type);
    fields(descriptor.facts(), body);
    for (JsonNode words : body.path("words")) {
      JsonNode title = words.path("title");
      if (title.isTextual() && !title.textValue().isBlank()) {
        add(titles, type, Folding.fold(title.textValue()));
        add(slugs, type, Slug.ofTitle(title.textValue()).text());
      }
      slug(type, words.path("slug"));
      fields(descriptor.words(), words);
    }
  }

  private void fields(List<FieldDescriptor> fields, JsonNode owner) {
    for (FieldDescriptor field : fields) {
      JsonNode value = owner.path(field.name());
      if (value.isArray()) {
        value.forEach(element -> field(field, element));
      } else if (!value.isMissingNode()) {
        field(field, value);
      }
    }
  }

  private void field(FieldDescriptor field, JsonNode value) {
    switch (field.kind()) {
      case REFERENCE, TARGET -> reference(field.target(), value);
      case COMPONENT -> fields(field.members(), value);
      case RICH_TEXT -> links(value);
      case TEXT, LOCALIZED_TEXT, SLUG, BOOLEAN, INTEGER, DATE, INSTANT, PERIOD, POINT, ENUMERATION, COUNTRY, URL, ZONE,
          QUERY -> { }
    }
  }

  private void reference(Optional<String> target, JsonNode value) {
    if (value.isTextual()) {
      text(target, value.textValue());
    } else {
      target.or(() -> Optional.ofNullable(value.path("type").textValue())).ifPresent(type -> slug(type, value.path("slug")));
      Optional.ofNullable(value.path("id").textValue()).flatMap(Ids::parse).ifPresent(ids::add);
    }
  }

  private void text(Optional<String> target, String text) {
    Ids.parse(text).ifPresent(ids::add);
    int slash = text.indexOf('/');
    if (target.isPresent()) {
      add(slugs, target.get(), text);
      add(titles, target.get(), Folding.fold(text));
    } else if (slash > 0) {
      text(Optional.of(text.substring(0, slash)), text.substring(slash + 1));
    }
  }

  private void links(JsonNode text) {
    if (text.isTextual()) {
      Matcher link = LINK.matcher(text.textValue());
      while (link.find()) {
        Ids.parse(link.group(1)).ifPresent(ids::add);
      }
    }
  }

  private void slug(String type, JsonNode value) {
    if (value.isTextual()) {
      add(slugs, type, value.textValue());
    }
  }

  private static void add(Map<String, Set<String>> byType, String type, String word) {
    byType.computeIfAbsent(type, first -> new HashSet<>()).add(word);
  }
}
