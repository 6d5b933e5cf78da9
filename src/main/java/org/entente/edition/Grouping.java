package org.entente.edition;

/**
 * By which field the contents of a list are told in groups.
 *
 * @param descending whether the list itself goes down by that field, and the groups with it
 */
record Grouping(FieldPath path, boolean descending) {}
