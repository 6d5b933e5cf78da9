package org.entente.content;

/**
 * Something a person should settle; it never blocks a move.
 *
 * @param flag stable kebab-case code, such as {@code possible-duplicate}
 * @param detail one sentence that says what is doubtful
 */
public record Doubt(String flag, String detail) {}
