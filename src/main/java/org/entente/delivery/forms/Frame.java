package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;
import org.entente.edition.Query;
import org.entente.schema.PublicModel;
import org.entente.settings.Catalogue;
import org.entente.settings.Installation;

/**
 * What a form is written from, beside the prints.
 *
 * @param self the address of the list in this form, for those outside
 * @param chosen the object with the fields that the query asks for
 */
public record Frame(PublicModel.Type type, Query query, String self, Function<Print, ObjectNode> chosen, Installation house,
    Catalogue catalogue) {
  /** Who the object is among those of the list: its content, and its language where one content may stand there twice. */
  String name(Print print) {
    return print.id() + (query.languages().every() ? "-" + print.locale() : "");
  }

  Whole whole(Print print) {
    return new Whole(type, PrintForm.read(print.whole()));
  }

  /** What a feed of the list is called. */
  String title(List<Locale> languages) {
    return catalogue.title(type.name()).in(languages) + " · " + catalogue.title().in(languages);
  }

  /** The address of the list in the API, for those outside. */
  String list() {
    return house.fromOutside("/" + type.name());
  }

  /** The address of an object in the API, for those outside. */
  String address(String type, String id, String locale) {
    return house.fromOutside("/" + type + "/" + id + (locale.isEmpty() ? "" : "?locale=" + locale));
  }
}
