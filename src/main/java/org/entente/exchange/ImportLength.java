package org.entente.exchange;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import org.entente.settings.Environment;

/** Lets the body of an import be longer than any other; a filter would come too late, for Undertow refuses a length by its header. */
public class ImportLength implements ServletExtension {
  private static final String DOOR = "/api/editorial/v1/imports";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(next -> exchange -> {
      if (exchange.getRelativePath().equals(DOOR)) {
        exchange.setMaxEntitySize(ImportFolder.largest(Environment.ofProcess()));
      }
      next.handleRequest(exchange);
    });
  }
}
