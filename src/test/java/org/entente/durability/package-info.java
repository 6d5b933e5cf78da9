/**
 * What was acknowledged stays, whatever is killed: the promise of the desk, the log and the edition, tested from outside.
 *
 * <p>{@link org.entente.durability.House}, {@link org.entente.durability.Office} and the checks of what a database and an
 * edition hold are open to other tests. It must never repair anything: a server starts again without help. The chain's
 * formula is written here anew, from the design and not from the code it checks.
 */
package org.entente.durability;
