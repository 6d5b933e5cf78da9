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
import java.util.Set;
import org.entente.access.Actor;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;

/**
 * Nobody reaches the editorial door without a name, not even to learn what exists behind it; the one exception is signing in.
 * Whoever came in with a password for once first chooses another. Paths are compared as the router sees them, without matrix
 * parameters.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class Authentication implements ContainerRequestFilter {
  private static final List<String> EDITORIAL = List.of("api", "editorial", "v1");
  private static final List<String> PREVIEW = List.of("api", "preview", "v1");
  private static final List<String> SIGN_IN = List.of("api", "editorial", "v1", "sessions");
  /** Where a password for once leads: to another password, and out again. */
  private static final Set<List<String>> BEFORE_A_PASSWORD = Set.of(List.of("sessions", "current"), List.of("accounts", "current"),
      List.of("accounts", "current", "password"));

  @Inject
  CurrentActor current;

  @Inject
  Sessions sessions;

  @Inject
  LocalToken local;

  @Inject
  ClientAddresses addresses;

  @Inject
  HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    List<String> path = path(context);
    boolean editorial = begins(path, EDITORIAL);
    boolean signIn = path.equals(SIGN_IN) && context.getMethod().equals("POST");
    if (editorial && !signIn) {
      Token token = token(context).orElseThrow(CurrentActor::unknown);
      if (!isKnown(token, path.subList(EDITORIAL.size(), path.size()))) {
        throw CurrentActor.unknown();
      }
    } else if (begins(path, PREVIEW)) {
      // The preview also takes links, which this room does not know.
      token(context).filter(token -> !isKnown(token, path)).ifPresent(current::presents);
    }
  }

  private static boolean begins(List<String> path, List<String> plane) {
    return path.size() >= plane.size() && path.subList(0, plane.size()).equals(plane);
  }

  private boolean isKnown(Token token, List<String> path) {
    Optional<Actor> here = local.actor(token, () -> addresses.isLocal(request));
    if (here.isPresent()) {
      current.is(here.get());
      return true;
    }
    Optional<Sessions.Owner> session = sessions.owner(token);
    session.ifPresent(owner -> enter(owner, token, path));
    return session.isPresent();
  }

  private void enter(Sessions.Owner owner, Token token, List<String> path) {
    if (owner.account().mustChangePassword() && !BEFORE_A_PASSWORD.contains(path)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "password-change-needed",
          "Your password was good for one sign-in: choose your own first, by POST to accounts/current/password.");
    }
    current.is(owner.actor(), token);
  }

  private static Optional<Token> token(ContainerRequestContext context) {
    return Optional.ofNullable(context.getHeaderString(HttpHeaders.AUTHORIZATION)).flatMap(Token::ofHeader);
  }

  private static List<String> path(ContainerRequestContext context) {
    return context.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).filter(step -> !step.isEmpty()).toList();
  }
}
