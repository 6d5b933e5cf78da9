/**
 * What can go wrong, in words a person can act on.
 *
 * <p>Every room throws {@link org.entente.problem.Problem}; one mapper turns it into an RFC 9457 answer. This room knows
 * no content and no rule; a problem never carries a stack trace, an SQL text or a private value to the outside.
 */
package org.entente.problem;
