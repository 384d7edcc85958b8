package org.ecluse.launcher.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecluse.connector.Storage;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.Operations;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationState;
import org.ecluse.contracts.negotiation.SqlNegotiationStore;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.launcher.dsp.Servers;
import org.ecluse.launcher.dsp.TestConnector;
import org.ecluse.launcher.dsp.Waiting;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one partner behind a balancer share a PostgreSQL; one of them is killed. */
class ReplicasTest {
    private static final int CONTRACTS = 150;
    private static final List<String> BINDS = List.of("127.0.0.1", "127.0.0.2");

    @TempDir
    Path data;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<ReplicaProcess> replicas = new ArrayList<>();
    private DatabaseAddress server;
    private TestConnector other;
    private int portBase;

    @BeforeEach
    void start() throws Exception {
        server = Servers.database();
        portBase = TestConnector.freePortBase();
        for (int door = 1; door <= 4; door++) {
            open.add(new Balancer(Partner.FRONT, portBase + door, BINDS));
        }
        other = closed(TestConnector.start(
                Partner.settings(
                        "other",
                        Files.createDirectory(data.resolve("other")),
                        "127.0.0.1",
                        TestConnector.freePortBase(),
                        "127.0.0.1",
                        Storage.FILES),
                Partner::nothingShown));
        // Their keys and what arrives are in one folder that both see.
        var shared = Files.createDirectory(data.resolve("shared"));
        for (var bind : BINDS) {
            replicas.add(
                    closed(ReplicaProcess.start(new ReplicaProcess.Task("two-of-us", shared, bind, portBase, server))));
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    @Timeout(240)
    void of_a_burst_that_one_of_two_consumers_is_killed_in_every_contract_is_made_once() throws Exception {
        other.service(Operations.class).publish(Partner.open(file()));
        for (var replica : replicas) {
            replica.request(CONTRACTS, did("other"), other.settings().dspAddress());
        }
        var begun = new HashSet<>(replicas.get(0).await(ReplicaProcess.BEGUN, CONTRACTS / 2));

        replicas.get(0).kill();
        begun.addAll(replicas.get(0).rest(ReplicaProcess.BEGUN));
        begun.addAll(replicas.get(1).await(ReplicaProcess.BEGUN, CONTRACTS));

        var made = allFinal(begun);
        assertThat(pids(made)).as("what was acknowledged").containsAll(begun);
        assertThat(agreements(made)).hasSize(made.size());
        var kept = Waiting.until("the other side has them all", () -> Optional.of(keptByOther())
                .filter(ids -> ids.size() >= made.size()));
        assertThat(kept).isEqualTo(agreements(made));
    }

    @Test
    @Timeout(240)
    void of_a_burst_that_one_of_two_providers_is_killed_in_every_contract_is_made_and_its_data_flows()
            throws Exception {
        publishAtReplicas();
        var asks = other.service(Operations.class);
        var dsp = Partner.settings("two-of-us", data, BINDS.get(0), portBase, Partner.FRONT, Storage.FILES)
                .dspAddress();
        var offer = asks.catalog(did("two-of-us"), dsp).get(0);
        var begun = new ArrayList<String>();
        for (int i = 0; i < CONTRACTS; i++) {
            begun.add(asks.request(did("two-of-us"), dsp, offer).id());
            if (i == CONTRACTS / 2) {
                replicas.get(0).kill();
            }
        }

        var made = begun.stream()
                .map(id -> Waiting.until("negotiation " + id + " has ended", () -> asks.negotiation(id)
                        .filter(view -> view.state().last())))
                .toList();

        assertThat(made).extracting(NegotiationView::state).containsOnly(NegotiationView.State.FINALIZED);
        var transfer = asks.startTransfer(made.get(0).agreementId().orElseThrow(), Operations.PULL, Optional.empty());
        var reference = Waiting.until("the data may be fetched", () -> asks.edr(transfer.id()));
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(reference.endpoint())
                                .header("Authorization", reference.authorization())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo(Files.readString(file()));
    }

    /** Any process of the partner may do it, and both know. */
    private void publishAtReplicas() throws IOException {
        var settings = Partner.settings(
                "two-of-us",
                data.resolve("shared"),
                "127.0.0.3",
                portBase,
                Partner.FRONT,
                Storage.on(server, "127.0.0.3"));
        try (var third = TestConnector.start(settings, Partner::nothingShown)) {
            third.service(Operations.class).publish(Partner.open(file()));
        }
    }

    /** Every negotiation that the two have, once none is under way any more. */
    private List<ContractNegotiation> allFinal(Set<String> begun) {
        try (var database = Database.open(server)) {
            var store = new SqlNegotiationStore(database);
            return Waiting.until("all negotiations have ended", () -> Optional.of(store.page(0, 10 * CONTRACTS))
                    .filter(all -> pids(all).containsAll(begun))
                    .filter(all -> all.stream().allMatch(one -> one.state() == NegotiationState.FINALIZED)));
        }
    }

    private static Set<String> pids(List<ContractNegotiation> negotiations) {
        return negotiations.stream().map(ContractNegotiation::pid).collect(Collectors.toSet());
    }

    private static Set<AgreementId> agreements(List<ContractNegotiation> negotiations) {
        return negotiations.stream()
                .map(negotiation -> negotiation.agreement().orElseThrow().id())
                .collect(Collectors.toSet());
    }

    private Set<AgreementId> keptByOther() {
        return other.service(Operations.class).contracts().stream()
                .map(ContractView::agreement)
                .map(agreement -> agreement.id())
                .collect(Collectors.toSet());
    }

    private Path file() throws IOException {
        var file = data.resolve("counts.csv");
        return Files.exists(file) ? file : Files.writeString(file, "isoDate;counts\n2026-01-01T00:00:00Z;12\n");
    }

    private static Did did(String name) {
        return Did.of("did:web:localhost:partners:" + name);
    }

    private <T extends AutoCloseable> T closed(T started) {
        open.add(started);
        return started;
    }
}
