/**
 * How this installation is set up: languages, zone, addresses, folders.
 *
 * <p>Read once at start from {@code ENTENTE_*} environment variables, checked, then only handed around. A wrong setting
 * stops the start with its name and remedy; no other room reads the environment. Beside them stands the one fact that may change
 * while it runs: whether it is a copy that is held.
 */
package org.entente.settings;
