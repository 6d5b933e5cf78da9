package org.entente.publishing;

import java.time.Instant;

/** The end of the log: the last number given, its chain and its instant. An empty log has number 0. */
public record LogHead(long sequence, String chain, Instant instant) {}
