package org.entente.everytype;

import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A journey through the office of the managed server, which is cleared of what the journey made. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class Journey {
  static Office office;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void openTheOffice() throws InterruptedException {
    office = office == null ? Office.of(ManagedServer.withSamples()) : office;
  }

  @AfterAll
  static void clearAway() {
    office.clearAway();
    office = null;
  }

  static String problem(Http.Answer refused) {
    return refused.json().path("type").asText();
  }
}
