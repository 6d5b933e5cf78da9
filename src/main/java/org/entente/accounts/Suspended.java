package org.entente.accounts;

import java.util.UUID;

/** Told in the transaction that suspends an account: whatever else it has opened for others ends now. */
public record Suspended(UUID account) {}
