package org.ecluse.contracts.exchange;

import java.time.Instant;

/** What we do when nothing has happened until then. */
public record Deadline<M>(Instant at, M message) {}
