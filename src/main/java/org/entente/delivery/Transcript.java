package org.entente.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.entente.delivery.forms.Form;
import org.entente.delivery.forms.Frame;
import org.entente.delivery.forms.Scribe;
import org.entente.edition.Edition;
import org.entente.edition.Print;
import org.entente.edition.Query;
import org.entente.schema.PublicModel;
import org.entente.settings.Catalogue;
import org.entente.settings.Installation;

/** A list written down in another form. Without {@code limit} it holds the whole result. */
final class Transcript {
  private final Edition edition;
  private final Query query;
  private final Form form;
  private final Frame frame;
  private final Projection projection;

  Transcript(Edition edition, Query query, PublicModel.Type type, Installation house, Catalogue catalogue, Links links, Form form) {
    this.edition = edition;
    this.query = query;
    this.form = form;
    this.projection = new Projection(query.fields(), List.of());
    String self = links.outside("/" + type.name() + "." + form.extension(), query);
    this.frame = new Frame(type, query, self, this::chosen, house, catalogue);
  }

  Answer answer() {
    Digest digest = new Digest();
    try {
      write(digest);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot fail to be written", impossible);
    }
    return Answer.form(edition, query.type().orElseThrow(), form, digest, this::write, query.watched());
  }

  private void write(OutputStream output) throws IOException {
    Scribe scribe = form.scribe(frame, output);
    try {
      if (query.limit().isPresent()) {
        edition.search(query).prints().forEach(print -> take(scribe, print));
      } else {
        edition.each(query, print -> take(scribe, print));
      }
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
    scribe.end();
  }

  private static void take(Scribe scribe, Print print) {
    try {
      scribe.take(print);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private ObjectNode chosen(Print print) {
    ObjectNode object = projection.read(print);
    projection.apply(object);
    return object;
  }
}
