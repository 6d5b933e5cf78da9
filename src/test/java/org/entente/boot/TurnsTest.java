package org.entente.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.testing.Case;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Case("D8")
class TurnsTest {
  private static final int LONGER_THAN_ANY_BUFFER = 64 << 20;
  private static final HttpHandler CUT = exchange -> {
    exchange.getConnection().close();
    exchange.endExchange();
  };

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger composing = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final Semaphore mayAnswer = new Semaphore(0);
  private final List<Socket> clients = new ArrayList<>();
  private Undertow server;

  private void serve(int atOnce) {
    HttpHandler composing = new BlockingHandler(this::compose);
    HttpHandler turns = new Turns(atOnce, exchange -> (exchange.getRelativePath().equals("/cut") ? CUT : composing).handleRequest(exchange));
    server = Undertow.builder().addHttpListener(0, "localhost").setWorkerThreads(16).setHandler(turns).build();
    server.start();
  }

  private void compose(HttpServerExchange exchange) throws Exception {
    switch (exchange.getRelativePath()) {
      case "/composed" -> {
        begun.incrementAndGet();
        mostAtOnce.accumulateAndGet(composing.incrementAndGet(), Math::max);
        mayAnswer.acquire();
        composing.decrementAndGet();
        exchange.getOutputStream().write("here".getBytes(StandardCharsets.US_ASCII));
      }
      case "/long" -> exchange.getOutputStream().write(new byte[LONGER_THAN_ANY_BUFFER]);
      default -> exchange.setStatusCode(204);
    }
  }

  @AfterEach
  void close() throws IOException {
    mayAnswer.release(1_000);
    for (Socket client : clients) {
      client.close();
    }
    server.stop();
  }

  @Test
  void noMoreThanSoManyAreComposedAtOnceAndEverybodyIsAnswered() throws IOException {
    serve(2);
    List<Socket> asking = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      asking.add(ask("/composed"));
    }
    Until.holds("two have begun", () -> begun.get() == 2);
    mayAnswer.release(8);
    for (Socket client : asking) {
      assertThat(status(client)).isEqualTo(200);
    }
    assertThat(mostAtOnce).hasValue(2);
  }

  @Test
  void whoDoesNotTakeAnAnswerKeepsNobodyFromTheTurn() throws IOException {
    serve(1);
    for (int i = 0; i < 5; i++) {
      ask("/long");
    }
    assertThat(status(ask("/empty"))).isEqualTo(204);
  }

  @Test
  void aTurnThatEndsWithoutAnAnswerIsPassedOn() throws IOException {
    serve(1);
    for (int i = 0; i < 3; i++) {
      assertThat(ask("/cut").getInputStream().read()).isEqualTo(-1);
    }
    assertThat(status(ask("/empty"))).isEqualTo(204);
  }

  @Test
  void whoLeavesWhileWaitingTakesNoTurnAlong() throws IOException {
    serve(1);
    Socket first = ask("/composed");
    Until.holds("the first has begun", () -> begun.get() == 1);
    for (int i = 0; i < 3; i++) {
      ask("/long").close();
    }
    Socket last = ask("/empty");
    mayAnswer.release();
    assertThat(status(first)).isEqualTo(200);
    assertThat(status(last)).isEqualTo(204);
  }

  private Socket ask(String path) throws IOException {
    Socket client = new Socket();
    clients.add(client);
    client.connect(server.getListenerInfo().get(0).getAddress());
    client.setSoTimeout(30_000);
    client.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  private static int status(Socket client) throws IOException {
    String line = new String(client.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
    return Integer.parseInt(line.substring("HTTP/1.1 ".length()));
  }
}
