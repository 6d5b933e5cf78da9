/**
 * The {@code ./entente} command: builds, starts and stops a server, runs the tests, and speaks to a running server.
 *
 * <p>Plain JDK, compiled by the script beside it, so that a fresh machine needs nothing else. The process tests use
 * {@link org.entente.launcher.ServerProcess} too. It must never depend on the application's classes.
 */
package org.entente.launcher;
