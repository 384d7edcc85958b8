package org.ecluse.connector.operator.explain;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.ecluse.connector.operator.Membership;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.payment.Settlement;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.explanation.Explainer;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;

/** Holds terms against this connector's own credentials. Safe for threads. */
public final class OfferCheck {
    private static final Explainer FRENCH = new Explainer(Locale.FRENCH);
    private static final Explainer ENGLISH = new Explainer(Locale.ENGLISH);

    private final Evaluator evaluator = new Evaluator(Rennes.PROFILE);
    private final Membership membership;
    private final InstantSource clock;

    public OfferCheck(Membership membership, InstantSource clock) {
        this.membership = membership;
        this.clock = clock;
    }

    /** Would we get it, if we asked now? */
    public Answer wouldGet(Policy terms, String assetId) {
        return answer(terms, decided(() -> decide(terms, assetId, Stage.NEGOTIATION, membership.ownFacts())));
    }

    /** May we use it now, as far as this side can see? What the payee has to confirm counts as open. */
    public Answer mayUse(Agreement agreement) {
        return answer(
                agreement.policy(),
                decided(() -> decide(
                        agreement.policy(),
                        agreement.assetId(),
                        Stage.USE,
                        withOpenPayments(membership.ownFacts(), agreement))));
    }

    /** What is denied on the credentials held is decided again on those that the registry would issue now. */
    private Decision decided(Supplier<Decision> decision) {
        var held = decision.get();
        if (held instanceof Decision.Permitted) {
            return held;
        }
        membership.refresh();
        return decision.get();
    }

    private Decision decide(Policy terms, String assetId, Stage stage, Facts facts) {
        var self = membership.self().did().toString();
        return evaluator.decide(
                terms, Request.use(terms.target().orElse(assetId), self, clock.instant(), stage), facts);
    }

    private static Answer answer(Policy terms, Decision decision) {
        return decision.fold(
                permitted -> new Answer(true, List.of(), List.of(), List.of()),
                denied -> new Answer(
                        false,
                        denied.reasons().stream().map(Reason::code).distinct().toList(),
                        FRENCH.explain(denied, terms),
                        ENGLISH.explain(denied, terms)));
    }

    private static Facts withOpenPayments(Facts own, Agreement agreement) {
        return new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return own.fact(leftOperand);
            }

            @Override
            public Fulfilment fulfilment(Duty duty) {
                return Settlement.due(agreement)
                        .map(due -> Fulfilment.due(
                                due.amount() + ", " + due.reference().printed()))
                        .orElseGet(() -> own.fulfilment(duty));
            }
        };
    }
}
