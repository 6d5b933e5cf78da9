package org.entente.values;

/** Texts made safe to stand in XML and HTML: whatever somebody wrote is shown, never obeyed. */
public final class Markup {
  private Markup() {}

  /** A text between two tags. */
  public static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A text anywhere, in the value of an attribute too, whichever quotes stand around it. */
  public static String quoted(String plain) {
    return text(plain).replace("\"", "&quot;").replace("'", "&#39;");
  }
}
