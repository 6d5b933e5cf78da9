/**
 * What the staff are told: notices, listed over the API and sent by mail.
 *
 * <p>The desk says what happened, in the transaction that makes it so; whom it concerns is worked out afterwards, and mail goes out
 * after that, so that neither ever delays or undoes a move. A notice holds no words: it points to them. Nothing below knows this room.
 */
package org.entente.notices;
