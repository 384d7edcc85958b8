package org.ecluse.policy.evaluation;

import static org.ecluse.policy.Samples.NOON;

import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.Samples;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** Words that the tests of decisions share. */
final class Deciding {
    static final String ASSET = "urn:ecluse:asset:energy-by-address";
    static final String ASKER = "did:web:example.org:irisa";
    static final String UNHEARD_OF = "https://example.org/unheard-of";

    static Decision use(Policy policy, Facts facts) {
        return new Evaluator(Rennes.PROFILE).decide(policy, Request.use(ASSET, ASKER, NOON, Stage.USE), facts);
    }

    static Decision use(Policy policy) {
        return use(policy, Facts.NONE);
    }

    static Decision negotiate(Policy policy, Facts facts) {
        return new Evaluator(Rennes.PROFILE).decide(policy, Request.use(ASSET, ASKER, NOON, Stage.NEGOTIATION), facts);
    }

    static Facts role(String... roles) {
        return Facts.of(Map.of(Rennes.ROLE, Fact.known(Samples.texts(roles))));
    }

    static Atomic date(Operator operator, String text) {
        return new Atomic(Odrl.DATE_TIME, operator, new Value.Literal(text, Odrl.XSD + "dateTime", Optional.empty()));
    }

    private Deciding() {}
}
