package org.entente.values;

/**
 * Something that does not fit, found while verifying.
 *
 * @param place where it stands: {@code log/412}, {@code revision/<content>/3}; never a value of it
 * @param fault what is wrong there
 */
public record Finding(String place, String fault) {}
