/**
 * The public door: lists, objects, search and tables of what the log made public.
 *
 * <p>A request is parsed by the grammar of the edition room and answered from one pinned edition, mostly by joining stored
 * bytes. No SQL, no entity and no draft can be reached from here.
 */
package org.entente.delivery;
