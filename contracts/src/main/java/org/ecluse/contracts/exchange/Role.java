package org.ecluse.contracts.exchange;

/** Which side of a process a connector is on. (DSP 2025-1, 1.2) */
public enum Role {
    CONSUMER,
    PROVIDER;

    public Role other() {
        return this == CONSUMER ? PROVIDER : CONSUMER;
    }
}
