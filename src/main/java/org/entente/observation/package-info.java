/**
 * What is seen of a running server from outside: whether its database answers, and figures for those who watch it.
 *
 * <p>It looks into every room below and changes nothing in any. A figure names no content and no person. Nothing here may make
 * an answer wait.
 */
package org.entente.observation;
