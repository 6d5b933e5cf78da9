package org.entente.audit;

/** The end of the audit's chain: the last seal's number and its chain. Without a seal the number is 0. */
public record AuditHead(long number, String chain) {}
