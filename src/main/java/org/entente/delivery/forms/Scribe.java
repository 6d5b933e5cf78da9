package org.entente.delivery.forms;

import java.io.IOException;
import org.entente.edition.Print;

/** Writes one list down in one form, from its making to {@link #end}. The stream stays open. */
public interface Scribe {
  void take(Print print) throws IOException;

  void end() throws IOException;
}
