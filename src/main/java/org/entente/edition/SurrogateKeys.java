package org.entente.edition;

import java.util.List;
import org.entente.publishing.LogEntry;

/**
 * The names of what answers show: a content by its id, every list of a type by the type's name, an address by {@code type/slug}, and
 * what looks at everything. An answer carries those it was made from; a publication changes those of its text.
 */
public final class SurrogateKeys {
  /** Whatever is published changes it. */
  public static final String ALL = "all";

  private SurrogateKeys() {}

  /** @param key an id or a slug */
  public static String address(String type, String key) {
    return type + "/" + key;
  }

  static List<String> of(LogEntry entry) {
    return List.of(entry.content().toString(), entry.type(), address(entry.type(), entry.slug()), ALL);
  }
}
