package org.ecluse.policy.evaluation.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint;

/** A constraint that nobody here can evaluate. Its rule says why. */
final class UnevaluableCondition extends Condition {
    UnevaluableCondition(String at, Constraint constraint) {
        super(at, constraint);
    }

    @Override
    Truth judge(Frame frame, Mood mood) {
        return Truth.UNKNOWN;
    }

    @Override
    Premise trace(Frame frame, Mood mood, Consumer<Reason> reasons) {
        return new Premise(Premise.Kind.CONSTRAINT, at(), Truth.UNKNOWN, Optional.empty(), List.of());
    }

    @Override
    String canonical() {
        return "unevaluable " + constraint();
    }
}
