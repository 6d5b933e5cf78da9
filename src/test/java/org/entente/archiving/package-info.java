/**
 * Backup, export, restore and the hold, tried from outside: the command line, the API and the tables.
 *
 * <p>Whoever wants to see what an archive is worth enters. Each test makes its own servers, so that a copy never meets the
 * installation other tests share; what is compared is bytes, ETags and rows, never the archive's own word.
 */
package org.entente.archiving;
