/**
 * Import: files of rows become work at the desk, one row one patch, and the sample content comes in the same way.
 *
 * <p>{@link org.entente.exchange.Importer} is entered by the staff's door, which queues, and by the samples. Every row goes
 * through {@link org.entente.editorial.Desk} and its line in the report says what became of it: nothing is merged or dropped
 * silently. Nothing here writes content itself or knows a type by name.
 */
package org.entente.exchange;
