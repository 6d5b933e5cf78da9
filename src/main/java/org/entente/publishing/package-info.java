/**
 * From a revision to public bytes, and the one log of what became public.
 *
 * <p>The press is a pure function; the log is append-only, numbered without gaps and hash-chained. Everything the public sees
 * is read from this log. The room knows revisions, never the working copy's rules.
 */
package org.entente.publishing;
