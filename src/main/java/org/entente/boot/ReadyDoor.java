package org.entente.boot;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.entente.delivery.Answer;

/** Gives answers that are ready on the thread that read the request: nothing is asked of a worker. */
public class ReadyDoor implements ServletExtension {
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
      long begun = System.nanoTime();
      Optional<Answer> ready = lent.cache().find(written(exchange), takesPacked(exchange));
      if (ready.isPresent()) {
        Answer given = asked(exchange, ready.get());
        send(exchange, given);
        lent.metrics().answeredAtOnce(given.status(), since(begun));
      } else {
        passOn(exchange);
      }
    }
  }
}
