package org.entente.apidoc;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.entente.schema.TypeDescriptor;
import org.entente.values.Markup;

/**
 * What the index page says in one language, safe for markup. Where the page has no words in a language of the installation, its own
 * are English and the model's names are as they are told.
 */
final class Phrases {
  private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

  private final Locale locale;
  private final Locale language;
  private final ResourceBundle messages;

  Phrases(Locale locale) {
    this.locale = locale;
    this.language = LANGUAGES.stream().filter(known -> known.getLanguage().equals(locale.getLanguage())).findFirst().orElse(Locale.ENGLISH);
    this.messages = ResourceBundle.getBundle("org.entente.apidoc.IndexPage", language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Of the page's own words. */
  Locale language() {
    return language;
  }

  String say(String key, Object... values) {
    return Markup.quoted(new MessageFormat(messages.getString(key), language).format(values));
  }

  /** What people call something of a type; the key itself where nobody has named it. */
  String name(TypeDescriptor type, String key) {
    return Markup.quoted(type.label(locale, key));
  }

  /** What people are told of something; empty where nobody has. */
  String help(TypeDescriptor type, String key) {
    String told = type.label(locale, key);
    return told.equals(key) ? "" : Markup.quoted(told);
  }
}
