package org.entente.content;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody has taken a waiting text to look at, so that no two do the same work. It binds nobody: who is in a hurry may act. It ends
 * with its time, and with the next change or move of the text.
 */
public record Claim(UUID account, Instant until) {}
