package org.ecluse.connector.edc.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation.Type;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationStates;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractOffer;
import org.eclipse.edc.spi.types.domain.callback.CallbackAddress;
import org.ecluse.connector.edc.policy.PolicyBridge;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Callback;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Outgoing;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationState;
import org.ecluse.contracts.negotiation.Offer;
import org.ecluse.policy.model.PolicyType;

/** Our negotiations in the shell's terms, and the other way round. */
public final class ShellNegotiations {
    private final PolicyBridge bridge;
    private final String participantContext;

    public ShellNegotiations(PolicyBridge bridge, String participantContext) {
        this.bridge = bridge;
        this.participantContext = participantContext;
    }

    public String participantContext() {
        return participantContext;
    }

    /** @throws IllegalArgumentException when its terms cannot be evaluated by us, which were refused when they came in */
    public Offer offer(ContractOffer offer) {
        return new Offer(offer.getId(), offer.getAssetId(), ours(offer.getPolicy()));
    }

    /**
     * What a consumer asks for that names one of our offers: that offer, or the terms that it wrote beside the name.
     *
     * @throws IllegalArgumentException as {@link #offer(ContractOffer)}
     */
    Offer asked(ContractOffer written, Offer published) {
        var asked = ours(written.getPolicy());
        var same = asked.hasRulesOf(published.policy())
                && asked.conflict() == published.policy().conflict()
                && asked.head().inheritFrom().equals(published.policy().head().inheritFrom());
        if (same) {
            return published;
        }
        var terms = asked.withType(PolicyType.OFFER).withTarget(published.assetId());
        return new Offer(
                published.id(),
                published.assetId(),
                published.policy().assigner().map(terms::withAssigner).orElse(terms));
    }

    ContractOffer offer(Offer offer) {
        return ContractOffer.Builder.newInstance()
                .id(offer.id())
                .assetId(offer.assetId())
                .policy(bridge.toShell(offer.policy()).orThrow())
                .build();
    }

    /** @throws IllegalArgumentException when it has an id or parties that no agreement can have */
    Agreement agreement(ContractAgreement agreement) {
        return new Agreement(
                new AgreementId(agreement.getAgreementId()),
                new PartyId(agreement.getProviderId()),
                new PartyId(agreement.getConsumerId()),
                agreement.getAssetId(),
                ours(agreement.getPolicy()).withTarget(agreement.getAssetId()),
                java.time.Instant.ofEpochSecond(agreement.getContractSigningDate()));
    }

    public ContractAgreement agreement(Agreement agreement) {
        var id = agreement.id().value();
        var policy = agreement
                .policy()
                .withTarget(agreement.assetId())
                .withAssigner(agreement.provider().did())
                .withAssignee(agreement.consumer().did());
        return ContractAgreement.Builder.newInstance()
                .id(id)
                .agreementId(id)
                .providerId(agreement.provider().did())
                .consumerId(agreement.consumer().did())
                .assetId(agreement.assetId())
                .contractSigningDate(agreement.signedAt().getEpochSecond())
                .policy(bridge.toShell(policy).orThrow())
                .participantContextId(participantContext)
                .build();
    }

    org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation view(
            ContractNegotiation negotiation) {
        return view(negotiation, state(negotiation));
    }

    /** As the protocol shows it: in the state that we have decided, told or not. */
    org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation peerView(
            ContractNegotiation negotiation) {
        return view(negotiation, in(negotiation.state()));
    }

    private org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation view(
            ContractNegotiation negotiation, ContractNegotiationStates state) {
        var stands = negotiation.exchange();
        return org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation.Builder
                .newInstance()
                .id(stands.pid())
                .type(stands.role() == Role.CONSUMER ? Type.CONSUMER : Type.PROVIDER)
                .correlationId(stands.peerPid().orElse(null))
                .counterPartyId(stands.peer().party().did())
                .counterPartyAddress(stands.peer().address())
                .protocol(stands.peer().protocol())
                .state(state.code())
                .stateTimestamp(stands.since().toEpochMilli())
                .createdAt(stands.createdAt().toEpochMilli())
                .updatedAt(stands.changedAt().toEpochMilli())
                .errorDetail(stands.ending().map(ShellNegotiations::text).orElse(null))
                .contractOffers(new java.util.ArrayList<>(
                        negotiation.offers().stream().map(this::offer).toList()))
                .contractAgreement(negotiation.agreement().map(this::agreement).orElse(null))
                .callbackAddresses(callbackAddresses(negotiation.callbacks()))
                .participantContextId(participantContext)
                .build();
    }

    /** The shell's name of the state that a negotiation is in. */
    static String stateName(ContractNegotiation negotiation) {
        return state(negotiation).name();
    }

    /** A message that is still to be told is what the shell calls a state on the way. */
    private static ContractNegotiationStates state(ContractNegotiation negotiation) {
        var leadsTo = negotiation.exchange().outgoing().map(Outgoing::leadsTo);
        return leadsTo.map(ShellNegotiations::onTheWayTo).orElseGet(() -> in(negotiation.state()));
    }

    private static ContractNegotiationStates onTheWayTo(NegotiationState state) {
        return switch (state) {
            case REQUESTED -> ContractNegotiationStates.REQUESTING;
            case OFFERED -> ContractNegotiationStates.OFFERING;
            case ACCEPTED -> ContractNegotiationStates.ACCEPTING;
            case AGREED -> ContractNegotiationStates.AGREEING;
            case VERIFIED -> ContractNegotiationStates.VERIFYING;
            case FINALIZED -> ContractNegotiationStates.FINALIZING;
            case TERMINATED -> ContractNegotiationStates.TERMINATING;
        };
    }

    private static ContractNegotiationStates in(NegotiationState state) {
        return ContractNegotiationStates.valueOf(state.name());
    }

    /** The code first, so that it is found again; what a peer wrote may follow. */
    public static String text(Ending ending) {
        return ending.code().isEmpty()
                ? ending.reason()
                : ending.reason().isEmpty() ? ending.code() : ending.code() + ": " + ending.reason();
    }

    public static List<Callback> callbacks(List<CallbackAddress> addresses) {
        return addresses.stream()
                .map(address -> new Callback(
                        address.getUri(),
                        address.getEvents(),
                        address.isTransactional(),
                        Optional.ofNullable(address.getAuthKey()),
                        Optional.ofNullable(address.getAuthCodeId())))
                .toList();
    }

    public static List<CallbackAddress> callbackAddresses(List<Callback> callbacks) {
        return callbacks.stream()
                .map(callback -> CallbackAddress.Builder.newInstance()
                        .uri(callback.uri())
                        .events(Set.copyOf(callback.events()))
                        .transactional(callback.transactional())
                        .authKey(callback.authKey().orElse(null))
                        .authCodeId(callback.authCodeId().orElse(null))
                        .build())
                .toList();
    }

    private org.ecluse.policy.model.Policy ours(org.eclipse.edc.policy.model.Policy policy) {
        return bridge.toOurs(policy).fold(read -> read.policy(), refused -> {
            throw new IllegalArgumentException(refused.problems().toString());
        });
    }
}
