package org.entente.exchange;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import org.entente.settings.Environment;

/** Lets the body of an import be longer than any other; a filter would come too late, for Undertow refuses a length by its header. */
public class ImportLength implements ServletExtension {
  private static final String DOOR = "/api/editorial/v1/imports";
  private static final long USUAL = 256L * 1024 * 1024;

  /** Bytes of the largest file an import takes. */
  static long largest(Environment environment) {
    return environment.number("ENTENTE_MAX_IMPORT", USUAL);
  }

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    long largest = largest(Environment.ofProcess());
    deployment.addInitialHandlerChainWrapper(next -> exchange -> {
      if (exchange.getRelativePath().equals(DOOR)) {
        exchange.setMaxEntitySize(largest);
      }
      next.handleRequest(exchange);
    });
  }
}
