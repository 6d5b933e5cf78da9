/**
 * The content itself: what the office writes, approves and shows, one class per type with its labels beside it.
 *
 * <p>Open this room first. An editor would recognise every word, and the order of fields here is their order on the form.
 * Nothing outside depends on it: the engine reads the annotations. It never queries, publishes or knows who is asking.
 */
package org.entente.model;
