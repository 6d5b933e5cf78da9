package org.entente.problem;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks through the wrappings of transactions, persistence and REST for what really went wrong. */
public final class Cause {
  private static final int DEEPEST = 30;
  /** SQLSTATE classes of lost connections, rollbacks for concurrency, exhausted resources and interventions. */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57");
  /** PostgreSQL's lock_not_available and H2's lock timeout. */
  private static final Set<String> LOCKED = Set.of("55P03", "HYT00");
  /** The pool's word, without a SQLSTATE, for a transaction whose connection has gone or whose time is over. */
  private static final String CANNOT_PROCEED = "IJ031070";

  private Cause() {}

  /** A problem that was thrown inside. */
  static Optional<Problem> problem(Throwable thrown) {
    return first(thrown, cause -> cause instanceof Problem problem ? Optional.of(problem) : Optional.empty());
  }

  /** True when the same request may well succeed in a moment: the database is away, full or locked. */
  static boolean isPassing(Throwable thrown) {
    return any(thrown, Cause::passing);
  }

  /** True when the database cannot be reached or is full: unlike one that refuses us, it will be there again by itself. */
  public static boolean isOutage(Throwable thrown) {
    Optional<String> state = first(thrown, cause -> cause instanceof SQLException sql ? Optional.ofNullable(sql.getSQLState()) : Optional.empty());
    return state.map(Cause::passing).orElseGet(() -> isPassing(thrown));
  }

  /** True when the body was longer than the server's listener takes. */
  static boolean isOverlong(Throwable thrown) {
    return any(thrown, cause -> cause.getClass().getSimpleName().equals("RequestTooBigException"));
  }

  private static boolean passing(Throwable cause) {
    return cause instanceof LockTimeoutException
        || cause instanceof PessimisticLockException
        || cause instanceof QueryTimeoutException
        || cause instanceof SQLTransientException
        || cause instanceof SQLRecoverableException
        || cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLException sql && (passing(sql.getSQLState()) || cannotProceed(sql))
        // The pool had no connection to give (IJ000453 wraps this one).
        || cause.getClass().getName().startsWith("jakarta.resource.");
  }

  private static boolean passing(String state) {
    return state != null && (LOCKED.contains(state) || state.length() == 5 && PASSING.contains(state.substring(0, 2)));
  }

  private static boolean cannotProceed(SQLException sql) {
    return sql.getMessage() != null && sql.getMessage().startsWith(CANNOT_PROCEED);
  }

  private static boolean any(Throwable thrown, Predicate<Throwable> wanted) {
    return first(thrown, cause -> wanted.test(cause) ? Optional.of(cause) : Optional.empty()).isPresent();
  }

  private static <T> Optional<T> first(Throwable thrown, Function<Throwable, Optional<T>> wanted) {
    return first(thrown, wanted, 0);
  }

  /** Looks at what is suppressed too: a commit that lost its connection tells why only there. */
  private static <T> Optional<T> first(Throwable thrown, Function<Throwable, Optional<T>> wanted, int depth) {
    return thrown == null || depth == DEEPEST ? Optional.empty() : wanted.apply(thrown).or(() ->
        Stream.concat(Stream.ofNullable(thrown.getCause()), Stream.of(thrown.getSuppressed()))
            .flatMap(next -> first(next, wanted, depth + 1).stream()).findFirst());
  }
}
