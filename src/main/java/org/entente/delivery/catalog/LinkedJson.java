package org.entente.delivery.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entente.edition.PrintForm;

/** A thing and the things it leads to as JSON-LD, one inside the other. */
final class LinkedJson {
  private LinkedJson() {}

  static byte[] of(Thing thing) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    Words.PREFIXES.forEach(document.putObject("@context")::put);
    return PrintForm.write(document.setAll(node(thing)));
  }

  private static ObjectNode node(Thing thing) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    thing.address().ifPresent(address -> node.put("@id", Words.iri(address)));
    node.put("@type", thing.type());
    thing.said().forEach((property, values) -> {
      ArrayNode list = node.putArray(property);
      values.forEach(value -> list.add(value(value)));
    });
    return node;
  }

  private static ObjectNode value(Value value) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (value instanceof Value.Text text) {
      text.language().ifPresent(language -> node.put("@language", language));
      return node.put("@value", text.text());
    }
    if (value instanceof Value.Moment moment) {
      return node.put("@type", Words.MOMENT).put("@value", moment.text());
    }
    return value instanceof Value.Address address ? node.put("@id", Words.iri(address.iri())) : node((Thing) value);
  }
}
