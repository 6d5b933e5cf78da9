package org.entente.editorial;

import org.entente.content.Content;
import org.entente.content.Variant;

/** The editorial versions as ETags: opaque to clients, never the same for a content and one of its languages. */
final class Etags {
  private Etags() {}

  static String of(Content content) {
    return "c" + content.version();
  }

  static String of(Variant variant) {
    return variant.locale().toLanguageTag() + "-" + variant.version();
  }
}
