package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests made from one that succeeds: varied as the description allows, then broken in one place or two. For one thread. */
final class Attacks {
  private static final List<String> ACCEPTED = List.of("*/*", "text/html", "image/png", "application/json;q=0", "application/problem+json", ";", "a", "application/*",
      "text/html,*/*;q=0.1", "x".repeat(2000));
  private static final List<String> VERSIONS = List.of("*", "\"\"", "W/\"c1\"", "\"c0\"", "c1, c2", "\"c1\",\"c2\"", "\"", "é", "fr-1", "\"fr-99999999999999999999\"",
      "x".repeat(5000), "%0d%0a", "\"a\u0000b\"");
  private static final List<String> METHODS = List.of("PUT", "PATCH", "DELETE", "POST", "GET", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "FOO", "get", "Post",
      "M".repeat(500), "G-T");
  private static final List<String> TOKENS = List.of("Bearer", "Bearer ", "Bearer x", "Basic YTpi", "bearer " + "x".repeat(400), "Bearer \u0000", "Digest a", "x", "Bearer é");

  private static final List<String> HEADERS = List.of("Content-Encoding", "Accept-Encoding", "Accept-Charset", "Accept-Language", "Range", "If-None-Match",
      "If-Modified-Since", "Origin", "Idempotency-Key", "Correlation-Id", "X-HTTP-Method-Override", "X-Forwarded-For", "X-Forwarded-Host", "X-User", "Cookie", "Referer",
      "Host", "Date", "Forwarded");
  private static final List<String> HEADER_VALUES = List.of("gzip", "deflate, br", "identity", "bytes=0-1", "bytes=9-1", "*", "\"a\"", "W/\"", "x".repeat(3000), "1",
      "-", "a=b; c", "evil.example", "DELETE", "Thu, 01 Jan 1970 00:00:00 GMT", "not a date", "\u00e9", "${7*7}", "%0d%0a", "a,b,,c", ";", "utf-16", "127.0.0.1");
  private static final List<String> QUERIES = List.of("%", "%zz", "q=%ff", "q=%c3%28", "%00=1", "=", "&&", "a;b", "q=%00", "a[b]=1", "[]=1", "limit=1&limit=1",
      "title[regex]=x", "q=" + "x".repeat(3000));
  private static final List<String> STEPS = List.of("%00", "%ff", "%c3%28", "%2e%2e", "%2f", "%5c", ".", "..", "", ";a=b", "%", "%zz", "a".repeat(8000), "\u00e9",
      "%0d%0aX: 1", "~", "*", "{id}", "9223372036854775808");

  private final Dice dice;
  private final Nasty nasty;
  private final BrokenBodies brokenBodies;
  private final Map<String, String> published;
  private final Map<Contract, Bodies> bodies = new HashMap<>();

  Attacks(Nasty nasty, Map<String, String> published, Dice dice) {
    this.dice = dice;
    this.nasty = nasty;
    this.brokenBodies = new BrokenBodies(nasty, dice);
    this.published = published;
  }

  /** @param sound a request of the operation that would succeed if its caller may */
  Request next(Operation operation, Request sound) {
    Request request = dice.coin() ? varied(operation, sound) : sound;
    int broken = dice.one(List.of(0, 1, 1, 1, 1, 2, 2));
    for (int i = 0; i < broken; i++) {
      request = broken(operation, request);
    }
    return request;
  }

  /** With parameters and a body that the description allows. */
  private Request varied(Operation operation, Request request) {
    Request varied = request;
    List<Operation.Parameter> known = operation.parameters("query");
    for (int i = dice.below(3); i > 0 && !known.isEmpty(); i--) {
      Operation.Parameter parameter = dice.one(known);
      varied = asking(varied, parameter.name(), plain(some(operation, parameter.schema())));
    }
    List<String> forms = operation.bodies().keySet().stream().filter(Operation::isJson).toList();
    if (!forms.isEmpty() && !operation.path().endsWith("/sessions") && !dice.onceIn(3)) {
      String form = dice.one(forms);
      varied = varied.bearing(form, some(operation, operation.bodies().get(form)).toString());
    }
    return varied;
  }

  private JsonNode some(Operation operation, String schema) {
    Contract contract = operation.contract();
    return bodies.computeIfAbsent(contract, known -> new Bodies(known, published, dice.random())).some(contract.place(schema));
  }

  private static String plain(JsonNode value) {
    List<String> texts = new ArrayList<>();
    value.forEach(element -> texts.add(element.asText().replace(",", "\\,")));
    return value.isArray() ? String.join(",", texts) : value.asText();
  }

  private static Request asking(Request request, String name, String value) {
    return asking(request, URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private static Request asking(Request request, String pair) {
    return request.targeting(target -> target + (target.contains("?") ? "&" : "?") + pair);
  }

  private Request broken(Operation operation, Request request) {
    return switch (dice.below(operation.bodies().isEmpty() ? 8 : 14)) {
      case 0, 1 -> query(operation, request);
      case 2 -> request.targeting(this::path);
      case 3 -> dice.onceIn(3) ? request.method(dice.one(METHODS)) : request;
      case 4 -> request.with("Accept", dice.one(ACCEPTED));
      case 5 -> dice.coin() ? request.without("If-Match") : request.with("If-Match", dice.one(VERSIONS));
      case 6 -> request.with(dice.one(HEADERS), dice.one(HEADER_VALUES));
      case 7 -> dice.onceIn(3) ? request.with("Authorization", dice.one(TOKENS)) : request;
      default -> brokenBodies.of(request);
    };
  }

  private Request query(Operation operation, Request request) {
    List<Operation.Parameter> known = operation.parameters("query");
    String name = known.isEmpty() || dice.onceIn(4) ? dice.one(nasty.texts()) : dice.one(known).name();
    return switch (dice.below(8)) {
      case 0 -> asking(request, dice.one(QUERIES));
      case 1 -> asking(asking(request, name, "1"), name, "1");
      case 2 -> asking(request, "p=1&".repeat(dice.below(150)));
      default -> asking(request, name, dice.one(nasty.texts()));
    };
  }

  /** One step of the path is something else. */
  private String path(String target) {
    String[] steps = target.split("/", -1);
    steps[1 + dice.below(steps.length - 1)] = dice.onceIn(3) ? dice.one(STEPS)
        : URLEncoder.encode(dice.one(nasty.texts()), StandardCharsets.UTF_8).replace("+", "%20");
    return String.join("/", steps);
  }
}
