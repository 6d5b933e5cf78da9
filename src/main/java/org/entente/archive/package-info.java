/**
 * The whole installation as one file, and back: backup, export, restore, and the hold on a copy.
 *
 * <p>Staff's doors and the start enter here. It reads every table through one snapshot and knows no table by meaning, so that a
 * new type of content needs nothing here. It writes only into a database that was empty; it never changes a working copy.
 */
package org.entente.archive;
