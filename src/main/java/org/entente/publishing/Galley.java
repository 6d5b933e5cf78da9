package org.entente.publishing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;

/** A print that is set but for its dates: the number and the instant are given last, under the counter's lock. */
public final class Galley {
  private final ForkJoinTask<ObjectNode> text;
  private final ObjectNode links;
  private final byte[] stamped;

  Galley(ForkJoinTask<ObjectNode> text, ObjectNode links) {
    this.text = text;
    this.links = links;
    this.stamped = null;
  }

  /** Bytes that were printed before and stay as they are, dates and all. */
  Galley(byte[] stamped) {
    this.text = null;
    this.links = null;
    this.stamped = stamped;
  }

  /** Waits until it is set; call it before the counter is locked. */
  void finish() {
    if (stamped == null) {
      text.join();
    }
  }

  /** The printed bytes, UTF-8 JSON. The same galley, dates and note always give the same bytes. */
  byte[] stamp(Dates dates, Optional<String> publicNote) {
    if (stamped != null) {
      return stamped;
    }
    ObjectNode print = JsonNodeFactory.instance.objectNode().setAll(text.join());
    print.put("publishedAt", dates.published().toString());
    print.put("firstPublishedAt", dates.first().toString());
    print.put("updatedAt", dates.updated().toString());
    publicNote.ifPresent(note -> print.put("publicNote", note));
    print.set("links", links);
    return print.toString().getBytes(StandardCharsets.UTF_8);
  }
}
