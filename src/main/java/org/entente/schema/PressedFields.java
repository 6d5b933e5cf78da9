package org.entente.schema;

import java.util.List;
import java.util.Optional;
import org.entente.values.FieldRole;

/** The fields that no editor writes: the press adds them to every print. */
final class PressedFields {
  static final List<PublicField> ALL = List.of(instant("publishedAt"), instant("firstPublishedAt"), instant("updatedAt"), publicNote());

  private PressedFields() {}

  /** What readers were told of the last change they were told of. */
  private static PublicField publicNote() {
    return new PublicField("publicNote", "publicNote", FieldKind.TEXT, false, false, false, false, false, FieldRole.NONE, Optional.empty(),
        Optional.empty(), List.of(), List.of());
  }

  private static PublicField instant(String name) {
    return new PublicField(name, name, FieldKind.INSTANT, false, false, true, true, false, FieldRole.NONE, Optional.empty(),
        Optional.empty(), List.of(), List.of());
  }
}
