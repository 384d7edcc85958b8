package org.ecluse.connector.dataplane;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.ecluse.policy.Problem;

/** What came of starting a transfer. */
public sealed interface Start {

    /**
     * The consumer may pull from the endpoint, with the token as bearer, until it expires or is replaced.
     *
     * @param token a JWT; who holds it may pull, so it goes to the consumer only and into no log
     */
    record Pull(URI endpoint, String token, Instant expiresAt) implements Start {
        @Override
        public String toString() {
            return "Pull[endpoint=" + endpoint + ", expiresAt=" + expiresAt + "]";
        }
    }

    /** The content is on its way to the sink; {@link FlowEvents} says when it has arrived, or not. */
    record Pushing() implements Start {}

    /** It may not start. The reasons are never empty; a peer gets their codes. */
    record Refused(List<Problem> reasons) implements Start {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    default <T> T fold(Function<Pull, T> pull, Function<Pushing, T> pushing, Function<Refused, T> refused) {
        if (this instanceof Pull started) {
            return pull.apply(started);
        }
        return this instanceof Pushing going ? pushing.apply(going) : refused.apply((Refused) this);
    }
}
