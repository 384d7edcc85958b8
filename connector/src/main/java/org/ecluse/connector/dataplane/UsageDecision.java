package org.ecluse.connector.dataplane;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.ecluse.connector.dataplane.OpenAssets.Offered;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Odrl;

/** Decides, at the instant of each use, whether it is permitted and what must be done to the content. */
public interface UsageDecision {

    /** The answer under an agreement that is over. */
    Decision OVER = new Decision.Denied(List.of(new Reason(
            "contract.ended", "", Optional.empty(), Optional.empty(), Optional.empty(), "the contract is over")));

    Decision decide(Terms terms, Instant at);

    /** Whether a use that is under way, and counted, may go on. */
    Decision decideUnderWay(Terms terms, Instant at);

    /** Whether anybody may use it, of whom nothing is known. */
    Decision decideForAnybody(Offered offered, Instant at);

    /**
     * The same, and nothing under an agreement that is over, whoever ended it.
     *
     * @param inForce whether data may go under it as far as the agreement alone says; asked anew at each use
     */
    default UsageDecision onlyWhile(Predicate<AgreementId> inForce) {
        var policy = this;
        return new UsageDecision() {
            @Override
            public Decision decide(Terms terms, Instant at) {
                return inForce.test(terms.agreement()) ? policy.decide(terms, at) : OVER;
            }

            @Override
            public Decision decideUnderWay(Terms terms, Instant at) {
                return inForce.test(terms.agreement()) ? policy.decideUnderWay(terms, at) : OVER;
            }

            @Override
            public Decision decideForAnybody(Offered offered, Instant at) {
                return policy.decideForAnybody(offered, at);
            }
        };
    }

    /**
     * By the policy alone, with an evaluator and what is known of the consumer under that agreement.
     *
     * @param facts asked anew at each use
     */
    static UsageDecision by(Evaluator evaluator, BiFunction<AgreementId, PartyId, Facts> facts) {
        return new UsageDecision() {
            @Override
            public Decision decide(Terms terms, Instant at) {
                return decide(terms, at, facts.apply(terms.agreement(), terms.consumer()));
            }

            @Override
            public Decision decideUnderWay(Terms terms, Instant at) {
                return decide(terms, at, new UnderWay(facts.apply(terms.agreement(), terms.consumer())));
            }

            private Decision decide(Terms terms, Instant at, Facts known) {
                var request = Request.use(terms.assetId(), terms.consumer().did(), at, Stage.USE);
                return evaluator.decide(terms.policy(), request, known);
            }

            @Override
            public Decision decideForAnybody(Offered offered, Instant at) {
                var request = new Request(Odrl.USE, Optional.of(offered.assetId()), Optional.empty(), at, Stage.USE);
                return evaluator.decide(offered.policy(), request, Facts.NONE);
            }
        };
    }
}
