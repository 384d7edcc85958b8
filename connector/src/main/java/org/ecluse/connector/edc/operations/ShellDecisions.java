package org.ecluse.connector.edc.operations;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.edc.negotiation.AutomaticMoves;
import org.ecluse.connector.edc.negotiation.OfferRules;
import org.ecluse.connector.operator.Decisions;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.bargain.Bargaining;
import org.ecluse.contracts.bargain.Question;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.Deed;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.negotiation.Negotiations;
import org.ecluse.contracts.negotiation.Offer;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;

/** Persons' decisions as moves of our negotiations. What waits is read from the negotiations themselves. */
public final class ShellDecisions implements Decisions {
    /** What the other side is told whose offer or request was declined. */
    public static final String DECLINED = "negotiation.declined";

    private final Negotiations negotiations;
    private final Bargaining bargaining;
    private final AutomaticMoves moves;
    private final OfferRules rules;
    private final Handling usual;
    private final InstantSource clock;

    public ShellDecisions(
            Negotiations negotiations,
            Bargaining bargaining,
            AutomaticMoves moves,
            OfferRules rules,
            Handling usual,
            InstantSource clock) {
        this.negotiations = negotiations;
        this.bargaining = bargaining;
        this.moves = moves;
        this.rules = rules;
        this.usual = usual;
        this.clock = clock;
    }

    @Override
    public Handling usual() {
        return usual;
    }

    @Override
    public List<Pending> pending() {
        return negotiations.resting().stream()
                .flatMap(negotiation -> open(negotiation).stream())
                .map(this::shown)
                .toList();
    }

    @Override
    public Optional<Pending> pendingIn(String negotiation) {
        return negotiations.find(negotiation).flatMap(this::open).map(this::shown);
    }

    @Override
    public Optional<AgreementId> contractOf(String id) {
        return negotiations
                .find(negotiationOf(id))
                .flatMap(negotiation -> negotiation.agreement().map(Agreement::id));
    }

    private static String negotiationOf(String question) {
        var dot = question.lastIndexOf('.');
        return dot < 0 ? question : question.substring(0, dot);
    }

    @Override
    public void accept(String id, Word word) {
        var question = asked(id);
        if (question.role() == Role.CONSUMER) {
            refuseIf(rules.unevaluable(question.theirs()));
        }
        decide(question, moves.accepted(question.negotiation()), Deed.What.ACCEPTED, word);
    }

    @Override
    public void decline(String id, Word word) {
        var question = asked(id);
        var ending = new Ending(question.role(), DECLINED, word.reason());
        decide(question, new NegotiationMessage.Terminated(ending), Deed.What.DECLINED, word);
    }

    @Override
    public void counter(String id, Policy terms, Word word) {
        var question = asked(id);
        var last = question.negotiation().lastOffer();
        var provider = question.theirs().assigner();
        var framed =
                terms.withUid(last.policy().uid()).withType(PolicyType.OFFER).withTarget(last.assetId());
        var policy = provider.map(framed::withAssigner).orElse(framed);
        var ours = question.role() == Role.PROVIDER;
        refuseIf(ours ? rules.objections(last.assetId(), policy) : rules.unevaluable(policy));
        var offer = new Offer(last.id(), last.assetId(), policy);
        decide(
                question,
                ours ? new NegotiationMessage.Offered(offer) : new NegotiationMessage.Requested(offer),
                Deed.What.COUNTERED,
                word);
    }

    private void decide(Question question, NegotiationMessage message, Deed.What what, Word word) {
        var deed = new Deed(clock.instant(), word.by(), what, word.reason());
        var outcome = negotiations.decide(question.negotiation().pid(), question.round(), message, deed);
        if (outcome instanceof Outcome.Refused<ContractNegotiation> refused) {
            throw new OperationRefused(over(refused.refusal().reason()));
        }
    }

    private Question asked(String id) {
        var negotiation = negotiations
                .find(negotiationOf(id))
                .orElseThrow(() -> new OperationRefused(new Problem(
                        "decision.unknown",
                        "",
                        "nothing of that id waits here",
                        "compare with the list of decisions")));
        return open(negotiation)
                .filter(question -> question.id().equals(id))
                .orElseThrow(
                        () -> new OperationRefused(over("the negotiation is " + negotiation.state() + " meanwhile")));
    }

    private Optional<Question> open(ContractNegotiation negotiation) {
        return bargaining.question(negotiation).filter(Question::isForPerson);
    }

    private Pending shown(Question question) {
        return new Pending(question, bargaining.comparison(question));
    }

    private static void refuseIf(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new OperationRefused(problems);
        }
    }

    private static Problem over(String cause) {
        return new Problem("decision.over", "", cause, "see the list of decisions for what waits now");
    }
}
