package org.entente.accounts;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.entente.access.Actor;

/**
 * Nobody reaches the editorial door without a name, not even to learn what exists behind it; the one exception is signing in.
 * Paths are compared as the router sees them, without matrix parameters.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class Authentication implements ContainerRequestFilter {
  private static final List<String> EDITORIAL = List.of("api", "editorial", "v1");
  private static final List<String> SIGN_IN = List.of("api", "editorial", "v1", "sessions");
  private static final String SCHEME = "Bearer ";

  @Inject
  CurrentActor current;

  @Inject
  Sessions sessions;

  @Inject
  LocalToken local;

  @Inject
  HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    List<String> path = path(context);
    boolean editorial = path.size() >= EDITORIAL.size() && path.subList(0, EDITORIAL.size()).equals(EDITORIAL);
    boolean signIn = path.equals(SIGN_IN) && context.getMethod().equals("POST");
    if (editorial && !signIn) {
      authenticate(token(context).orElseThrow(CurrentActor::unknown));
    }
  }

  private void authenticate(Token token) {
    Optional<Actor> here = local.actor(token, request.getRemoteAddr());
    if (here.isPresent()) {
      current.is(here.get());
    } else {
      current.is(sessions.actor(token).orElseThrow(CurrentActor::unknown), token);
    }
  }

  private static Optional<Token> token(ContainerRequestContext context) {
    return Optional.ofNullable(context.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(text -> !text.isEmpty() && text.length() <= 256)
        .map(Token::of);
  }

  private static List<String> path(ContainerRequestContext context) {
    return context.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).filter(step -> !step.isEmpty()).toList();
  }
}
