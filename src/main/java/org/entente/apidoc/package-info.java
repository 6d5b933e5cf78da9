/**
 * The two APIs described for machines, OpenAPI 3.1 and JSON Schema 2020-12, and the public one for people, as a page.
 *
 * <p>Everything here is drawn from the descriptors, the table of moves and the kinds of problems; no type and no field is
 * named. The public documents are drawn from the public model, so that a private field cannot appear in them.
 */
package org.entente.apidoc;
