package org.ecluse.contracts.negotiation;

/** The map that simulations run on keeps what a real store keeps. */
class NegotiationsInMemoryTest extends NegotiationStoreContract {
    private final NegotiationsInMemory map = new NegotiationsInMemory(() -> {});

    @Override
    NegotiationStore store() {
        return map;
    }

    @Override
    NegotiationStore reopened() {
        return map;
    }
}
