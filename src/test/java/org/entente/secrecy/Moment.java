package org.entente.secrecy;

import java.time.Instant;
import java.util.Set;

/**
 * A moment while the garden was planted.
 *
 * @param replaced texts that were public then and that a later publication has replaced: of this moment they may be seen
 * @param ended texts that were public then and have been withdrawn since: the staff alone may see them again
 */
record Moment(Instant at, Set<String> replaced, Set<String> ended) {}
