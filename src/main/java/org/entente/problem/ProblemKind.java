package org.entente.problem;

/** The families of refusals; the one mapper gives each its HTTP status. */
public enum ProblemKind {
  MALFORMED,
  BAD_QUERY,
  UNAUTHENTICATED,
  FORBIDDEN,
  NOT_FOUND,
  NOT_ALLOWED,
  NOT_ACCEPTABLE,
  REFUSED,
  IN_USE,
  DUPLICATE,
  GONE,
  STALE,
  TOO_LARGE,
  URI_TOO_LONG,
  UNSUPPORTED,
  INVALID,
  PRECONDITION_MISSING,
  LIMITED,
  BUSY
}
