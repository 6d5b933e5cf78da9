package org.entente.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The headers an answer has unless its resource says otherwise: data runs no script and is framed by nobody; delivery and previews may be
 * read by the scripts of other sites, refusals too, all else not; nothing but delivery's own answers is ever stored.
 */
@Provider
@ApplicationScoped
public class AnswerHeaders implements ContainerResponseFilter {
  /** What every answer says, whoever gives it: its type is not guessed at, and addresses go to nobody else. */
  static final Map<String, String> EVERYWHERE = Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer");
  /** By these a browser lets the scripts of any site read an answer. */
  public static final Map<String, String> CORS = Map.of("Access-Control-Allow-Origin", "*",
      "Access-Control-Expose-Headers", "ETag, Last-Modified, Entente-Edition, Link, Location, Retry-After, Correlation-Id");
  private static final List<String> DELIVERY = List.of("api", "v1");
  private static final List<String> PREVIEW = List.of("api", "preview", "v1");
  private static final String POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

  /** Those of the delivery API's answers, for a door that gives them by itself. */
  public static Map<String, String> ofDelivery() {
    Map<String, String> headers = new HashMap<>(EVERYWHERE);
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Cross-Origin-Resource-Policy", "cross-origin");
    return Map.copyOf(headers);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    List<String> path = request.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).filter(step -> !step.isEmpty()).toList();
    boolean delivery = isIn(DELIVERY, path);
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.computeIfAbsent("Content-Security-Policy", name -> list(POLICY));
    headers.computeIfAbsent("Cross-Origin-Resource-Policy", name -> list(delivery ? "cross-origin" : "same-origin"));
    if (delivery || isIn(PREVIEW, path)) {
      CORS.forEach((name, value) -> headers.computeIfAbsent(name, absent -> list(value)));
    }
    if (!delivery) {
      headers.computeIfAbsent(HttpHeaders.CACHE_CONTROL, name -> list("no-store"));
    }
  }

  private static List<Object> list(String value) {
    return new ArrayList<>(List.of(value));
  }

  private static boolean isIn(List<String> root, List<String> path) {
    return path.size() >= root.size() && path.subList(0, root.size()).equals(root);
  }
}
