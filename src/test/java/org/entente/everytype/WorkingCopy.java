package org.entente.everytype;

/** Where a content stands in the office. */
public record WorkingCopy(String type, String id) {
  private static final String ROOT = "api/editorial/v1/";

  /** The address of a type's list. */
  public static String list(String type) {
    return ROOT + type;
  }

  /** The content's editorial address. */
  public String path() {
    return ROOT + type + "/" + id;
  }

  /** The editorial address of one of its languages. */
  public String in(String locale) {
    return path() + "/" + locale;
  }

  /** Its public address. */
  public String delivered() {
    return "api/v1/" + type + "/" + id;
  }

  /** Its public address in one language. */
  public String delivered(String locale) {
    return delivered() + "?locale=" + locale;
  }
}
