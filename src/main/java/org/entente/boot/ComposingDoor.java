package org.entente.boot;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.entente.delivery.Answer;

/**
 * Makes the answers that are asked most often on a worker and lets the connection's own thread send them. The way through filters and
 * resources costs more than many of the answers, and a worker that ends a request keeps that thread waiting for it. It stands
 * behind the shares of the clients ({@link ClientShares}); what is no answer, but a problem, is found and told by the resources.
 */
public class ComposingDoor implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(next -> new Door(context, next));
  }

  private static final class Door extends ReaderDoor {
    private Door(ServletContext context, HttpHandler next) {
      super(context, next);
    }

    @Override
    void serve(HttpServerExchange exchange, Lent lent) throws Exception {
      if (!isPlainlySpelt(exchange)) {
        passOn(exchange);
      } else if (exchange.isInIoThread()) {
        exchange.dispatch(this);
      } else {
        compose(exchange, lent);
      }
    }

    /** What has been decoded or taken from the address, is understood by the resources alone. */
    private static boolean isPlainlySpelt(HttpServerExchange exchange) {
      return exchange.getRequestURI().equals(exchange.getResolvedPath() + exchange.getRelativePath());
    }

    private void compose(HttpServerExchange exchange, Lent lent) throws Exception {
      long begun = System.nanoTime();
      Optional<Answer> made = lent.plane().compose(exchange.getRelativePath(), written(exchange), exchange.getQueryString(), takesPacked(exchange));
      if (made.isPresent()) {
        Answer given = asked(exchange, made.get());
        lent.metrics().answered(given.status(), since(begun));
        exchange.dispatch(exchange.getIoThread(), sending -> send(sending, given));
      } else {
        passOn(exchange);
      }
    }
  }
}
