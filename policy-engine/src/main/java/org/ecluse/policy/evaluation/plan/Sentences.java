package org.ecluse.policy.evaluation.plan;

import java.util.List;
import java.util.Optional;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Value;

/** Sentences for the operator's log, written when somebody reads them. */
final class Sentences {
    private Sentences() {}

    static String of(Constraint constraint, Optional<Fact> fact) {
        return constraint.fold(
                atomic -> "`" + atomic.leftOperand() + "` must be `"
                        + atomic.operator().term() + "` " + asked(atomic) + ", and is "
                        + fact.map(Sentences::say).orElse("not known"),
                logical -> "`" + logical.operand().term() + "` does not hold",
                opaque -> opaque.problem().cause());
    }

    private static List<String> asked(Constraint.Atomic atomic) {
        return atomic.details().references().isEmpty()
                ? texts(atomic.right())
                : atomic.details().references();
    }

    private static String say(Fact fact) {
        return fact.fold(known -> texts(known.values()).toString(), unknown -> unknown.reason());
    }

    private static List<String> texts(List<Value> values) {
        return values.stream().map(Value::text).toList();
    }
}
