/**
 * The same list in other forms: tables, maps, calendars, linked data.
 *
 * <p>Which type has which form follows from the roles of its fields. A form is written print by print to a stream and is a pure
 * function of the prints, the query and the installation; no text of an editor may break out of it.
 */
package org.entente.delivery.forms;
