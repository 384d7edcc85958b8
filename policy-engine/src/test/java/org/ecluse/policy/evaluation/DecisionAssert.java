package org.ecluse.policy.evaluation;

import org.assertj.core.api.AbstractAssert;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Decision.Permitted;

/** Asserts the reason, not only the answer. */
final class DecisionAssert extends AbstractAssert<DecisionAssert, Decision> {
    private DecisionAssert(Decision actual) {
        super(actual, DecisionAssert.class);
    }

    static DecisionAssert assertThat(Decision decision) {
        return new DecisionAssert(decision);
    }

    Permitted isPermitted() {
        if (!(actual instanceof Permitted permitted)) {
            throw failure("expected a permission, but was %s", actual);
        }
        return permitted;
    }

    Denied isDeniedFor(String code) {
        return isDeniedFor(code, "");
    }

    /** Denied, and one of the reasons has this code at a place that begins like this. */
    Denied isDeniedFor(String code, String at) {
        if (!(actual instanceof Denied denied)
                || denied.reasons().stream()
                        .noneMatch(reason ->
                                reason.code().equals(code) && reason.at().startsWith(at))) {
            throw failure("expected a denial for %s at %s, but was %s", code, at, actual);
        }
        return denied;
    }
}
