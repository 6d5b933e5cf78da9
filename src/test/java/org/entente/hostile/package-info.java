/**
 * What our own OpenAPI documents promise, held against the server by people who mean harm.
 *
 * <p>Operations, roles, parameters, bodies and answers are read from the two documents: an operation is under fire the day it
 * is described there. What an operation needs to succeed and cannot be read there stands in one table, {@code Settings}.
 */
package org.entente.hostile;
