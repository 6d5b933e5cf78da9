/**
 * What every content was, and who did it: revisions, appended and never changed.
 *
 * <p>The desk appends one in the transaction of every edit and move; prints, comparisons and the rule of four eyes read them.
 */
package org.entente.history;
