package org.entente.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The {@code ENTENTE_*} variables; a secret may instead stand in the file that {@code NAME_FILE} names. */
public final class Environment {
  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /** The setting, trimmed; blank counts as absent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** A secret: from {@code NAME} or from the file that {@code NAME_FILE} names. */
  public Optional<String> secret(String name) {
    return text(name).or(() -> text(name + "_FILE").map(Path::of).map(Environment::firstLine));
  }

  /** {@code true} or {@code false}; anything else stops the start. */
  public boolean flag(String name, boolean otherwise) {
    String value = text(name).orElse(String.valueOf(otherwise));
    if (!value.equals("true") && !value.equals("false")) {
      throw new WrongSetting(name, "is '" + value + "'; write true or false");
    }
    return Boolean.parseBoolean(value);
  }

  /** A whole number of 1 or more; anything else stops the start. */
  public long number(String name, long otherwise) {
    String value = text(name).orElse(String.valueOf(otherwise));
    if (!value.matches("[1-9][0-9]{0,17}")) {
      throw new WrongSetting(name, "is '" + value + "'; write a whole number, 1 or more");
    }
    return Long.parseLong(value);
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The secret file " + file + " cannot be read", unreadable);
    }
  }
}
