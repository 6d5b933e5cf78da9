package org.entente.boot;

import io.undertow.server.Connectors;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.util.SameThreadExecutor;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * So many answers are composed at a time; who comes later waits without a thread. A turn is over when the answer begins to leave:
 * more of them at once would finish none of them sooner, and whoever is slow to take an answer keeps nobody from composing.
 */
final class Turns implements HttpHandler {
  private final HttpHandler next;
  private final Queue<HttpServerExchange> waiting = new ArrayDeque<>();
  private int free;

  Turns(int atOnce, HttpHandler next) {
    this.free = atOnce;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    // Only after this call has let go of it may another thread go on with an exchange.
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> arrive(exchange));
  }

  private void arrive(HttpServerExchange exchange) {
    synchronized (waiting) {
      if (free == 0) {
        waiting.add(exchange);
        return;
      }
      free--;
    }
    begin(exchange);
  }

  private void begin(HttpServerExchange exchange) {
    Turn turn = new Turn();
    exchange.addResponseCommitListener(turn);
    exchange.addExchangeCompleteListener(turn);
    Connectors.executeRootHandler(next, exchange);
  }

  private void passOn() {
    HttpServerExchange following;
    synchronized (waiting) {
      following = waiting.poll();
      if (following == null) {
        free++;
        return;
      }
    }
    following.dispatch(() -> begin(following));
  }

  /** Ends once, with the first byte of the answer or without any. */
  private final class Turn implements ResponseCommitListener, ExchangeCompletionListener {
    private final AtomicBoolean over = new AtomicBoolean();

    @Override
    public void beforeCommit(HttpServerExchange exchange) {
      end();
    }

    @Override
    public void exchangeEvent(HttpServerExchange exchange, NextListener following) {
      end();
      following.proceed();
    }

    private void end() {
      if (over.compareAndSet(false, true)) {
        passOn();
      }
    }
  }
}
