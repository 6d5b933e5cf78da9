/**
 * The office: the one desk that changes content, the queue, and the staff's door.
 *
 * <p>{@link org.entente.editorial.Desk} is the only way to write, whoever asks: HTTP, import, clock. Every change is checked
 * against the moves, kept as a revision, recorded in the audit and, when it concerns the public, appended to the log, all in
 * one transaction. Nothing here knows a type of content by name.
 */
package org.entente.editorial;
