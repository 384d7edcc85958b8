package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationStates;
import org.eclipse.edc.connector.controlplane.services.spi.contractnegotiation.ContractNegotiationService;
import org.eclipse.edc.spi.query.QuerySpec;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the shell's own messages go: the address that a stranger gives may not lead into our machine or network. */
class CallbackGuardTest {
    private static final String OTHER_LOOPBACK = "127.0.0.2";

    @TempDir
    Path data;

    private HttpServer canary;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() throws IOException {
        canary = HttpServer.create(new InetSocketAddress(OTHER_LOOPBACK, 0), 0);
        canary.createContext("/", exchange -> {
            heard.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        canary.start();
    }

    @AfterEach
    void stop() {
        canary.stop(0);
    }

    @Test
    void a_callback_into_this_machine_is_never_called_and_the_negotiation_is_over_at_once() throws Exception {
        try (var connector = start(Set.of())) {
            assertThat(asksToBeCalledAt(connector, canaryAddress()).statusCode())
                    .isEqualTo(200);

            Waiting.until("the negotiation is over", () -> ended(connector));
            assertThat(heard).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://10.1.2.3:8080/dsp",
                "http://192.168.1.1/dsp",
                "http://[::ffff:127.0.0.2]:8080/dsp",
                "http://2130706434:8080/dsp"
            })
    void a_callback_on_an_inner_address_ends_the_negotiation_without_a_call(String address) throws Exception {
        try (var connector = start(Set.of())) {
            asksToBeCalledAt(connector, address);

            Waiting.until("the negotiation is over", () -> ended(connector));
            assertThat(connector.service(Operations.class).contracts()).isEmpty();
        }
    }

    @Test
    void a_host_that_the_settings_name_is_called() throws Exception {
        try (var connector = start(Set.of(OTHER_LOOPBACK))) {
            asksToBeCalledAt(connector, canaryAddress());

            assertThat(heard.poll(20, TimeUnit.SECONDS))
                    .contains("/negotiations/")
                    .endsWith("/agreement");
        }
    }

    @Test
    void a_partner_whose_address_leads_inward_is_not_asked_for_its_catalogue() throws Exception {
        try (var connector = start(Set.of())) {
            var operations = connector.service(Operations.class);
            var partner = Did.of("did:web:example.org:partners:inner");

            var refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                    OperationRefused.class, () -> operations.catalog(partner, URI.create(canaryAddress())));

            assertThat(refused.problems().get(0).code()).startsWith("peer.");
            assertThat(heard).isEmpty();
        }
    }

    private String canaryAddress() {
        return "http://" + OTHER_LOOPBACK + ":" + canary.getAddress().getPort() + "/dsp";
    }

    private static Optional<Boolean> ended(TestConnector connector) {
        return connector.service(ContractNegotiationService.class).search(QuerySpec.none()).getContent().stream()
                .filter(negotiation -> negotiation.getState() == ContractNegotiationStates.TERMINATED.code())
                .map(negotiation -> true)
                .findFirst();
    }

    /** A stranger's request for our one offer, with the address that answers are to go to. */
    private HttpResponse<String> asksToBeCalledAt(TestConnector connector, String address) throws Exception {
        var stranger = "did:web:example.org:partners:stranger";
        var body = Json.createObjectBuilder()
                .add("@context", Json.createArrayBuilder().add("https://w3id.org/dspace/2025/1/context.jsonld"))
                .add("@type", "ContractRequestMessage")
                .add("consumerPid", "urn:uuid:" + UUID.randomUUID())
                .add("callbackAddress", address)
                .add(
                        "offer",
                        Json.createObjectBuilder()
                                .add("@type", "Offer")
                                .add("@id", offer(connector).offerId())
                                .add("assigner", connector.settings().did())
                                .add("target", "open-data")
                                .add(
                                        "permission",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder().add("action", "use"))))
                .build();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(connector.dsp() + "/negotiations/request"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "{\"clientId\":\"" + stranger + "\"}")
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** Its own catalogue, which is on an address that it may call. */
    private static CatalogOffer offer(TestConnector connector) {
        return connector
                .service(Operations.class)
                .catalog(
                        Did.of(connector.settings().did()), connector.settings().dspAddress())
                .get(0);
    }

    private TestConnector start(Set<String> innerHosts) throws IOException {
        var plain = TestConnector.settings("rennes-metropole", Files.createDirectory(data.resolve("connector")));
        var settings = new ConnectorSettings(
                plain.name(),
                plain.did(),
                plain.dataDir(),
                plain.bind(),
                plain.portBase(),
                plain.publicHost(),
                plain.https(),
                plain.registry(),
                plain.registryDid(),
                plain.statusCache(),
                innerHosts);
        var connector = TestConnector.start(settings, TestConnector.parts(settings));
        connector.service(Operations.class).publish(openData());
        return connector;
    }

    private Publication openData() throws IOException {
        return new Publication(
                "open-data",
                new Wording("Ouvert", "Open"),
                Wording.same(""),
                List.of(),
                Optional.empty(),
                new DataSource.FileSource(Files.writeString(data.resolve("open.csv"), "a;b\n"), Format.Csv.SEMICOLONS),
                Mapping.NONE,
                Policy.empty("urn:open", PolicyType.OFFER)
                        .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of())),
                Publication.Visibility.EVERYONE);
    }
}
