/**
 * Imports at scale and imports as already public: what comes in, with which marks, and what no kill or refusal may break.
 *
 * <p>Rows are made up by {@link org.entente.migration.Migrants}; nothing here reads the tables of the application.
 */
package org.entente.migration;
