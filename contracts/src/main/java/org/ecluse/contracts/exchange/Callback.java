package org.ecluse.contracts.exchange;

import java.util.Optional;
import java.util.Set;

/**
 * A program of the operator's that is told what happens to a process.
 *
 * @param uri where it is told
 * @param events names, or beginnings of names, of the events that it wants to hear of
 * @param transactional whether it is told before the step is complete
 * @param authKey the name of the header that lets us in, with {@code authCodeId} the vault's alias of its value
 */
public record Callback(
        String uri, Set<String> events, boolean transactional, Optional<String> authKey, Optional<String> authCodeId) {
    public Callback {
        events = Set.copyOf(events);
    }
}
