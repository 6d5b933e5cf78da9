/**
 * Entente as an administrator meets it: installed by the written instructions, with secrets in files, from a build that can
 * be repeated.
 *
 * <p>Tests here read the commands out of the documents and run them literally. They must never repeat a command in Java.
 */
package org.entente.installing;
