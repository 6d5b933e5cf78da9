package org.entente.everytype;

import java.util.stream.Stream;
import org.entente.testing.Deployments;
import org.entente.testing.ManagedServer;
import org.entente.testing.ModelTypes;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every type found in the model goes the whole way, from the first draft to its withdrawal. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EveryContentTypeIT {
  private static Office office;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @TestFactory
  Stream<DynamicContainer> everyTypeGoesTheWholeWay() throws Exception {
    office = Office.of(ManagedServer.withSamples());
    return TypeWalk.throughAll(ModelTypes.read(), office);
  }

  @AfterAll
  static void clearAway() {
    office.clearAway();
  }
}
