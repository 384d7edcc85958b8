package org.ecluse.policy.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.model.Rule.Duty;

/** The answer to a request. */
public sealed interface Decision {

    /**
     * Consequences of duties that are overdue and remedies of prohibitions that were infringed, as far as they are not
     * done; and the overdue duties themselves.
     */
    List<Duty> owed();

    /**
     * The next instant at which, or just after which, the answer may change, if nothing else happens than that time
     * passes. Until then nobody needs to ask again; absent when time alone changes nothing.
     */
    Optional<Instant> validUntil();

    /** What was found for each rule of the policy, in the policy's order. Empty when the policy as a whole was refused. */
    List<Finding> trace();

    /**
     * @param duties what is owed for it
     * @param claims what this use must reserve before it begins: the answer alone does not keep two uses at once from
     *     passing a limit together
     */
    record Permitted(
            Duties duties, List<Duty> owed, List<Claim> claims, Optional<Instant> validUntil, List<Finding> trace)
            implements Decision {
        public Permitted {
            Objects.requireNonNull(duties);
            owed = List.copyOf(owed);
            claims = List.copyOf(claims);
            Objects.requireNonNull(validUntil);
            trace = List.copyOf(trace);
        }

        /** Owed before the first use; at {@link Stage#USE} they are fulfilled. */
        public List<Duty> before() {
            return duties.before();
        }

        /** To be applied to the data while it flows. */
        public List<Duty> during() {
            return duties.during();
        }

        /** Owed by a deadline, which is not over. */
        public List<Duty> eventually() {
            return duties.eventually();
        }

        /** Owed once it was used. */
        public List<Duty> after() {
            return duties.after();
        }
    }

    /** Duties by when they are owed, each once, in an order that does not depend on the policy's. */
    record Duties(List<Duty> before, List<Duty> during, List<Duty> eventually, List<Duty> after) {
        public static final Duties NONE = new Duties(List.of(), List.of(), List.of(), List.of());

        public Duties {
            before = List.copyOf(before);
            during = List.copyOf(during);
            eventually = List.copyOf(eventually);
            after = List.copyOf(after);
        }
    }

    /** @param reasons never empty */
    record Denied(List<Reason> reasons, List<Duty> owed, Optional<Instant> validUntil, List<Finding> trace)
            implements Decision {
        public Denied {
            reasons = List.copyOf(reasons);
            owed = List.copyOf(owed);
            Objects.requireNonNull(validUntil);
            trace = List.copyOf(trace);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a denial has at least one reason");
            }
        }

        /** A denial that time alone does not change, and of which nothing was traced. */
        public Denied(List<Reason> reasons) {
            this(reasons, List.of(), Optional.empty(), List.of());
        }

        /** True when one of the reasons has this code. */
        public boolean isFor(String code) {
            return reasons.stream().anyMatch(reason -> reason.code().equals(code));
        }
    }

    default boolean permits() {
        return this instanceof Permitted;
    }

    default <T> T fold(Function<Permitted, T> permitted, Function<Denied, T> denied) {
        return this instanceof Permitted yes ? permitted.apply(yes) : denied.apply((Denied) this);
    }
}
