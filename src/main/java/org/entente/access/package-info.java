/**
 * Who acts, as the rules see it: an identity with roles and rights.
 *
 * <p>Pure values. Where accounts are kept and how someone signs in belongs to {@code accounts}; this room never reads a
 * database or a header.
 */
package org.entente.access;
