package org.entente.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A problem as HTTP: the only place that gives a kind its status. Two details are also headers: {@code retryAfter} (seconds,
 * of {@code BUSY} and {@code LIMITED}) and {@code allow} (methods, of {@code NOT_ALLOWED}).
 */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Problem> {
  @Override
  public Response toResponse(Problem problem) {
    return answer(problem);
  }

  static Response answer(Problem problem) {
    int status = status(problem.kind());
    Map<String, Object> members = new LinkedHashMap<>(problem.details());
    if (status >= 500) {
      Correlation.current().ifPresent(id -> members.put("correlationId", id));
    }
    if (problem.kind() == ProblemKind.NOT_FOUND) {
      // Hidden and unknown must not differ by a byte, and nothing asked is echoed.
      members.clear();
    }
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(ProblemJson.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(ProblemJson.bytes(problem.slug(), status, problem.getMessage(), members));
    switch (problem.kind()) {
      case BUSY -> answer.header(HttpHeaders.RETRY_AFTER, problem.details().getOrDefault("retryAfter", 1));
      case LIMITED -> answer.header(HttpHeaders.RETRY_AFTER, problem.details().getOrDefault("retryAfter", 60));
      case UNAUTHENTICATED -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case NOT_ALLOWED -> allow(problem, answer);
      default -> {}
    }
    return answer.build();
  }

  private static void allow(Problem problem, Response.ResponseBuilder answer) {
    if (problem.details().get("allow") instanceof Collection<?> methods) {
      answer.header(HttpHeaders.ALLOW, methods.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
    }
  }

  static int status(ProblemKind kind) {
    return switch (kind) {
      case MALFORMED, BAD_QUERY -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case REFUSED, IN_USE, DUPLICATE -> 409;
      case GONE -> 410;
      case STALE -> 412;
      case TOO_LARGE -> 413;
      case URI_TOO_LONG -> 414;
      case UNSUPPORTED -> 415;
      case INVALID -> 422;
      case PRECONDITION_MISSING -> 428;
      case LIMITED -> 429;
      case BUSY -> 503;
    };
  }
}
