/**
 * Accounts from outside: who may do what where, and that nobody does it a moment longer.
 *
 * <p>Each class has servers of its own without sample content, because it makes, demotes and suspends people.
 */
package org.entente.people;
