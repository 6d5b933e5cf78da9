package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Locale;
import org.entente.content.Content;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.TypeDescriptor;

/** Puts what a content once said in the place of what it says now: its public facts, and the words of some languages. */
@ApplicationScoped
class FormerText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  ReferenceFinder references;

  /**
   * Internal fields stay as they are.
   *
   * @param former a revision's JSON
   */
  void bringBack(Content content, ObjectNode former, Collection<Locale> locales) {
    TypeDescriptor type = types.named(content.type());
    // First nothing, then the former text: a merge alone would keep what only the present one has.
    ObjectNode nothing = JSON.objectNode();
    ObjectNode text = JSON.objectNode();
    type.facts().stream().filter(FieldDescriptor::isPublic).forEach(field -> replace(field, former, nothing, text));
    ObjectNode noWords = nothing.putObject("words");
    ObjectNode words = text.putObject("words");
    for (Locale locale : locales) {
      String tag = locale.toLanguageTag();
      ObjectNode none = noWords.putObject(tag);
      ObjectNode told = words.putObject(tag);
      type.words().forEach(field -> replace(field, former.path("words").path(tag), none, told));
    }
    json.merge(content, nothing, references.neighbours());
    json.merge(content, text, references.neighbours());
  }

  private static void replace(FieldDescriptor field, JsonNode former, ObjectNode nothing, ObjectNode text) {
    nothing.putNull(field.name());
    if (former.has(field.name())) {
      text.set(field.name(), former.get(field.name()));
    }
  }
}
