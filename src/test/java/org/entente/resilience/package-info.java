/**
 * What outages and hostile crowds must not do: the database stopped, hung or cut off, one client that wants all there is, a stop
 * under load.
 *
 * <p>Tests here have servers, databases and links of their own, which they may break. They know the application only from outside.
 */
package org.entente.resilience;
