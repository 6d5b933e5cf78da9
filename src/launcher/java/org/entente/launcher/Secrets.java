package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Passwords and tokens: given by the environment, by a file, or random. */
final class Secrets {
  /** No letter or digit that looks like another. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  static Optional<String> given(String name) {
    return given(name, System.getenv());
  }

  /** What {@code NAME} says, or the file that {@code NAME_FILE} names. */
  static Optional<String> given(String name, Map<String, String> environment) {
    return text(name, environment)
        .or(() -> text(name + "_FILE", environment).map(file -> content(name + "_FILE", Path.of(file))));
  }

  private static Optional<String> text(String name, Map<String, String> environment) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static String content(String name, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new Trouble(name + " names " + file + ", which cannot be read.", 2);
    }
  }

  static String password() {
    return RANDOM.ints(20, 0, ALPHABET.length())
        .mapToObj(i -> ALPHABET.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  static String token() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
