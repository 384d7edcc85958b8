package org.ecluse.contracts.duties;

import java.time.Instant;

/** One duty done: which, when, and what shows it. */
public record Fulfilment(int number, Instant at, String evidence) {
    private static final int EVIDENCE_LENGTH_MAX = 4000;

    public Fulfilment {
        if (number < 0 || evidence.isBlank() || evidence.length() > EVIDENCE_LENGTH_MAX) {
            throw new IllegalArgumentException("a duty done needs its number and 1 to " + EVIDENCE_LENGTH_MAX
                    + " characters of evidence, such as the address of the publication");
        }
    }
}
