package org.entente.edition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.UUID;

/** How values stand in the index: the names of its fields and the form of its terms. */
final class Terms {
  /** The path by which a content itself is asked. */
  static final String ID = "id";
  /** The content's id, on every document of it. */
  static final String CONTENT = "_content";
  /** The type, on live documents only: whatever asks by it cannot see a withdrawn text. */
  static final String LIVE = "_live";
  /** The type, on the documents of what was withdrawn. */
  static final String GONE = "_gone";
  /** {@code type/slug}, on every document. */
  static final String SLUG = "_slug";
  static final String LOCALE = "_locale";
  /** The languages in which the content is live now. */
  static final String PUBLIC_LOCALES = "_publicLocales";
  /** The paths that hold a value. */
  static final String EXISTS = "_exists";
  /** The contents a live print leads to, by relation, target or a link inside a text. */
  static final String LINKS = "_links";
  static final String ID_ORDER = "_id";
  /** The two halves of the id as numbers that rise as ids written in hex do. */
  static final String ID_HIGH = "_id:high";
  static final String ID_LOW = "_id:low";

  /** Longer than any name a person would ask for exactly, and short enough for a term. */
  private static final int LONGEST_TERM = 4000;

  private Terms() {}

  static String keyword(String path) {
    return path.equals(ID) ? CONTENT : path + ":word";
  }

  static String folded(String path) {
    return path + ":folded";
  }

  static String range(String path) {
    return path + ":range";
  }

  /** The values one by one, to be counted; of a relation the ids. */
  static String values(String path) {
    return path + ":values";
  }

  static String point(String path) {
    return path + ":point";
  }

  static String order(String path) {
    return path + ":order";
  }

  static String start(String path) {
    return path + ":start";
  }

  static String end(String path) {
    return path + ":end";
  }

  static String slug(String type, String slug) {
    return type + "/" + slug;
  }

  /** A text as one term; what is too long for a term stands by its digest. */
  static String exact(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return composed.length() <= LONGEST_TERM ? composed : "sha256:" + sha256(composed.getBytes(StandardCharsets.UTF_8));
  }

  /** The first half of an id, as {@link #ID_HIGH}. */
  static long high(UUID id) {
    return id.getMostSignificantBits() ^ Long.MIN_VALUE;
  }

  /** The second half of an id, as {@link #ID_LOW}. */
  static long low(UUID id) {
    return id.getLeastSignificantBits() ^ Long.MIN_VALUE;
  }

  /** Lower-case hex. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
