/**
 * The record of who did what, and the proof that nobody rewrote it.
 *
 * <p>Writers leave a row in their own transaction; one sealer chains the rows by hash in a table of its own, at most a second
 * behind; the verifier walks the chain. Rows hold account ids, field names and hashes: never a value, a name or a text.
 */
package org.entente.audit;
