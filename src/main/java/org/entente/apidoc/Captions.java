package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;

/**
 * What people call a type, a field or a word, as title and description: in English if it is told, else in the first
 * language.
 */
final class Captions {
  private final ContentTypes types;
  private final Locale locale;

  Captions(ContentTypes types) {
    this.types = types;
    this.locale = language(types.locales());
  }

  private static Locale language(List<Locale> told) {
    return told.stream().filter(locale -> locale.getLanguage().equals("en")).findFirst().orElse(told.get(0));
  }

  /** Captions the type itself. */
  ObjectNode type(ObjectNode shape, String type) {
    return caption(shape, type, "label", "help");
  }

  /** Captions the field at a path. */
  ObjectNode field(ObjectNode shape, String type, String path) {
    return caption(shape, type, path, path + ".help");
  }

  /** What people call something of a type; the key itself when nobody has told it. */
  String text(String type, String key) {
    return types.find(type).map(found -> found.label(locale, key)).orElse(key);
  }

  /** What the words of an enumeration mean, in their order. */
  ObjectNode words(ObjectNode shape, String type, String path, List<String> words) {
    return shape.set("x-enum-descriptions", Shapes.array(words.stream().map(word -> told(type, path + "." + word,
        word)).toList()));
  }

  private String told(String type, String key, String otherwise) {
    String text = text(type, key);
    return text.equals(key) ? otherwise : text;
  }

  private ObjectNode caption(ObjectNode shape, String type, String title, String help) {
    TypeDescriptor descriptor = types.named(type);
    put(shape, "title", descriptor.label(locale, title), title);
    put(shape, "description", descriptor.label(locale, help), help);
    return shape;
  }

  private static void put(ObjectNode shape, String name, String text, String key) {
    if (!text.equals(key)) {
      shape.put(name, text);
    }
  }
}
