package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.entente.edition.PrintForm;

/** A JSON object whose last member is a long list, written item by item. */
final class JsonList {
  private final OutputStream output;
  private boolean first = true;

  /** @param opening from the brace to the list's bracket */
  JsonList(OutputStream output, String opening) throws IOException {
    this.output = output;
    output.write(opening.getBytes(StandardCharsets.UTF_8));
  }

  void add(ObjectNode item) throws IOException {
    if (!first) {
      output.write(',');
    }
    first = false;
    output.write(PrintForm.write(item));
  }

  void end() throws IOException {
    output.write(']');
    output.write('}');
  }
}
