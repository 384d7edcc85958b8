package org.ecluse.contracts.negotiation;

import static org.ecluse.contracts.exchange.Role.CONSUMER;
import static org.ecluse.contracts.exchange.Role.PROVIDER;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Table;

/** The states of a contract negotiation. (DSP 2025-1, 7.1.1) */
public enum NegotiationState {
    REQUESTED,
    OFFERED,
    ACCEPTED,
    AGREED,
    VERIFIED,
    FINALIZED,
    TERMINATED;

    private static final Set<Role> BOTH = Set.of(CONSUMER, PROVIDER);

    // SPEC DSP 2025-1, 7.1.2: the state machine. A row is a state, an entry the next one and who may lead there.
    static final Table<NegotiationState> TABLE = new Table<>(
            new EnumMap<>(Map.of(
                    REQUESTED, Map.of(OFFERED, Set.of(PROVIDER), AGREED, Set.of(PROVIDER), TERMINATED, BOTH),
                    OFFERED, Map.of(REQUESTED, Set.of(CONSUMER), ACCEPTED, Set.of(CONSUMER), TERMINATED, BOTH),
                    ACCEPTED, Map.of(AGREED, Set.of(PROVIDER), TERMINATED, BOTH),
                    AGREED, Map.of(VERIFIED, Set.of(CONSUMER), TERMINATED, BOTH),
                    VERIFIED, Map.of(FINALIZED, Set.of(PROVIDER), TERMINATED, BOTH),
                    FINALIZED, Map.of(),
                    TERMINATED, Map.of())),
            Set.of(FINALIZED, TERMINATED),
            Set.of(FINALIZED));
}
