package org.entente.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.spi.Failure;

/**
 * Everything that is no {@link Problem}: refusals of the REST layer become problems, passing troubles of the database become
 * BUSY, and the rest is an incident, logged once under an id that is all the caller learns.
 */
@Provider
@ApplicationScoped
public class UnexpectedMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(UnexpectedMapper.class);

  @Override
  public Response toResponse(Throwable thrown) {
    Optional<Problem> problem = Cause.problem(thrown);
    if (problem.isPresent()) {
      return ProblemMapper.answer(problem.get());
    }
    if (Cause.isOverlong(thrown)) {
      return ProblemMapper.answer(StrictJson.tooLarge());
    }
    if (Cause.isPassing(thrown)) {
      LOG.warnf("Busy: %s", thrown);
      return ProblemMapper.answer(busy());
    }
    return ofRest(thrown).orElseGet(() -> incident(thrown));
  }

  static Problem busy() {
    return Problem.of(ProblemKind.BUSY, "busy", "The server is busy or its database is away; try again in a moment.");
  }

  private static Optional<Response> ofRest(Throwable thrown) {
    Response plain = null;
    int status = 500;
    if (thrown instanceof WebApplicationException refusal) {
      plain = refusal.getResponse();
      status = plain.getStatus();
    } else if (thrown instanceof Failure failure) {
      // RESTEasy's own: unreadable bodies.
      plain = failure.getResponse();
      status = plain != null ? plain.getStatus() : failure.getErrorCode();
    }
    if (plain != null && status < 400) {
      return Optional.of(plain);
    }
    List<String> allowed = plain == null ? List.of() : allowed(plain);
    return refusal(status, allowed).map(ProblemMapper::answer);
  }

  /** The methods a refusal names; OPTIONS is none of them, see {@link OptionsMapper}. */
  static List<String> allowed(Response plain) {
    String header = plain.getHeaderString(HttpHeaders.ALLOW);
    return header == null ? List.of()
        : Stream.of(header.split(",")).map(String::strip).filter(method -> !method.equals("OPTIONS")).sorted().toList();
  }

  /** The problem that a bare status stands for; empty for what is nobody's mistake. */
  static Optional<Problem> refusal(int status, List<String> allowed) {
    return Optional.ofNullable(
        switch (status) {
          case 400 -> Problem.of(ProblemKind.MALFORMED, "malformed-request", "The request cannot be read; check its address, headers and body.");
          case 401 -> Problem.of(ProblemKind.UNAUTHENTICATED, "sign-in-needed", "Sign in first: POST name and password to the sessions.");
          case 403 -> Problem.of(ProblemKind.FORBIDDEN, "forbidden", "Your account may not do this; ask an administrator.");
          case 404 -> Problem.notFound();
          case 405 ->
              Problem.of(ProblemKind.NOT_ALLOWED, "method-not-allowed", "This address does not take that method; use one of those allowed.")
                  .with("allow", allowed);
          case 406 -> Problem.of(ProblemKind.NOT_ACCEPTABLE, "not-acceptable", "This address has no such form; ask for application/json.");
          case 413 -> StrictJson.tooLarge();
          case 414 -> Problem.of(ProblemKind.URI_TOO_LONG, "uri-too-long", "The address is too long; ask for less at once.");
          case 415 -> Problem.of(ProblemKind.UNSUPPORTED, "unsupported-media-type", "This address does not take a body of that type; send application/json.");
          case 429 -> Problem.of(ProblemKind.LIMITED, "limited", "Too many requests; wait a moment.");
          case 503 -> busy();
          default -> null;
        });
  }

  private static Response incident(Throwable thrown) {
    String incident = UUID.randomUUID().toString();
    LOG.errorf(thrown, "Incident %s", incident);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("incident", incident);
    Correlation.current().ifPresent(id -> members.put("correlationId", id));
    return Response.status(500)
        .type(ProblemJson.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(
            ProblemJson.bytes(
                "unexpected", 500, "Something went wrong on our side; tell the administrator the incident's id.", members))
        .build();
  }
}
