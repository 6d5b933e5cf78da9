/**
 * The small values of the trade: periods, points, slugs, texts.
 *
 * <p>A value that exists is well formed; its factory refuses anything else with a {@link org.entente.values.Malformed}
 * that says what to write instead. Known by every room, knowing none but the JDK and the Markdown library.
 */
package org.entente.values;
