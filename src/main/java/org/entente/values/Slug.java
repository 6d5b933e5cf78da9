package org.entente.values;

import java.util.Set;

/**
 * The last part of a public address: lower-case letters, digits and single hyphens. It never looks like an id, holds no dot
 * and equals no reserved word, so that an address has one reading only.
 */
public record Slug(String text) {
  public static final int LONGEST = 120;

  /** Words that mean something else at the same place in an address. */
  public static final Set<String> RESERVED = Set.of("schema", "schemas", "openapi", "search", "content", "changes", "events",
      "catalog", "labels", "new", "current", "transitions", "revisions", "queue", "imports");

  private static final String SHAPE = "[a-z0-9]+(-[a-z0-9]+)*";
  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  public Slug {
    if (text.length() > LONGEST || !text.matches(SHAPE)) {
      throw new Malformed("'" + text + "' is no slug; write at most " + LONGEST
          + " lower-case letters, digits and single hyphens (rome-1956)");
    }
    if (RESERVED.contains(text) || text.matches(ID)) {
      throw new Malformed("'" + text + "' is reserved; add a word to the slug");
    }
  }

  /** A slug made from a title; a title without any letter or digit of the alphabet gives {@code untitled}. */
  public static Slug ofTitle(String title) {
    String folded = Folding.fold(title).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = folded.length() <= LONGEST ? folded : folded.substring(0, LONGEST).replaceAll("-[^-]*$", "");
    if (cut.isEmpty()) {
      return new Slug("untitled");
    }
    return RESERVED.contains(cut) || cut.matches(ID) ? new Slug(cut + "-1") : new Slug(cut);
  }

  /** The slug with a number behind it, for a second content of the same title. */
  public Slug numbered(int number) {
    String suffix = "-" + number;
    String stem = text.substring(0, Math.min(text.length(), LONGEST - suffix.length())).replaceAll("-+$", "");
    return new Slug(stem + suffix);
  }

  @Override
  public String toString() {
    return text;
  }
}
