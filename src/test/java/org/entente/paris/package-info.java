/**
 * The system carries the real input: the 68 printed pacts of Paris, line by line, as typed, approved, published content.
 */
package org.entente.paris;
