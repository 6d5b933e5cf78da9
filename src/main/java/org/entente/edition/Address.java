package org.entente.edition;

/**
 * Where one object is asked.
 *
 * @param key an id or a slug, as a caller wrote it
 */
public record Address(String type, String key) {}
