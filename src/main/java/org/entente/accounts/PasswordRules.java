package org.entente.accounts;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.problem.Problem;

/**
 * What a password must be (ASVS 5, level 2): long enough, and none that is guessed early. Any characters will do, and none is
 * demanded. How early it is guessed is estimated with dictionaries of common passwords, names, words and keyboard walks.
 */
final class PasswordRules {
  static final int SHORTEST = 12;
  /** Fewer than a hundred million guesses: a list of common passwords with the usual variations gets there. */
  private static final double LEAST_GUESSES_LOG10 = 8;
  /** What follows adds strength, never takes it away, but time to estimate. */
  private static final int ESTIMATED = 64;
  private static final List<String> LOCAL_WORDS = List.of("entente", "azerty", "azertyuiop", "motdepasse", "bonjour", "bienvenue",
      "soleil", "doudou", "loulou", "chouchou", "marseille", "paris", "mairie", "ville", "jetaime", "changezmoi", "administrateur",
      "administrator", "changeme", "secret", "welcome");
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordRules() {}

  /** Refuses a password that is too short or guessed early; words about its owner are guessed first. */
  static void require(String pointer, String password, List<String> aboutTheOwner) {
    if (Passwords.checked(password).codePointCount(0, password.length()) < SHORTEST) {
      throw Problem.invalid(pointer, "must have at least " + SHORTEST + " characters; a few unrelated words are easy to remember");
    }
    List<String> words = new ArrayList<>(LOCAL_WORDS);
    aboutTheOwner.forEach(word -> words.addAll(List.of(word.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))));
    words.removeIf(String::isEmpty);
    String start = password.substring(0, Math.min(ESTIMATED, password.length()));
    if (new Zxcvbn().measure(start, words).getGuessesLog10() < LEAST_GUESSES_LOG10) {
      throw Problem.invalid(pointer, "is one of those that are guessed first; take a few unrelated words instead");
    }
  }

  /** A password for one sign-in: 100 random bits in letters that nobody confuses, in groups. */
  static String oneTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(i > 0 && i % 5 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
