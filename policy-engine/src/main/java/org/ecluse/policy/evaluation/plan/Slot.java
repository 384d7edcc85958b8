package org.ecluse.policy.evaluation.plan;

import java.util.Objects;
import java.util.Optional;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;

/**
 * One thing that a plan asks of its facts, and where a decision keeps the answer.
 *
 * @param name IRI of the operand, collection or reference
 */
record Slot(int index, Asked asked, String name, Optional<Duty> duty, Optional<Prohibition> prohibition) {

    /** What is asked for. */
    enum Asked {
        FACT,
        ABOUT_TARGET,
        ABOUT_ASSIGNEE,
        HOLDS_TARGET,
        HOLDS_ASSIGNEE,
        FULFILMENT,
        INFRINGEMENT,
        METER,
        /** What a limit's counter comes to: worked out by the condition, and kept here. */
        COUNTED,
        REFERENCE
    }

    Object fetch(Facts facts, Request request) {
        return Objects.requireNonNull(
                switch (asked) {
                    case FACT -> facts.fact(name);
                    case ABOUT_TARGET -> about(facts, request.target());
                    case ABOUT_ASSIGNEE -> about(facts, request.assignee());
                    case HOLDS_TARGET -> facts.memberOf(name, request.target().orElseThrow());
                    case HOLDS_ASSIGNEE ->
                        facts.memberOf(name, request.assignee().orElseThrow());
                    case FULFILMENT -> facts.fulfilment(duty.orElseThrow());
                    case INFRINGEMENT -> facts.infringed(prohibition.orElseThrow());
                    case METER -> facts.meter(name);
                    case REFERENCE -> facts.referenced(name);
                    case COUNTED -> throw new IllegalStateException("nobody can be asked for it");
                });
    }

    private Fact about(Facts facts, Optional<String> subject) {
        return subject.isPresent() ? facts.about(subject.get(), name) : Fact.unknown("the request names none");
    }
}
