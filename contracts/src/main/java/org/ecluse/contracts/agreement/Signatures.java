package org.ecluse.contracts.agreement;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;

/** Who has signed a record: each side once at most. A peer that cannot sign leaves its side empty. */
public record Signatures(Optional<Signature> provider, Optional<Signature> consumer) {
    /** Nobody has signed. */
    public static final Signatures NONE = new Signatures(Optional.empty(), Optional.empty());

    public Signatures {
        Objects.requireNonNull(provider);
        Objects.requireNonNull(consumer);
    }

    /** How many sides have signed, said in one word. */
    public enum State {
        BY_NOBODY,
        BY_PROVIDER_ONLY,
        BY_CONSUMER_ONLY,
        BY_BOTH
    }

    public Optional<Signature> by(Signatory side) {
        return side == Signatory.PROVIDER ? provider : consumer;
    }

    /** The same, with a side's signature; the first of a side stays. */
    public Signatures with(Signatory side, Signature signature) {
        return side == Signatory.PROVIDER
                ? new Signatures(provider.or(() -> Optional.of(signature)), consumer)
                : new Signatures(provider, consumer.or(() -> Optional.of(signature)));
    }

    public State state() {
        if (provider.isPresent() && consumer.isPresent()) {
            return State.BY_BOTH;
        }
        if (provider.isPresent()) {
            return State.BY_PROVIDER_ONLY;
        }
        return consumer.isPresent() ? State.BY_CONSUMER_ONLY : State.BY_NOBODY;
    }

    /**
     * The fact behind {@code rennes:signatures}, on the word of this connector, which has verified what it counts. Only
     * true of what a store has loaded.
     */
    public Fact fact() {
        long count = Stream.of(provider, consumer).flatMap(Optional::stream).count();
        return Fact.known(Value.number(count)).assertedBy(Asserter.CONNECTOR);
    }
}
