package org.entente.apidoc;

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
  void describesEditingAsAgreed() throws Exception {
    ContentTypes types = ModelTypes.read();
    Golden.check("editorial-openapi.json", new EditorialOpenApi(types, ModelTypes.plans(), installation).document());
  }
}
