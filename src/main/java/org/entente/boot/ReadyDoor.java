package org.entente.boot;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import jakarta.servlet.ServletContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.delivery.Answer;
import org.entente.delivery.AnswerCache;
import org.entente.delivery.Coding;
import org.entente.observation.Metrics;
import org.entente.problem.AnswerHeaders;
import org.entente.problem.Correlation;

/**
 * Gives answers that are ready on the thread that read the request: nothing is asked of a worker, a filter or a resource. Whatever is
 * not the plainest of requests, or has no answer ready, goes on to those.
 */
public class ReadyDoor implements ServletExtension {
  /** Where what it needs of the application stands once that has started. */
  static final String ANSWERS = ReadyAnswers.class.getName();

  private static final HttpString CORRELATION = new HttpString(Correlation.HEADER);
  private static final HttpString EDITION = new HttpString(Answer.EDITION);
  /** Who sends one of these wants more than the answer everybody gets. */
  private static final List<HttpString> UNUSUAL = List.of(Headers.AUTHORIZATION, Headers.COOKIE, Headers.RANGE, Headers.EXPECT,
      Headers.TRANSFER_ENCODING, Headers.UPGRADE);
  private static final Map<String, HttpString> NAMES = new ConcurrentHashMap<>();

  /** What the application lends. */
  record ReadyAnswers(AnswerCache cache, Metrics metrics) {}

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(next -> new Door(context, next));
  }

  private static final class Door implements HttpHandler {
    private final Map<HttpString, String> always = new ConcurrentHashMap<>();
    private final ServletContext context;
    private final HttpHandler next;

    private Door(ServletContext context, HttpHandler next) {
      this.context = context;
      this.next = next;
      AnswerHeaders.ofDelivery().forEach((name, value) -> always.put(new HttpString(name), value));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
      if (!isPlain(exchange) || !(context.getAttribute(ANSWERS) instanceof ReadyAnswers ready)) {
        next.handleRequest(exchange);
        return;
      }
      long begun = System.nanoTime();
      Optional<Answer> answer = ready.cache().find(exchange.getRequestURI() + "?" + exchange.getQueryString(),
          Coding.isGzipAccepted(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING)));
      if (answer.isPresent()) {
        Answer given = asked(exchange, answer.get());
        send(exchange, given);
        ready.metrics().answeredAtOnce(given.status(), Duration.ofNanos(System.nanoTime() - begun));
      } else {
        next.handleRequest(exchange);
      }
    }

    private static boolean isPlain(HttpServerExchange exchange) {
      HeaderMap headers = exchange.getRequestHeaders();
      return exchange.getRequestMethod().equals(Methods.GET) && exchange.isRequestComplete() && UNUSUAL.stream().noneMatch(headers::contains)
          && takesData(headers.getFirst(Headers.ACCEPT));
    }

    /** Pages are for browsers, and another resource's to give. */
    private static boolean takesData(String accept) {
      return accept == null || !accept.contains("text/html") && (accept.contains("*/*") || accept.contains("application/json"));
    }

    private static Answer asked(HttpServerExchange exchange, Answer answer) {
      HeaderValues held = exchange.getRequestHeaders().get(Headers.IF_NONE_MATCH);
      return held != null && answer.isHeld(held.size() == 1 ? held.getFirst() : String.join(",", held)) ? answer.unchanged() : answer;
    }

    private void send(HttpServerExchange exchange, Answer answer) {
      HeaderMap headers = exchange.getResponseHeaders();
      always.forEach(headers::put);
      answer.headers().forEach((name, value) -> headers.put(NAMES.computeIfAbsent(name, HttpString::new), value));
      headers.put(EDITION, answer.edition());
      headers.put(CORRELATION, Correlation.of(exchange.getRequestHeaders().getFirst(CORRELATION)));
      exchange.setStatusCode(answer.status());
      if (answer.bytes().isPresent()) {
        exchange.getResponseSender().send(ByteBuffer.wrap(answer.bytes().get()));
      } else {
        exchange.endExchange();
      }
    }
  }
}
