package org.ecluse.policy.evaluation.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint;

/** One constraint or refinement, ready to be judged. Immutable, for all threads. */
abstract class Condition {
    /** Where nobody wants to know why. */
    static final Consumer<Reason> UNHEARD = reason -> {};

    /** What {@link #since} answers where nobody knows. */
    static final Instant NOBODY_KNOWS = Instant.MAX;

    static final Condition[] NONE = {};

    private final String at;
    private final Constraint constraint;

    Condition(String at, Constraint constraint) {
        this.at = at;
        this.constraint = constraint;
    }

    String at() {
        return at;
    }

    Constraint constraint() {
        return constraint;
    }

    abstract Truth judge(Frame frame, Mood mood);

    /** Judges without cutting short. @param reasons hears why it is not satisfied */
    abstract Premise trace(Frame frame, Mood mood, Consumer<Reason> reasons);

    /** Since when it has been satisfied, given that it is. */
    Instant since(Frame frame) {
        return NOBODY_KNOWS;
    }

    /** True when something in it may be counted. */
    boolean isMetered() {
        return false;
    }

    /** Adds what must be reserved so that it stays as it was judged however many uses are made at once. */
    void claim(Frame frame, boolean satisfied, Collection<Claim> into) {}

    /** The same text for what means the same. */
    abstract String canonical();

    static Truth all(Condition[] conditions, Frame frame, Mood mood) {
        var answer = Truth.SATISFIED;
        for (var condition : conditions) {
            var truth = condition.judge(frame, mood);
            if (truth == Truth.UNSATISFIED) {
                return truth;
            }
            if (truth == Truth.UNKNOWN) {
                answer = truth;
            }
        }
        return answer;
    }

    final void tell(Truth truth, Optional<Fact> fact, Consumer<Reason> reasons) {
        if (truth != Truth.SATISFIED && reasons != UNHEARD) {
            var code = truth == Truth.UNKNOWN ? Reason.UNKNOWN : Reason.UNSATISFIED;
            reasons.accept(new Reason(
                    code, at, Optional.empty(), Optional.of(constraint), fact, () -> Sentences.of(constraint, fact)));
        }
    }
}
