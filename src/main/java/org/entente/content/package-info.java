/**
 * What every type of content shares: identity, provenance, words per language, the variant that moves through the office.
 *
 * <p>Types in {@code model} extend {@link org.entente.content.Content} and describe their fields with two annotations; the
 * engine knows contents only through descriptors. This room never queries and never publishes.
 */
package org.entente.content;
