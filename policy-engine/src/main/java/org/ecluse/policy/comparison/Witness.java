package org.ecluse.policy.comparison;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Rule.Duty;

/**
 * A request, and all there is to know around it, on which two policies part. The evaluator was asked: one permits it and the
 * other does not, or only for more in return.
 *
 * @param known facts by full IRI of the left operand; nothing else is known
 * @param members whether a collection, by its uid, holds the target or the asker
 * @param done duties that are fulfilled or taken on; no others are
 * @param missing what the other policy also asks for, where it permits as well; empty where it denies
 */
public record Witness(
        Request request, Map<String, Fact> known, Map<String, Truth> members, List<Duty> done, List<Duty> missing) {
    public Witness {
        Objects.requireNonNull(request);
        known = Map.copyOf(known);
        members = Map.copyOf(members);
        done = List.copyOf(done);
        missing = List.copyOf(missing);
    }

    /** True when the other policy denies; false when it permits for more in return. */
    public boolean isDenied() {
        return missing.isEmpty();
    }

    /** What to put to an evaluator along with the request. */
    public Facts facts() {
        return new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return known.getOrDefault(leftOperand, Fact.unknown("nothing is known of it here"));
            }

            @Override
            public Truth memberOf(String collection, String member) {
                return members.getOrDefault(collection, Truth.UNKNOWN);
            }

            @Override
            public Fulfilment fulfilment(Duty duty) {
                return done.contains(duty) ? Fulfilment.done() : Fulfilment.due("not done here");
            }
        };
    }
}
