package org.entente.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.edition.PrintForm;

/** An object around ready bytes: {@code {"data":[…],"name":…}}, joined without reading them. */
final class Envelope {
  /** What stands around the data of most answers. */
  private static final int AROUND = 1_000;

  private final ByteArrayOutputStream bytes;

  Envelope(List<byte[]> data) {
    this(data.stream().mapToInt(one -> one.length + 1).sum());
    text("{\"data\":[");
    for (int i = 0; i < data.size(); i++) {
      text(i == 0 ? "" : ",");
      bytes.writeBytes(data.get(i));
    }
    text("]");
  }

  private Envelope(int length) {
    this.bytes = new ByteArrayOutputStream(length + AROUND);
  }

  /** Around a whole list that is ready. */
  static Envelope around(byte[] data) {
    Envelope envelope = new Envelope(data.length);
    envelope.text("{\"data\":");
    envelope.bytes.writeBytes(data);
    return envelope;
  }

  Envelope with(String name, JsonNode value) {
    text(",\"" + name + "\":");
    bytes.writeBytes(PrintForm.write(value));
    return this;
  }

  byte[] close() {
    text("}");
    return bytes.toByteArray();
  }

  /** An object's bytes with one member more at its end. */
  static byte[] extended(byte[] object, String name, JsonNode value) {
    ByteArrayOutputStream longer = new ByteArrayOutputStream(object.length + AROUND);
    longer.write(object, 0, object.length - 1);
    longer.writeBytes((",\"" + name + "\":").getBytes(StandardCharsets.UTF_8));
    longer.writeBytes(PrintForm.write(value));
    longer.write('}');
    return longer.toByteArray();
  }

  private void text(String json) {
    bytes.writeBytes(json.getBytes(StandardCharsets.UTF_8));
  }
}
