package org.ecluse.launcher.bench;

import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.contracts.exchange.ExchangeJson;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationState;
import org.ecluse.contracts.negotiation.Offer;
import org.ecluse.contracts.negotiation.SqlNegotiationStore;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;

/** Negotiations that were over long ago, in the database of a connector that does not run yet. */
final class Stored {
    static final int MANY = 100_000;

    private Stored() {}

    /** @param contracts the folder of the connector's contracts */
    static void fill(Path contracts) {
        var address = DatabaseAddress.file(contracts, "contracts");
        // Nobody waits for these: they may be written together.
        var lazy = new DatabaseAddress(
                address.url().replace("WRITE_DELAY=0", "WRITE_DELAY=10000"),
                address.user(),
                address.password(),
                address.folder());
        try (var database = Database.open(lazy)) {
            var store = new SqlNegotiationStore(database);
            for (var count = 0; count < MANY; count++) {
                store.add(ended(count), Optional.empty());
            }
        }
    }

    private static ContractNegotiation ended(int number) {
        var role = number % 2 == 0 ? "CONSUMER" : "PROVIDER";
        var when = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number).toString();
        var json = Json.createObjectBuilder()
                .add("pid", UUID.randomUUID().toString())
                .add("peerPid", UUID.randomUUID().toString())
                .add("role", role)
                .add("peer", "did:web:partner" + number % 50 + ".example")
                .add("address", "https://partner.example/dsp")
                .add("protocol", "dataspace-protocol-http:2025-1")
                .add("state", "TERMINATED")
                .add("createdAt", when)
                .add("since", when)
                .add("changedAt", when)
                .add("received", Json.createArrayBuilder().add(UUID.randomUUID().toString()))
                .build();
        var terms = Policy.empty("urn:open", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of()));
        return new ContractNegotiation(
                ExchangeJson.read(json, NegotiationState.class, 1),
                List.of(new Offer("offer-" + number, "asset-" + number % 100, terms)),
                Optional.empty(),
                List.of());
    }
}
