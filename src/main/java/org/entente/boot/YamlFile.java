package org.entente.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;
import org.entente.values.LocalizedText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A file in which an office writes down what it wants: its own, else the one that comes with the application. What is wrong in it names its place. */
final class YamlFile {
  private final String setting;
  private final String usual;
  private final Optional<Path> own;

  private YamlFile(String setting, String usual, Optional<Path> own) {
    this.setting = setting;
    this.usual = usual;
    this.own = own;
  }

  /** The file that the setting names, else the usual one. */
  static YamlFile of(Environment environment, String setting, String usual) {
    return new YamlFile(setting, usual, environment.text(setting).map(Path::of));
  }

  Object load() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (InputStream in = own.isPresent() ? Files.newInputStream(own.get()) : YamlFile.class.getResourceAsStream("/" + usual)) {
      return new Yaml(new SafeConstructor(options)).load(in);
    } catch (YAMLException malformed) {
      throw new WrongSetting(setting, "names " + name() + ", which is no YAML: " + malformed.getMessage().replaceAll("\\s+", " "));
    } catch (IOException unreadable) {
      if (own.isEmpty()) {
        throw new UncheckedIOException(unreadable);
      }
      throw new WrongSetting(setting, "names " + name() + ", which cannot be read");
    }
  }

  /** The members of what stands at a place, which may have no others than these. */
  Map<?, ?> members(Object given, String place, List<String> known) {
    Map<?, ?> map = members(given, place);
    map.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
      throw wrong(place, "has '" + name + "', but knows only " + known);
    });
    return map;
  }

  /** The members of what stands at a place, whatever they are called. */
  Map<?, ?> members(Object given, String place) {
    if (!(given instanceof Map<?, ?> map)) {
      throw wrong(place, "must have members");
    }
    return map;
  }

  /** A line of text in each language that stands there. */
  LocalizedText texts(Object given, String place) {
    if (!(given instanceof Map<?, ?> texts) || texts.isEmpty()) {
      throw wrong(place, "must be a text in each language: {fr: …, en: …}");
    }
    Map<Locale, String> read = new HashMap<>();
    texts.forEach((language, text) -> read.put(language(language, place), line(text, place)));
    return LocalizedText.of(read);
  }

  private Locale language(Object tag, String place) {
    try {
      return new Locale.Builder().setLanguageTag(String.valueOf(tag)).build();
    } catch (IllformedLocaleException malformed) {
      throw wrong(place, "has '" + tag + "', which is no language tag");
    }
  }

  private String line(Object text, String place) {
    if (!(text instanceof String line) || line.isBlank() || line.chars().anyMatch(Character::isISOControl)) {
      throw wrong(place, "must be one line of text");
    }
    return line;
  }

  WrongSetting wrong(String place, String sentence) {
    return new WrongSetting(setting, "(" + name() + "): " + place + " " + sentence);
  }

  private String name() {
    return own.map(Path::toString).orElse(usual);
  }
}
