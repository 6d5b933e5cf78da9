package org.entente.content;

/**
 * What is public of one language, in two hashes.
 *
 * @param fingerprint of words and facts: what approvals rest on
 * @param wording of the words alone, without their address: what a translation is made from
 */
public record Digests(String fingerprint, String wording) {}
