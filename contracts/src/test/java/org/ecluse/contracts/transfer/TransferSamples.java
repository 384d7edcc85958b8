package org.ecluse.contracts.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Callback;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;

/** Transfers to store, and what makes them. */
final class TransferSamples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    static final Peer PEER =
            new Peer(new PartyId("did:web:peer"), "https://peer.example/dsp", "dataspace-protocol-http:2025-1");
    static final DataAddress ADDRESS = new DataAddress(
            "https://w3id.org/idsa/v4.1/HTTP", Map.of("endpoint", "https://x.example", "token", "s3cret"));

    private TransferSamples() {}

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    static TransferMessage.Requested request() {
        return new TransferMessage.Requested(
                new AgreementId("agreement-" + fresh()), "HttpData-PULL", Optional.of(ADDRESS));
    }

    static Told first(String messageId) {
        return new Told(messageId, PEER.party(), Optional.empty(), Optional.of("peer-" + fresh()));
    }

    /** A consumer's, with its request to be sent. */
    static TransferProcess consumers() {
        return TransferProcess.requested(
                Exchange.begunByUs(fresh(), Role.CONSUMER, PEER, TransferState.REQUESTED, fresh(), NOON),
                request(),
                "asset",
                List.of(new Callback(
                        "https://app.example/hook",
                        Set.of("transfer"),
                        true,
                        Optional.of("X-Key"),
                        Optional.of("alias"))),
                Map.of("study", "Énergie à Rennes", "", "empty name"));
    }

    /** A provider's, which waits for its data flow. */
    static TransferProcess providers() {
        return TransferProcess.requested(
                Exchange.begunByPeer(fresh(), Role.PROVIDER, PEER, TransferState.REQUESTED, first(fresh()), NOON),
                request(),
                "asset",
                List.of(),
                Map.of());
    }
}
