package org.ecluse.connector.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.policy.Problem;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.Counters.Reservation;

/**
 * What one use has set aside of what its agreement limits. It counts as used from just before the first byte leaves;
 * closing gives back what was not used by then. For one thread at a time.
 */
public final class Allowance implements AutoCloseable {
    private final Counters counters;
    private final List<String> tokens;
    private boolean taken;

    private Allowance(Counters counters, List<String> tokens) {
        this.counters = counters;
        this.tokens = tokens;
    }

    /** Whether there is room for a use. */
    public sealed interface Asked {
        record Granted(Allowance allowance) implements Asked {}

        record Exhausted(Problem problem) implements Asked {}

        default <T> T fold(Function<Allowance, T> granted, Function<Problem, T> exhausted) {
            return this instanceof Granted yes
                    ? granted.apply(yes.allowance())
                    : exhausted.apply(((Exhausted) this).problem());
        }
    }

    /** Sets aside all that a decision says must be, or nothing. Without claims there is nothing to set aside. */
    public static Asked of(Counters counters, List<Claim> claims) {
        var allowance = new Allowance(counters, new ArrayList<>());
        for (var claim : claims) {
            var answer = counters.reserve(claim);
            if (answer instanceof Reservation.Reserved reserved) {
                allowance.tokens.add(reserved.token());
            } else {
                allowance.close();
                return new Asked.Exhausted(problem(claim, answer));
            }
        }
        return new Asked.Granted(allowance);
    }

    /** For a use that nothing limits. */
    static Allowance none() {
        return new Allowance(null, List.of());
    }

    private static Problem problem(Claim claim, Reservation answer) {
        return answer instanceof Reservation.Exhausted exhausted
                ? new Problem(
                        "policy.constraint.unsatisfied",
                        claim.at(),
                        "the limit of " + claim.limit().toPlainString() + " leaves "
                                + exhausted.left().toPlainString() + ", which is not enough for this use",
                        "wait for the uses that are under way, or agree on a higher limit")
                : new Problem(
                        "policy.fact.unknown",
                        claim.at(),
                        "how much is used of the limit cannot be told: " + ((Reservation.Unknown) answer).reason(),
                        "see that the database answers, and let the peer ask again");
    }

    /**
     * The first byte is about to leave. Again changes nothing.
     *
     * @throws SourceBroken when it took so long that somebody else was given it: the use must not begin
     */
    void take() throws SourceBroken {
        if (taken) {
            return;
        }
        for (var token : tokens) {
            if (!counters.commit(token)) {
                throw new SourceBroken(new Problem(
                        "count.lapsed",
                        "",
                        "it took too long until the first byte, and what was set aside for this use went to another",
                        "let the peer ask again"));
            }
        }
        taken = true;
    }

    @Override
    public void close() {
        if (!taken) {
            tokens.forEach(counters::release);
        }
    }
}
