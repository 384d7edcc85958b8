package org.ecluse.launcher.tck;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationStates;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractDefinition;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.policy.model.PolicyType;
import org.eclipse.edc.spi.types.domain.DataAddress;
import org.ecluse.connector.edc.policy.PolicyBridge;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Permission;

/** What the test kit finds at the system under test. Every policy says in so many words that use is permitted. */
final class TckSeeds {
    /** Who the test kit says it is. */
    static final String KIT = "TCK_PARTICIPANT";

    private static final String TRANSFERRED_ASSET = "ATP0101";
    private final String participantContext;

    TckSeeds(String participantContext) {
        this.participantContext = participantContext;
    }

    static List<String> ids(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "%s%02d".formatted(prefix, number))
                .toList();
    }

    private static List<String> providerAgreements() {
        return Stream.of(ids("ATP01", 5), ids("ATP02", 5), ids("ATP03", 6))
                .flatMap(List::stream)
                .toList();
    }

    static List<String> consumerAgreements() {
        return Stream.of(ids("ATPC01", 5), ids("ATPC02", 5), ids("ATPC03", 6))
                .flatMap(List::stream)
                .toList();
    }

    List<Asset> assets() {
        return Stream.of(ids("ACN01", 4), ids("ACN02", 7), ids("ACN03", 4), ids("CAT01", 2), List.of(TRANSFERRED_ASSET))
                .flatMap(List::stream)
                .map(id -> Asset.Builder.newInstance()
                        .id(id)
                        .dataAddress(DataAddress.Builder.newInstance()
                                .type("HttpData")
                                .build())
                        .participantContextId(participantContext)
                        .build())
                .toList();
    }

    PolicyDefinition policyDefinition() {
        return PolicyDefinition.Builder.newInstance()
                .id("P123")
                .policy(mayUse())
                .participantContextId(participantContext)
                .build();
    }

    ContractDefinition contractDefinition() {
        return ContractDefinition.Builder.newInstance()
                .id("CD123")
                .accessPolicyId("P123")
                .contractPolicyId("P123")
                .participantContextId(participantContext)
                .build();
    }

    List<ContractNegotiation> finalized() {
        return Stream.concat(providerAgreements().stream(), consumerAgreements().stream())
                .map(this::finalized)
                .toList();
    }

    private ContractNegotiation finalized(String agreementId) {
        var agreement = ContractAgreement.Builder.newInstance()
                .id(agreementId)
                .agreementId(agreementId)
                .providerId("providerId")
                .consumerId(KIT)
                .assetId(TRANSFERRED_ASSET)
                .contractSigningDate(1_763_000_000L)
                .policy(mayUse().toBuilder()
                        .type(PolicyType.CONTRACT)
                        .assigner("providerId")
                        .assignee(KIT)
                        .target(TRANSFERRED_ASSET)
                        .build())
                .participantContextId(participantContext)
                .build();
        return ContractNegotiation.Builder.newInstance()
                .contractAgreement(agreement)
                .type(ContractNegotiation.Type.PROVIDER)
                .state(ContractNegotiationStates.FINALIZED.code())
                .counterPartyId("counterPartyId")
                .counterPartyAddress("https://kit.invalid")
                .protocol("test")
                .participantContextId(participantContext)
                .build();
    }

    /** Whoever asks may use it: said in so many words, since silence permits nothing. */
    static Policy mayUse() {
        var policy = org.ecluse.policy.model.Policy.empty("urn:kit", org.ecluse.policy.model.PolicyType.SET)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of()));
        return new PolicyBridge().toShell(policy).orThrow();
    }
}
