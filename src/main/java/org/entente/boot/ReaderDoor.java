package org.entente.boot;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import jakarta.servlet.ServletContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.entente.delivery.Answer;
import org.entente.delivery.AnswerCache;
import org.entente.delivery.Coding;
import org.entente.delivery.PublicPlane;
import org.entente.observation.DoorMetrics;
import org.entente.problem.AnswerHeaders;
import org.entente.problem.Correlation;

/**
 * A door for readers before filters and resources: it answers the plainest of requests by itself, always on the thread that reads and
 * writes the connection, and passes everything else on. Its answers are those that the resources would give.
 */
abstract class ReaderDoor implements HttpHandler {
  /** Where what it needs of the application stands once that has started. */
  static final String LENT = Lent.class.getName();

  private static final HttpString CORRELATION = new HttpString(Correlation.HEADER);
  private static final HttpString EDITION = new HttpString(Answer.EDITION);
  /** Who sends one of these wants more than the answer everybody gets. */
  private static final List<HttpString> UNUSUAL = List.of(Headers.AUTHORIZATION, Headers.COOKIE, Headers.RANGE, Headers.EXPECT,
      Headers.CONTENT_TYPE, Headers.TRANSFER_ENCODING, Headers.UPGRADE);
  /** Browsers and libraries stay far below; each wish takes some room on the stack. */
  private static final int LONGEST_ACCEPT = 300;
  private static final String MEDIA_TYPE = "[!#$%&'*+.^_`|~0-9a-z-]+/[!#$%&'*+.^_`|~0-9a-z-]+";
  private static final String WISH = "\\s*" + MEDIA_TYPE + "(\\s*;\\s*q=(1(\\.0{1,3})?|0\\.[0-9]{0,2}[1-9]))?\\s*";
  /** Media types with weights and nothing else (RFC 9110, 12.5.1). */
  private static final Pattern WISHES = Pattern.compile(WISH + "(," + WISH + ")*");
  private static final Pattern DATA = Pattern.compile("(^|[\\s,])(\\*/\\*|application/json)([\\s,;]|$)");
  private static final Pattern PAGE = Pattern.compile("text/html|text/\\*|application/xhtml");
  private static final Map<String, HttpString> NAMES = new ConcurrentHashMap<>();
  private static final Map<HttpString, String> ALWAYS = new HashMap<>();

  static {
    AnswerHeaders.ofDelivery().forEach((name, value) -> ALWAYS.put(new HttpString(name), value));
  }

  private final ServletContext context;
  private final HttpHandler next;

  ReaderDoor(ServletContext context, HttpHandler next) {
    this.context = context;
    this.next = next;
  }

  /** What the application lends. */
  record Lent(AnswerCache cache, PublicPlane plane, DoorMetrics metrics) {}

  @Override
  public final void handleRequest(HttpServerExchange exchange) throws Exception {
    if (isPlain(exchange) && context.getAttribute(LENT) instanceof Lent lent) {
      serve(exchange, lent);
    } else {
      passOn(exchange);
    }
  }

  /** Answers or passes on. */
  abstract void serve(HttpServerExchange exchange, Lent lent) throws Exception;

  final void passOn(HttpServerExchange exchange) throws Exception {
    next.handleRequest(exchange);
  }

  private static boolean isPlain(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    return exchange.getRequestMethod().equals(Methods.GET) && exchange.isRequestComplete() && !isUnusual(headers)
        && takesData(headers.get(Headers.ACCEPT));
  }

  private static boolean isUnusual(HeaderMap headers) {
    for (HttpString name : UNUSUAL) {
      if (headers.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Pages are for browsers, and another resource's to give. */
  private static boolean takesData(HeaderValues accepted) {
    if (accepted == null) {
      return true;
    }
    String accept = String.join(",", accepted).toLowerCase(Locale.ROOT);
    return accept.equals("*/*") || accept.length() <= LONGEST_ACCEPT && WISHES.matcher(accept).matches() && DATA.matcher(accept).find() && !PAGE.matcher(accept).find();
  }

  /** Path and query as they came. */
  static String written(HttpServerExchange exchange) {
    String query = exchange.getQueryString();
    return query.isEmpty() ? exchange.getRequestURI() : exchange.getRequestURI() + "?" + query;
  }

  static boolean takesPacked(HttpServerExchange exchange) {
    return Coding.isGzipAccepted(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING));
  }

  /** What the caller is to be sent instead of that answer: nothing that it holds. */
  static Answer asked(HttpServerExchange exchange, Answer answer) {
    HeaderValues held = exchange.getRequestHeaders().get(Headers.IF_NONE_MATCH);
    return held != null && answer.isHeld(held.size() == 1 ? held.getFirst() : String.join(",", held)) ? answer.unchanged() : answer;
  }

  static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  static void send(HttpServerExchange exchange, Answer answer) {
    HeaderMap headers = exchange.getResponseHeaders();
    ALWAYS.forEach(headers::put);
    answer.eachHeader((name, value) -> headers.put(NAMES.computeIfAbsent(name, HttpString::new), value));
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
