package org.ecluse.contracts.exchange;

import java.util.List;
import java.util.Optional;

/**
 * What is decided about a process at one moment.
 *
 * @param changed what it becomes; empty when it stays as it is and there is nothing to store
 * @param entered states that both sides have come into by this, in order
 * @param refusal why nothing changes, when that is a refusal
 */
record Step<P, S>(Optional<P> changed, List<S> entered, Optional<Refusal> refusal) {
    Step {
        entered = List.copyOf(entered);
    }

    static <P, S> Step<P, S> nothing() {
        return new Step<>(Optional.empty(), List.of(), Optional.empty());
    }

    static <P, S> Step<P, S> refused(Refusal why) {
        return new Step<>(Optional.empty(), List.of(), Optional.of(why));
    }

    static <P, S> Step<P, S> to(P process, List<S> entered) {
        return new Step<>(Optional.of(process), entered, Optional.empty());
    }
}
