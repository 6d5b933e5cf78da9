/**
 * What a request costs the database, counted and written down.
 *
 * <p>The WAR is deployed with two classes more: an inspector that counts the statements of each thread and a filter that keeps
 * the count of each request. Threads of the background (log follower, audit sealer) are not the request's and not counted.
 */
package org.entente.statements;
