package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.entente.schema.ContentTypes;
import org.entente.settings.Environment;
import org.entente.settings.Installation;
import org.entente.testing.Golden;
import org.entente.testing.ModelTypes;
import org.junit.jupiter.api.Test;

/** The contract of the API is a file: it changes on purpose or not at all. */
class GoldenContractTest {
  private final Installation installation = Installation.from(new Environment(Map.of()), "");

  @Test
  void describesDeliveryAsAgreed() throws Exception {
    ContentTypes types = ModelTypes.read();
    Golden.check("delivery-openapi.json", new DeliveryOpenApi(types, installation).document());
  }

  @Test
  void describesWhatIsDeliveredAsAgreed() throws Exception {
    ContentTypes types = ModelTypes.read();
    ObjectNode schemas = JsonNodeFactory.instance.objectNode();
    DeliveredSchemas drawn = new DeliveredSchemas(types, DeliveredSchemas.OF_ITS_OWN);
    types.publicModel().types().forEach(type -> schemas.set(type.name(), drawn.document(type, installation.delivery("/schemas/" + type.name()))));
    Golden.check("delivered-schemas.json", schemas);
  }

  @Test
  void describesEditingAsAgreed() throws Exception {
    ContentTypes types = ModelTypes.read();
    Golden.check("editorial-openapi.json", new EditorialOpenApi(types, ModelTypes.plans(), installation).document());
  }
}
