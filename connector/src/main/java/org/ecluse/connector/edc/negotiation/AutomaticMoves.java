package org.ecluse.connector.edc.negotiation;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.negotiation.NextMove;
import org.ecluse.policy.model.PolicyType;

/**
 * The moves that need nobody's decision: a provider agrees to what it has on offer, which was looked at before the request
 * was taken; a consumer verifies what it asked for; the provider says that it is final. What a provider offers instead is
 * for a person.
 */
public final class AutomaticMoves implements NextMove {
    private final Supplier<PartyId> self;
    private final InstantSource clock;

    public AutomaticMoves(Supplier<PartyId> self, InstantSource clock) {
        this.self = self;
        this.clock = clock;
    }

    @Override
    public Optional<NegotiationMessage> next(ContractNegotiation negotiation) {
        var provider = negotiation.exchange().role() == Role.PROVIDER;
        return switch (negotiation.state()) {
            case REQUESTED, ACCEPTED -> provider ? Optional.of(agreed(negotiation)) : Optional.empty();
            case AGREED -> provider ? Optional.empty() : Optional.of(new NegotiationMessage.Verified());
            case VERIFIED -> provider ? Optional.of(new NegotiationMessage.Finalized()) : Optional.empty();
            case OFFERED, FINALIZED, TERMINATED -> Optional.empty();
        };
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
