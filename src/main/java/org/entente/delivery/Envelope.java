package org.entente.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.edition.PrintForm;

/** An object around ready bytes: {@code {"data":[…],"name":…}}, joined without reading them. */
final class Envelope {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Envelope(List<byte[]> data) {
    text("{\"data\":[");
    for (int i = 0; i < data.size(); i++) {
      text(i == 0 ? "" : ",");
      bytes.writeBytes(data.get(i));
    }
    text("]");
  }

  private Envelope() {}

  /** Around a whole list that is ready. */
  static Envelope around(byte[] data) {
    Envelope envelope = new Envelope();
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
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
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
