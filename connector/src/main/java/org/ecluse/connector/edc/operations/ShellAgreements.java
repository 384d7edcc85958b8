package org.ecluse.connector.edc.operations;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.store.ContractNegotiationStore;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationStates;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.QuerySpec;
import org.ecluse.connector.edc.policy.PolicyBridge;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;

/**
 * Our agreements in the shell's own store, which is in memory: put back after a restart, so that what was agreed goes on.
 * Beside it, on disk, where the other party of each agreement is reached. Safe for threads.
 */
public final class ShellAgreements {
    /** An agreement as the shell knows it, and where its other party is reached. */
    record Known(ContractAgreement agreement, String peerAddress) {}

    private final ContractNegotiationStore store;
    private final PolicyBridge bridge;
    private final Path file;
    private final Map<String, String> peerAddresses = new ConcurrentHashMap<>();

    /** @param file where addresses are kept; made on first use */
    public ShellAgreements(ContractNegotiationStore store, PolicyBridge bridge, Path file) {
        this.store = store;
        this.bridge = bridge;
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Json.createReader(Files.newBufferedReader(file))) {
                var kept = reader.readObject();
                kept.keySet().forEach(id -> peerAddresses.put(id, kept.getString(id)));
            } catch (IOException e) {
                throw new UncheckedIOException("`" + file + "` cannot be read", e);
            }
        }
    }

    synchronized void remember(AgreementId id, String peerAddress) {
        peerAddresses.put(id.value(), peerAddress);
        var json = Json.createObjectBuilder();
        peerAddresses.forEach(json::add);
        try {
            var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "peers", ".new");
            Files.writeString(draft, json.build().toString());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be written", e);
        }
    }

    /** Puts an agreement of an earlier run back into the shell's store. */
    void putBack(Agreement agreement, String self, String participant) {
        if (find(agreement.id()).isPresent()) {
            return;
        }
        var provider = agreement.provider().did().equals(self);
        var policy = bridge.toShell(agreement
                        .policy()
                        .withTarget(agreement.assetId())
                        .withAssigner(agreement.provider().did())
                        .withAssignee(agreement.consumer().did()))
                .orThrow();
        var id = agreement.id().value();
        store.save(ContractNegotiation.Builder.newInstance()
                .type(provider ? ContractNegotiation.Type.PROVIDER : ContractNegotiation.Type.CONSUMER)
                .state(ContractNegotiationStates.FINALIZED.code())
                .counterPartyId((provider ? agreement.consumer() : agreement.provider()).did())
                .counterPartyAddress(peerAddresses.getOrDefault(id, "http://unknown.invalid"))
                .protocol(ShellOperations.PROTOCOL)
                .participantContextId(participant)
                .contractAgreement(ContractAgreement.Builder.newInstance()
                        .id(id)
                        .agreementId(id)
                        .providerId(agreement.provider().did())
                        .consumerId(agreement.consumer().did())
                        .assetId(agreement.assetId())
                        .contractSigningDate(agreement.signedAt().getEpochSecond())
                        .policy(policy)
                        .participantContextId(participant)
                        .build())
                .build());
    }

    Optional<Known> find(AgreementId id) {
        var query = QuerySpec.Builder.newInstance()
                .filter(List.of(Criterion.criterion("agreementId", "=", id.value())))
                .build();
        return store.queryAgreements(query)
                .findFirst()
                .map(agreement -> new Known(agreement, peerAddresses.getOrDefault(id.value(), "")));
    }

    /** @param shellId the shell's own id of an agreement, which a transfer knows it by */
    public Optional<ContractAgreement> byShellId(String shellId) {
        return Optional.ofNullable(store.findContractAgreement(shellId));
    }

    Optional<AgreementId> agreementId(String shellId) {
        return byShellId(shellId)
                .map(ContractAgreement::getAgreementId)
                .filter(AgreementId::valid)
                .map(AgreementId::new);
    }
}
