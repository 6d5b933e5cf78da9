/**
 * Many at once: the log's order, whole transactions for readers, and one winner among equals, tested from outside.
 *
 * <p>Uses the house and the office of {@link org.entente.durability}. Nothing here measures time: a reader compares every
 * answer with what its edition's number must show, however the publications happened to interleave.
 */
package org.entente.concurrency;
