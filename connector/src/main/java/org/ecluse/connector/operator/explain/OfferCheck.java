package org.ecluse.connector.operator.explain;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Membership;
import org.ecluse.contracts.payment.Settlement;
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
        return answered(() -> new Asked(terms, request(terms, assetId, Stage.NEGOTIATION), membership.ownFacts()));
    }

    /** May we use it now, as far as this side can see? What the payee has to confirm counts as open. */
    public Answer mayUse(ContractView contract) {
        var agreement = contract.agreement();
        return answered(() -> new Asked(
                agreement.policy(),
                request(agreement.policy(), agreement.assetId(), Stage.USE),
                withBooks(membership.ownFacts(), contract)));
    }

    private record Asked(Policy terms, Request request, Facts facts) {}

    /** What is denied on the credentials held is decided again on those that the registry would issue now. */
    private Answer answered(Supplier<Asked> asking) {
        var held = answer(asking.get());
        if (held.permitted()) {
            return held;
        }
        membership.refresh();
        return answer(asking.get());
    }

    private Request request(Policy terms, String assetId, Stage stage) {
        var self = membership.self().did().toString();
        return Request.use(terms.target().orElse(assetId), self, clock.instant(), stage);
    }

    private Answer answer(Asked asked) {
        return evaluator
                .decide(asked.terms(), asked.request(), asked.facts())
                .fold(
                        permitted -> new Answer(true, List.of(), List.of(), List.of()),
                        denied -> new Answer(
                                false,
                                denied.reasons().stream()
                                        .map(Reason::code)
                                        .distinct()
                                        .toList(),
                                FRENCH.explain(denied, asked.terms(), asked.request(), asked.facts()),
                                ENGLISH.explain(denied, asked.terms(), asked.request(), asked.facts())));
    }

    private static Facts withBooks(Facts own, ContractView contract) {
        return new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return leftOperand.equals(Rennes.SIGNATURES)
                        ? contract.signatures().fact()
                        : own.fact(leftOperand);
            }

            @Override
            public Fulfilment fulfilment(Duty duty) {
                return Settlement.due(contract.agreement())
                        .map(due -> Fulfilment.due(
                                due.amount() + ", " + due.reference().printed()))
                        .orElseGet(() -> own.fulfilment(duty));
            }
        };
    }
}
