/**
 * One draft as the public would read it: laid over the live edition, asked by delivery's own grammar, written by its own renderer.
 *
 * <p>Whoever has signed in enters, and whoever holds a link that a colleague gave away. The room may know the writing side and the
 * reading side, and neither knows it. Nothing of a preview is ever kept: not here, not in a cache, not on the way.
 */
package org.entente.preview;
