package org.ecluse.connector.edc.negotiation;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.bargain.Bargaining;
import org.ecluse.contracts.bargain.Question;
import org.ecluse.contracts.exchange.Deadline;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.negotiation.NextMove;
import org.ecluse.policy.model.PolicyType;

/**
 * The moves that need nobody's decision: an offer or request is answered as the partner's rule says; a consumer verifies
 * what it asked for; the provider says that it is final. Where the rule asks for a person there is no move, and an end to
 * the wait.
 */
public final class AutomaticMoves implements NextMove {
    /** What a consumer is told that names one of our offers and writes terms beside it that the rule refuses. */
    public static final String OFFER_CHANGED = "policy.offer.changed";

    private final Supplier<PartyId> self;
    private final InstantSource clock;
    private final Bargaining bargaining;

    public AutomaticMoves(Supplier<PartyId> self, InstantSource clock) {
        this(self, clock, new Bargaining(Handling.USUAL));
    }

    public AutomaticMoves(Supplier<PartyId> self, InstantSource clock, Bargaining bargaining) {
        this.self = self;
        this.clock = clock;
        this.bargaining = bargaining;
    }

    @Override
    public Optional<NegotiationMessage> next(ContractNegotiation negotiation) {
        var provider = negotiation.exchange().role() == Role.PROVIDER;
        return switch (negotiation.state()) {
            case REQUESTED, OFFERED -> bargaining.question(negotiation).flatMap(this::answer);
            case ACCEPTED -> provider ? Optional.of(agreed(negotiation)) : Optional.empty();
            case AGREED -> provider ? Optional.empty() : Optional.of(new NegotiationMessage.Verified());
            case VERIFIED -> provider ? Optional.of(new NegotiationMessage.Finalized()) : Optional.empty();
            case FINALIZED, TERMINATED -> Optional.empty();
        };
    }

    @Override
    public Optional<Deadline<NegotiationMessage>> undecided(ContractNegotiation negotiation) {
        return bargaining.undecided(negotiation);
    }

    private Optional<NegotiationMessage> answer(Question question) {
        return switch (question.reaction()) {
            case ACCEPT -> Optional.of(accepted(question.negotiation()));
            case ASK -> Optional.empty();
            case COUNTER ->
                Bargaining.counter(question)
                        .map(offer -> question.role() == Role.PROVIDER
                                ? new NegotiationMessage.Offered(offer)
                                : new NegotiationMessage.Requested(offer));
            case REFUSE ->
                Optional.of(new NegotiationMessage.Terminated(new Ending(question.role(), OFFER_CHANGED, "")));
        };
    }

    /** The message by which this side agrees to the other side's last offer. */
    public NegotiationMessage accepted(ContractNegotiation negotiation) {
        return negotiation.exchange().role() == Role.PROVIDER ? agreed(negotiation) : new NegotiationMessage.Accepted();
    }

    /** The agreement that {@code negotiation}'s last offer comes to. */
    public NegotiationMessage.Agreed agreed(ContractNegotiation negotiation) {
        var offer = negotiation.lastOffer();
        var consumer = negotiation.exchange().peer().party();
        var terms = offer.policy()
                .withType(PolicyType.AGREEMENT)
                .withTarget(offer.assetId())
                .withAssigner(self.get().did())
                .withAssignee(consumer.did());
        return new NegotiationMessage.Agreed(new Agreement(
                new AgreementId(UUID.randomUUID().toString()),
                self.get(),
                consumer,
                offer.assetId(),
                terms,
                clock.instant()));
    }
}
