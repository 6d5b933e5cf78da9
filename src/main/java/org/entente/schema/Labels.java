package org.entente.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The names people read, from the label files beside a class and, for common fields, beside its superclass. */
final class Labels {
  private final Map<Locale, Properties> texts = new HashMap<>();

  /** Reads {@code Name_fr.properties} of each class; a later class overrides an earlier one. */
  Labels(List<Class<?>> classes, List<Locale> locales) {
    for (Locale locale : locales) {
      Properties merged = new Properties();
      classes.forEach(type -> read(type, locale, merged));
      texts.put(locale, merged);
    }
  }

  /** The text, or the key when nobody has told it. */
  String text(Locale locale, String key) {
    Properties told = texts.get(locale);
    return told == null ? key : told.getProperty(key, key);
  }

  private static void read(Class<?> type, Locale locale, Properties into) {
    String file = type.getSimpleName() + "_" + locale.toLanguageTag() + ".properties";
    try (InputStream stream = type.getResourceAsStream(file)) {
      if (stream != null) {
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
          into.load(reader);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The labels " + file + " cannot be read", unreadable);
    }
  }
}
