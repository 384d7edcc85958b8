package org.ecluse.connector.edc.operations;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.contract.spi.types.command.TerminateNegotiationCommand;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationStates;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractRequest;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractOffer;
import org.eclipse.edc.connector.controlplane.services.spi.contractnegotiation.ContractNegotiationService;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.ecluse.connector.edc.contract.Contracts;
import org.ecluse.connector.edc.policy.PeerCode;
import org.ecluse.connector.edc.policy.PolicyBridge;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.trust.Did;

/** Negotiations that this connector begins. The one place that knows which service of the shell does it. */
public final class Negotiations {
    private final ContractNegotiationService service;
    private final PolicyBridge bridge;
    private final Evaluator evaluator;
    private final Contracts contracts;
    private final Supplier<ParticipantContext> self;

    public Negotiations(
            ContractNegotiationService service,
            PolicyBridge bridge,
            Evaluator evaluator,
            Contracts contracts,
            Supplier<ParticipantContext> self) {
        this.service = service;
        this.bridge = bridge;
        this.evaluator = evaluator;
        this.contracts = contracts;
        this.self = self;
    }

    /** What we cannot evaluate we do not sign: the peer is not even asked. */
    NegotiationView request(Did provider, URI dspAddress, CatalogOffer offer) {
        var unevaluable = evaluator.unevaluable(offer.terms());
        if (!unevaluable.isEmpty()) {
            throw new OperationRefused(unevaluable);
        }
        var terms = offer.terms()
                .withType(PolicyType.OFFER)
                .withTarget(offer.assetId())
                .withAssigner(provider.toString());
        var carriage = bridge.toShell(terms);
        if (carriage instanceof PolicyBridge.Carriage.Refused refused) {
            throw new OperationRefused(refused.problems());
        }
        return view(service.initiateNegotiation(
                self.get(),
                ContractRequest.Builder.newInstance()
                        .protocol(ShellOperations.PROTOCOL)
                        .counterPartyAddress(dspAddress.toString())
                        .contractOffer(ContractOffer.Builder.newInstance()
                                .id(offer.offerId())
                                .assetId(offer.assetId())
                                .policy(carriage.orThrow())
                                .build())
                        .build()));
    }

    Optional<NegotiationView> find(String id) {
        return Optional.ofNullable(service.findbyId(id))
                .filter(negotiation -> negotiation.getType() == ContractNegotiation.Type.CONSUMER)
                .filter(negotiation ->
                        Did.read(negotiation.getCounterPartyId()).toOptional().isPresent())
                .map(this::view);
    }

    boolean terminate(String id, String reason) {
        return service.terminate(new TerminateNegotiationCommand(id, reason)).succeeded();
    }

    private NegotiationView view(ContractNegotiation negotiation) {
        var offer = negotiation.getContractOffers().get(0);
        var agreement = Optional.ofNullable(negotiation.getContractAgreement())
                .map(agreed -> new AgreementId(agreed.getAgreementId()));
        var state = seen(state(ContractNegotiationStates.from(negotiation.getState())), agreement);
        return new NegotiationView(
                negotiation.getId(),
                Did.of(negotiation.getCounterPartyId()),
                Did.of(self.get().getIdentity()),
                offer.getId(),
                offer.getAssetId(),
                state,
                agreement,
                state == NegotiationView.State.TERMINATED ? Optional.of(problem(negotiation)) : Optional.empty());
    }

    /** INVARIANT: finalized is said when the agreement is kept, a moment after the shell has finalized it. */
    private NegotiationView.State seen(NegotiationView.State state, Optional<AgreementId> agreement) {
        var unkept = state == NegotiationView.State.FINALIZED
                && agreement.flatMap(contracts::find).isEmpty();
        return unkept ? NegotiationView.State.VERIFIED : state;
    }

    private static Problem problem(ContractNegotiation negotiation) {
        var detail = String.valueOf(negotiation.getErrorDetail());
        return PeerCode.read(detail)
                .orElseGet(() -> new Problem(
                        "negotiation.ended",
                        "",
                        "the negotiation ended: " + Problem.quote(detail),
                        "ask again; if it ends the same way, ask the partner what its log says"));
    }

    private static NegotiationView.State state(ContractNegotiationStates state) {
        return switch (state) {
            case INITIAL, REQUESTING, REQUESTED -> NegotiationView.State.REQUESTED;
            case OFFERING, OFFERED -> NegotiationView.State.OFFERED;
            case ACCEPTING, ACCEPTED -> NegotiationView.State.ACCEPTED;
            case AGREEING, AGREED -> NegotiationView.State.AGREED;
            case VERIFYING, VERIFIED, FINALIZING -> NegotiationView.State.VERIFIED;
            case FINALIZED -> NegotiationView.State.FINALIZED;
            case TERMINATING, TERMINATED -> NegotiationView.State.TERMINATED;
        };
    }
}
