package org.entente.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.schema.TypeDescriptor;

/** How a person reads fields and values, in one language. */
public final class Vocabulary {
  /** The languages that comparisons are told in. */
  public static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

  private final TypeDescriptor type;
  private final Locale language;
  private final Map<UUID, String> titles;
  private final ResourceBundle messages;

  /** @param titles what the contents that are referred to are called now; those that are gone have none */
  public Vocabulary(TypeDescriptor type, Locale language, Map<UUID, String> titles) {
    this.type = type;
    this.language = language;
    this.titles = titles;
    this.messages = ResourceBundle.getBundle("org.entente.history.Comparison", language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Map<UUID, String> titles() {
    return titles;
  }

  String message(String key, Object... values) {
    return new MessageFormat(messages.getString(key), language).format(values);
  }

  String label(String key) {
    return type.label(language, key);
  }

  String label(FieldDescriptor field) {
    return label(field.path());
  }

  /** The name of a language in the reader's, with its tag. */
  String language(String tag) {
    String name = Locale.forLanguageTag(tag).getDisplayLanguage(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1) + " (" + tag + ")";
  }

  /** A value on one line. */
  String value(FieldDescriptor field, JsonNode value) {
    if (value.isArray()) {
      return joined(value, ", ", one -> value(field, one));
    }
    return switch (field.kind()) {
      case BOOLEAN -> value.isBoolean() ? message(value.asText()) : value.asText();
      case ENUMERATION -> word(field, value.asText());
      case COUNTRY -> new Locale("", value.asText()).getDisplayCountry(language);
      case POINT -> value.path("lat").asText() + ", " + value.path("lon").asText();
      case REFERENCE, TARGET -> References.read(value).map(reference -> titles.containsKey(reference.id())
          ? titles.get(reference.id()) + " (" + reference.type() + "/" + reference.id() + ")"
          : message("gone", reference.type() + "/" + reference.id())).orElseGet(() -> value.path("url").asText());
      case LOCALIZED_TEXT -> value.isObject() ? texts(value) : value.asText();
      case COMPONENT -> members(field, value);
      case TEXT, RICH_TEXT, SLUG, INTEGER, DATE, INSTANT, PERIOD, URL, ZONE, QUERY -> value.asText();
    };
  }

  private String word(FieldDescriptor field, String word) {
    String key = field.path() + "." + word;
    String label = label(key);
    return label.equals(key) ? word : label;
  }

  private static String texts(JsonNode value) {
    return value.properties().stream().map(text -> text.getKey() + ": " + text.getValue().asText()).collect(Collectors.joining(" / "));
  }

  private String members(FieldDescriptor field, JsonNode value) {
    return field.members().stream().filter(member -> value.has(member.name()))
        .map(member -> value(member, value.get(member.name()))).collect(Collectors.joining("; "));
  }

  private static String joined(JsonNode array, String between, Function<JsonNode, String> text) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(text.apply(one)));
    return String.join(between, texts);
  }

  /** Whether a value leads to other content. */
  static boolean refers(FieldDescriptor field) {
    return field.kind() == FieldKind.REFERENCE || field.kind() == FieldKind.TARGET;
  }
}
