package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.entente.delivery.forms.Form;
import org.entente.schema.PublicModel;

/** The list of a type in its other forms. */
final class FormOperations {
  private static final String NEWEST = "The newest 50, by the date they bear themselves. ";
  private static final String WHOLE = "Without limit the whole result. ";

  private final Captions captions;

  FormOperations(Captions captions) {
    this.captions = captions;
  }

  /** @param filters references to the parameters that narrow the list */
  Operation of(PublicModel.Type type, Form form, List<ObjectNode> filters) {
    Operation operation = new Operation(form.extension() + OpenApi.pascal(type.name()), type.name(),
        captions.text(type.name(), "labels") + ": " + summary(form)).cached().takes("q", "locale", "fallback", "edition", "asOf");
    switch (form) {
      case CSV -> part(operation, type).takes("fields", "separator", "bom");
      case XLSX, GEOJSON -> part(operation, type).takes("fields");
      case JSONLD, ICS -> part(operation, type);
      case ATOM, RSS, JSONFEED -> { }
    }
    filters.forEach(operation::takes);
    return operation.describe((form.isFeed() ? NEWEST : WHOLE) + "What others add to an address to follow who comes (utm_*, fbclid, gclid) is passed over.")
        .answers(200, answer(form), form.mediaType(), schema(form));
  }

  private static Operation part(Operation operation, PublicModel.Type type) {
    return operation.takes("form.limit", "after", "offset").takes(DeliveryOpenApi.sort(type));
  }

  private static String summary(Form form) {
    return switch (form) {
      case CSV -> "a table";
      case XLSX -> "a sheet";
      case GEOJSON -> "a map";
      case JSONLD -> "linked data";
      case ICS -> "a calendar";
      case ATOM, RSS, JSONFEED -> "a feed";
    };
  }

  private static String answer(Form form) {
    return switch (form) {
      case CSV -> "RFC 4180; the header names field paths.";
      case XLSX -> "Office Open XML; the columns of the table.";
      case GEOJSON -> "RFC 7946; a feature for each object, without geometry where the place is unknown.";
      case JSONLD -> "JSON-LD 1.1 in the words of schema.org.";
      case ICS -> "RFC 5545; the UID stays, the SEQUENCE rises with every print.";
      case ATOM -> "RFC 4287; updated moves with major changes, the ids stay.";
      case RSS -> "RSS 2.0; the guids stay.";
      case JSONFEED -> "JSON Feed 1.1; date_modified moves with major changes, the ids stay.";
    };
  }

  /** What the form looks like. What is not JSON is a file: of a plain string a generated client would make JSON again, and fail. */
  static ObjectNode schema(Form form) {
    return switch (form) {
      case CSV, XLSX, ICS, ATOM, RSS -> Shapes.text("binary");
      case GEOJSON -> list("type", "features", "type");
      case JSONLD -> list("@context", "@graph", "@id");
      case JSONFEED -> list("version", "items", "id");
    };
  }

  private static ObjectNode list(String head, String items, String member) {
    ObjectNode list = Shapes.member(Shapes.required(Shapes.object(), head, items), head, Shapes.text());
    return Shapes.member(list, items, Shapes.list(Shapes.member(Shapes.object(), member, Shapes.text())));
  }
}
