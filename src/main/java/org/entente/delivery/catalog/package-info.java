/**
 * The office's open data as other portals list it: a DCAT-AP 3 catalogue of what is public, in three forms of RDF.
 *
 * <p>It is drawn from types, forms and the office's own words; no content is in it.
 */
package org.entente.delivery.catalog;
