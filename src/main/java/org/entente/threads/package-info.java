/**
 * The node's own threads: how one begins, goes round and ends.
 *
 * <p>Whoever works beside the requests takes its thread from here. None keeps the server from ending, and none is ever interrupted:
 * that would close the embedded database's file under everybody's hands. Nothing is known here of the work itself.
 */
package org.entente.threads;
