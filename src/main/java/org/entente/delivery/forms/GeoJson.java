package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import org.entente.edition.Print;
import org.entente.schema.PublicField;
import org.entente.values.FieldRole;

/** A map (RFC 7946): a feature for each object, its geometry the field that is a point, its properties the object. */
final class GeoJson implements Scribe {
  private final Frame frame;
  private final PublicField point;
  private final JsonList features;

  GeoJson(Frame frame, OutputStream output) throws IOException {
    this.frame = frame;
    this.point = frame.type().with(FieldRole.POINT).orElseThrow();
    this.features = new JsonList(output, "{\"type\":\"FeatureCollection\",\"features\":[");
  }

  @Override
  public void take(Print print) throws IOException {
    ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature").put("id", frame.name(print));
    ObjectNode properties = frame.chosen().apply(print);
    properties.remove(point.name());
    // An object without a place stays in the list: RFC 7946 calls it unlocated.
    feature.set("geometry", frame.whole(print).value(FieldRole.POINT).map(GeoJson::geometry).orElseGet(JsonNodeFactory.instance::nullNode));
    features.add(feature.set("properties", properties));
  }

  @Override
  public void end() throws IOException {
    features.end();
  }

  private static JsonNode geometry(JsonNode point) {
    ObjectNode geometry = JsonNodeFactory.instance.objectNode().put("type", "Point");
    geometry.putArray("coordinates").add(point.get("lon")).add(point.get("lat"));
    return geometry;
  }
}
