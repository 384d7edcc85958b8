package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ecluse.connector.dataplane.DataPlane;
import org.ecluse.connector.dataplane.FlowId;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.TransferView;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.termination.Ground;
import org.ecluse.contracts.termination.Terminations;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product's connector and another's, stock EDC 0.15.1, both ways round. Its provider has no endpoint for pulls, so
 * from it to us data is pushed; from us to it data is pulled and pushed.
 */
class StockExchangeTest {
    private static final String CONTENT = "isoDate;counts\n2026-01-01T00:00:00Z;12\n";
    private static final String PROTOCOL = "dataspace-protocol-http:2025-1";

    @TempDir
    static Path data;

    private static TestConnector ours;
    private static StockConnector stock;
    private static HttpServer web;
    private static final BlockingQueue<String> PUSHED = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() throws Exception {
        var settings = TestConnector.settings("rennes-metropole", Files.createDirectory(data.resolve("ours")));
        ours = TestConnector.start(settings, new TestKeys().of(settings.did()));
        stock = StockConnector.start(data.resolve("stock.log"));
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/source", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length());
            exchange.getResponseBody().write(CONTENT.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        web.createContext("/sink", exchange -> {
            PUSHED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        web.start();
        ours.service(Operations.class).publish(ourOffer());
    }

    @AfterAll
    static void stop() {
        web.stop(0);
        stock.close();
        ours.close();
    }

    @Test
    void a_stock_consumer_negotiates_with_us_and_pulls_from_us() throws Exception {
        var agreement = stockAgrees();

        var transfer = stock.post(
                "/transferprocesses", transfer(agreement, "HttpData-PULL").build());
        var address = Waiting.until("the pull has started", () -> started(transfer.getString("@id")));
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address.getString("endpoint")))
                                .header("Authorization", address.getString("authorization"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(signed(ContractView.Side.PROVIDER)).containsOnly(Signatures.State.BY_PROVIDER_ONLY);
    }

    @Test
    void a_stock_consumer_negotiates_with_us_and_has_it_pushed() throws Exception {
        var agreement = stockAgrees();

        var sink = "http://127.0.0.1:" + web.getAddress().getPort() + "/sink";
        stock.post(
                "/transferprocesses",
                transfer(agreement, "HttpData-PUSH")
                        .add(
                                "dataDestination",
                                Json.createObjectBuilder()
                                        .add("type", "HttpData")
                                        .add("baseUrl", sink))
                        .build());

        assertThat(PUSHED.poll(30, TimeUnit.SECONDS)).isEqualTo(CONTENT);
    }

    @Test
    void a_contract_with_a_stock_consumer_that_we_end_on_its_ground_ends_its_transfers() throws Exception {
        var agreement = stockAgrees();
        var transfer = stock.post(
                "/transferprocesses", transfer(agreement, "HttpData-PULL").build());
        Waiting.until("the pull has started", () -> started(transfer.getString("@id")));
        var ours = StockExchangeTest.ours.service(Operations.class);
        var contract = ours.contracts().stream()
                .filter(one -> one.side() == ContractView.Side.PROVIDER)
                .findFirst()
                .orElseThrow();

        var outcome = StockExchangeTest.ours
                .service(EarlyEnds.class)
                .end(
                        contract.id(),
                        new Terminations.Request(
                                Ground.BREACH, Optional.empty(), "republished", Optional.of("dossier 42")));

        assertThat(outcome).isInstanceOf(Terminations.Outcome.Ends.class);
        assertThat(ours.contract(contract.id()).orElseThrow().end()).contains("contract.terminated.breach");
        Waiting.until("the stock connector's transfer has ended", () -> Optional.of(
                        stock.get("/transferprocesses/" + transfer.getString("@id")))
                .filter(view -> view.getString("state").equals("TERMINATED")));
    }

    @Test
    void we_negotiate_with_a_stock_provider_and_have_it_pushed_into_our_inbox() {
        stock.offers(
                "stock-asset",
                URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/source"),
                Json.createArrayBuilder());
        var operations = ours.service(Operations.class);
        var provider = Did.of(StockConnector.DID);

        var offer = operations.catalog(provider, stock.dsp()).get(0);
        var negotiation = operations.request(provider, stock.dsp(), offer);
        var agreed = Waiting.until("the negotiation has ended", () -> operations
                .negotiation(negotiation.id())
                .filter(view -> view.state().last()));
        assertThat(agreed.problem()).isEmpty();
        assertThat(agreed.state()).isEqualTo(NegotiationView.State.FINALIZED);
        var transfer = operations.startTransfer(agreed.agreementId().orElseThrow(), Operations.PUSH, Optional.empty());
        var pushed = Waiting.until(
                "the push has ended", () -> operations.transfer(transfer.id()).filter(view -> view.state()
                        .last()));

        assertThat(pushed.state()).isEqualTo(TransferView.State.COMPLETED);
        assertThat(signed(ContractView.Side.CONSUMER)).containsOnly(Signatures.State.BY_CONSUMER_ONLY);
        assertThat(ours.service(DataPlane.class).inbox().received(new FlowId(transfer.id())))
                .hasValueSatisfying(file -> assertThat(file).hasContent(CONTENT));
    }

    /** A stock connector does not sign, and leaves our signature aside. */
    private static List<Signatures.State> signed(ContractView.Side side) {
        return ours.service(Operations.class).contracts().stream()
                .filter(contract -> contract.side() == side)
                .map(contract -> contract.signatures().state())
                .toList();
    }

    private static Publication ourOffer() throws Exception {
        return new Publication(
                "eco-counter-data",
                new Wording("Comptages", "Counts"),
                new Wording("Par heure", "By the hour"),
                List.of(),
                Optional.empty(),
                new DataSource.FileSource(
                        Files.writeString(data.resolve("counts.csv"), CONTENT), Format.Csv.SEMICOLONS),
                Mapping.NONE,
                Policy.empty("urn:open", PolicyType.OFFER)
                        .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of()))
                        .withObligations(Obligations.upholdUnless(Rennes.BREACH)),
                Publication.Visibility.EVERYONE);
    }

    /** @return the stock connector's id of an agreement about our asset */
    private static String stockAgrees() {
        var did = ours.settings().did();
        var dataset = stock.firstDataset(ours.dsp(), did);
        var agreed = stock.ended(stock.asksFor(dataset, ours.dsp(), did, JsonObject.EMPTY_JSON_OBJECT));
        assertThat(agreed.getString("state")).isEqualTo("FINALIZED");
        return agreed.getString("contractAgreementId");
    }

    private static JsonObjectBuilder transfer(String agreement, String type) {
        return StockConnector.edc()
                .add("@type", "TransferRequest")
                .add("counterPartyAddress", ours.dsp().toString())
                .add("protocol", PROTOCOL)
                .add("contractId", agreement)
                .add("transferType", type);
    }

    private static Optional<JsonObject> started(String transferId) {
        var transfer = stock.get("/transferprocesses/" + transferId);
        assertThat(transfer.getString("state")).isNotEqualTo("TERMINATED");
        return transfer.getString("state").equals("STARTED")
                ? Optional.of(stock.get("/edrs/" + transferId + "/dataaddress"))
                : Optional.empty();
    }
}
