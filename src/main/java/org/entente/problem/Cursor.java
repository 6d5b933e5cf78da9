package org.entente.problem;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page ended: the instant and id of its last entry. Opaque to clients. */
public record Cursor(Instant at, UUID id) {
  public static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));

  public static Cursor read(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int space = plain.indexOf(' ');
      if (space > 0) {
        return new Cursor(Instant.parse(plain.substring(0, space)), UUID.fromString(plain.substring(space + 1)));
      }
    } catch (IllegalArgumentException | DateTimeException forged) {
      // told below
    }
    throw Parameters.bad("after", "is no cursor of this list; take it from links.next");
  }

  public String write() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
  }
}
