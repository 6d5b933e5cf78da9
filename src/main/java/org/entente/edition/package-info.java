/**
 * From the publication log to the world the public reads: a Lucene index of this node, followed entry by entry.
 *
 * <p>Delivery asks {@link org.entente.edition.Editions} for the current {@link org.entente.edition.Edition}, parses its query
 * with {@link org.entente.edition.QueryParser} and closes the edition when it is done. The room knows the log and the public
 * model; it never learns of working copies, revisions or people.
 */
package org.entente.edition;
