package org.ecluse.contracts.transfer;

import static org.ecluse.contracts.exchange.Role.CONSUMER;
import static org.ecluse.contracts.exchange.Role.PROVIDER;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Table;

/** The states of a transfer process. (DSP 2025-1, 8.1.1) */
public enum TransferState {
    REQUESTED,
    STARTED,
    SUSPENDED,
    COMPLETED,
    TERMINATED;

    private static final Set<Role> BOTH = Set.of(CONSUMER, PROVIDER);

    // SPEC DSP 2025-1, 8.1.2: the state machine. A row is a state, an entry the next one and who may lead there.
    // Not in the text: a provider's start in STARTED. It brings a renewed address, as providers send it when a consumer
    // has
    // resumed. What is suspended or completed is so when the peer has it: until then, a completion of the peer's comes
    // first.
    static final Table<TransferState> TABLE = new Table<>(
            new EnumMap<>(Map.of(
                    REQUESTED, Map.of(STARTED, Set.of(PROVIDER), TERMINATED, BOTH),
                    STARTED,
                            Map.of(
                                    STARTED, Set.of(PROVIDER),
                                    SUSPENDED, BOTH,
                                    COMPLETED, BOTH,
                                    TERMINATED, BOTH),
                    SUSPENDED, Map.of(STARTED, BOTH, TERMINATED, BOTH),
                    COMPLETED, Map.of(),
                    TERMINATED, Map.of())),
            Set.of(COMPLETED, TERMINATED),
            Set.of(SUSPENDED, COMPLETED));
}
