/**
 * What tests stand on: an HTTP client, a PostgreSQL of their own, the WAR for Arquillian, and servers as processes that
 * can be killed.
 *
 * <p>Any test may enter. It must never know the application's classes: it sees what a stranger sees.
 */
package org.entente.testing;
