package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.edc.Outside;
import org.ecluse.connector.edc.ProductParts;
import org.ecluse.connector.identity.ContractKeys;
import org.ecluse.connector.operator.Operations;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two connectors of the product: data goes over, and both sides have a receipt of it, signed by both, in a ledger. */
class ReceiptsTest {
    private static final String PROVIDER = "enedis";
    private static final String CONSUMER = "alec";

    @TempDir
    Path data;

    private final TestKeys keys = new TestKeys();
    private final HttpClient http = HttpClient.newHttpClient();
    private Node provider;
    private Node consumer;

    /** A connector and its operator's door. */
    private record Node(TestConnector connector, TestOperatorDoor door) {}

    @AfterEach
    void stop() {
        consumer.connector().close();
        provider.connector().close();
    }

    @Test
    void what_is_fetched_is_receipted_by_both_sides() throws Exception {
        start(keys.of(did(PROVIDER)), keys.of(did(CONSUMER)));
        var agreement = agreed("counts", List.of());

        assertThat(fetch(agreement).body()).isEqualTo(Dealing.CONTENT);

        var theirs = settled(provider, agreement, "BOTH");
        var ours = settled(consumer, agreement, "BOTH");
        assertThat(ours.getJsonObject("provider")).isEqualTo(theirs.getJsonObject("provider"));
        assertThat(ours.getJsonObject("consumer")).isEqualTo(theirs.getJsonObject("consumer"));
        assertThat(ours.getString("use")).isEqualTo(theirs.getString("use"));
        assertThat(ours.getJsonObject("consumer").getInt("bytes")).isEqualTo(Dealing.CONTENT.length());
        assertThat(ours.getJsonObject("provider").getString("transform")).hasSize(64);
        assertThat(kinds(provider, agreement)).containsExactly("ledger.opened", "use.delivered", "receipt.kept");
        assertThat(kinds(consumer, agreement)).containsExactly("ledger.opened", "use.arrived", "receipt.kept");
    }

    @Test
    void what_is_pushed_is_receipted_by_both_sides() throws Exception {
        start(keys.of(did(PROVIDER)), keys.of(did(CONSUMER)));
        var agreement = agreed("counts", List.of());
        var asks = consumer.connector().service(Operations.class);

        var transfer = asks.startTransfer(agreement, Operations.PUSH, Optional.empty());
        Waiting.until("the push is complete", () -> asks.transfer(transfer.id())
                .filter(state -> state.state().last()));

        assertThat(settled(consumer, agreement, "BOTH").getString("use"))
                .isEqualTo(settled(provider, agreement, "BOTH").getString("use"));
    }

    @Test
    void a_peer_without_receipts_leaves_ours_one_sided() throws Exception {
        start(keys.of(did(PROVIDER)), keys.unsigned());
        var agreement = agreed("counts", List.of());

        fetch(agreement);

        var theirs = settled(provider, agreement, "ONE_SIDED");
        assertThat(theirs.getJsonObject("provider").getBoolean("signed")).isTrue();
        assertThat(theirs.containsKey("consumer")).isFalse();
        assertThat(settled(consumer, agreement, "ONE_SIDED")
                        .getJsonObject("consumer")
                        .getBoolean("signed"))
                .isFalse();
    }

    @Test
    void a_contract_for_two_uses_gives_two_also_across_a_restart_of_the_provider() throws Exception {
        var sameKeys = keys.of(did(PROVIDER));
        start(sameKeys, keys.of(did(CONSUMER)));
        var agreement = agreed("counts", List.of(new Constraint.Atomic(Odrl.COUNT, Operator.LTEQ, Value.number(2))));

        assertThat(fetch(agreement).statusCode()).isEqualTo(200);
        var settings = provider.connector().settings();
        provider.connector().close();
        provider = node(settings, sameKeys);
        assertThat(fetch(agreement).statusCode()).isEqualTo(200);
        var third = fetch(agreement);

        assertThat(third.statusCode()).isEqualTo(403);
        assertThat(third.body()).contains("policy.constraint.unsatisfied");
        assertThat(kinds(provider, agreement).stream().filter("count.committed"::equals))
                .hasSize(2);
        assertThat(ledger(provider, agreement).getJsonObject("verification").getBoolean("whole"))
                .isTrue();
    }

    private AgreementId agreed(String asset, List<Constraint> conditions) {
        var dealing = new Dealing(provider.connector(), consumer.connector());
        dealing.offer(
                data,
                asset,
                Policy.empty("urn:terms", PolicyType.OFFER)
                        .withPermissions(new Permission(new Action(Odrl.USE), conditions, List.of())));
        return dealing.agreed(asset);
    }

    private HttpResponse<String> fetch(AgreementId agreement) throws Exception {
        return get(consumer, "/api/contracts/" + agreement + "/data");
    }

    private List<String> kinds(Node node, AgreementId agreement) {
        return ledger(node, agreement).getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("kind"))
                .toList();
    }

    /** The one receipt, once it stands like that. */
    private JsonObject settled(Node node, AgreementId agreement, String standing) {
        return Waiting.until(
                "the receipt is " + standing,
                () -> ledger(node, agreement).getJsonArray("receipts").getValuesAs(JsonObject.class).stream()
                        .filter(receipt -> receipt.getString("standing").equals(standing))
                        .findFirst());
    }

    private JsonObject ledger(Node node, AgreementId agreement) {
        try (var json = Json.createReader(new StringReader(
                get(node, "/api/contracts/" + agreement + "/ledger").body()))) {
            return json.readObject();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(Node node, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.door().address() + path))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(node.door().tokenFile()).strip())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void start(ContractKeys providerKeys, ContractKeys consumerKeys) throws IOException {
        provider = node(TestConnector.settings(PROVIDER, Files.createDirectory(data.resolve("p"))), providerKeys);
        consumer = node(TestConnector.settings(CONSUMER, Files.createDirectory(data.resolve("c"))), consumerKeys);
    }

    private static Node node(org.ecluse.connector.ConnectorSettings settings, ContractKeys keys) {
        var door = new TestOperatorDoor(settings);
        var parts = ProductParts.protocolShell(
                        settings, Outside.withoutRegistry(settings, keys, InstantSource.system()))
                .with(new TestIdentity(settings.did(), peer -> List.of()), door);
        return new Node(TestConnector.start(settings, parts), door);
    }

    private static String did(String name) {
        return "did:web:localhost:partners:" + name;
    }
}
