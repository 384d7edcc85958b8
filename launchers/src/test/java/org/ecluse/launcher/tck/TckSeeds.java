package org.ecluse.launcher.tck;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractDefinition;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.types.domain.DataAddress;
import org.ecluse.connector.edc.policy.PolicyBridge;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationState;
import org.ecluse.contracts.negotiation.Offer;
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

    /** Negotiations that have come to the agreements which the kit asks for transfers under. */
    List<ContractNegotiation> finalized(String self) {
        var own = new PartyId(self);
        var kit = new PartyId(KIT);
        return Stream.concat(
                        providerAgreements().stream().map(id -> finalized(Role.PROVIDER, id, own, kit)),
                        consumerAgreements().stream().map(id -> finalized(Role.CONSUMER, id, kit, own)))
                .toList();
    }

    private static ContractNegotiation finalized(Role role, String agreementId, PartyId provider, PartyId consumer) {
        var agreedAt = Instant.ofEpochSecond(1_763_000_000L);
        var peer = new Peer(new PartyId(KIT), "https://kit.invalid", "dataspace-protocol-http:2025-1");
        var exchange = new Exchange<>(
                "seed-" + agreementId,
                role,
                peer,
                Optional.of("kit-" + agreementId),
                NegotiationState.FINALIZED,
                agreedAt,
                agreedAt,
                agreedAt,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1);
        var agreement = new Agreement(
                new AgreementId(agreementId),
                provider,
                consumer,
                TRANSFERRED_ASSET,
                terms().withType(org.ecluse.policy.model.PolicyType.AGREEMENT),
                agreedAt);
        return new ContractNegotiation(
                exchange, List.of(new Offer("seed", TRANSFERRED_ASSET, terms())), Optional.of(agreement), List.of());
    }

    /** Whoever asks may use it: said in so many words, since silence permits nothing. */
    static Policy mayUse() {
        return new PolicyBridge().toShell(terms()).orThrow();
    }

    private static org.ecluse.policy.model.Policy terms() {
        return org.ecluse.policy.model.Policy.empty("urn:kit", org.ecluse.policy.model.PolicyType.SET)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of()));
    }
}
