/**
 * The editorial rules on one screen: states, and the moves between them as data.
 *
 * <p>No database, no HTTP, no clock. {@code Desk} asks {@link org.entente.workflow.Transition} whether a move may be made;
 * documentation, answers and tests are printed from the same table.
 */
package org.entente.workflow;
