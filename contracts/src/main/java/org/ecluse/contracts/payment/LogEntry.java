package org.ecluse.contracts.payment;

import java.time.Instant;

/** Where and when the registry's log wrote down the hash of a receipt. */
public record LogEntry(long index, Instant loggedAt) {}
