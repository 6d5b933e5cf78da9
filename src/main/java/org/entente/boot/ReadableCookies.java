package org.entente.boot;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;

/**
 * Refuses more cookies than the listener takes with a bare 400. Undertow reads cookies only when somebody asks for them, and the
 * first to ask would make an accident of it.
 */
public class ReadableCookies implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(next -> exchange -> refuseUnreadable(exchange, next));
  }

  private static void refuseUnreadable(HttpServerExchange exchange, HttpHandler next) throws Exception {
    try {
      exchange.requestCookies().iterator();
    } catch (IllegalStateException | IllegalArgumentException unreadable) {
      exchange.setPersistent(false).setStatusCode(StatusCodes.BAD_REQUEST).endExchange();
      return;
    }
    next.handleRequest(exchange);
  }
}
