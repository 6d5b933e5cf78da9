/**
 * The benchmark: how much of the speed of a bare server is left when Entente answers, and what it costs besides.
 *
 * <p>{@code ./entente bench} enters by {@link org.entente.bench.Bench}. No test depends on its figures: machines differ, and only
 * shares of one run can be compared.
 */
package org.entente.bench;
