/**
 * Who may come in: accounts, sign-in and sessions.
 *
 * <p>Turns a credential into an {@link org.entente.access.Actor} and keeps every change of an account in the audit trail. The
 * room keeps no password and no token, only their hashes, and decides no editorial question.
 */
package org.entente.accounts;
