package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Partner;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.templates.OfferTerms;
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

/** One request over several offers, between two connectors of the product. */
class BundleExchangeTest {
    private static final String PROVIDER = "keolis";

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private TestConnector provider;
    private TestConnector consumer;
    private TestOperatorDoor door;

    @BeforeEach
    void start() throws Exception {
        provider = TestConnector.start(PROVIDER, Files.createDirectory(data.resolve("p")));
        startConsumer(Files.createDirectory(data.resolve("c")));
        var dealing = new Dealing(provider, consumer);
        dealing.offer(
                data,
                "stops",
                Policy.empty("urn:open", PolicyType.OFFER)
                        .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of())));
        dealing.offer(
                data,
                "tickets",
                new OfferTerms.ResearchOnly(
                                List.of(),
                                OfferTerms.ResearchOnly.ANY_RESEARCH,
                                List.of(),
                                Optional.empty(),
                                Period.ofDays(30),
                                Period.ofDays(30))
                        .offer("urn:research"));
    }

    private void startConsumer(Path folder) {
        var settings = TestConnector.settings("irisa", folder);
        door = new TestOperatorDoor(
                settings,
                new Partner(
                        PROVIDER,
                        "Keolis",
                        Did.of(provider.settings().did()),
                        provider.settings().dspAddress()));
        consumer = TestConnector.start(settings, TestConnector.parts(settings).with(door));
    }

    @AfterEach
    void stop() {
        consumer.close();
        provider.close();
    }

    @Test
    void what_is_concluded_holds_when_the_rest_is_given_up_also_after_a_restart() throws Exception {
        var asked = json(post("/api/bundles", "{\"offers\":[\"keolis/stops\",\"keolis/tickets\",\"keolis/nothing\"]}"));
        var path = "/api/bundles/" + asked.getString("id");
        var done = Waiting.until("each part has come to its end", () -> Optional.of(bundle(path))
                .filter(bundle -> bundle.getBoolean("done")));
        assertThat(states(done)).containsExactly("CONTRACT", "REFUSED", "REFUSED");

        post(path + "/give-up", "{}");
        var folder = consumer.settings().dataDir();
        consumer.close();
        startConsumer(folder);

        var after = bundle(path);
        assertThat(states(after)).containsExactly("CONTRACT", "GIVEN_UP", "REFUSED");
        assertThat(after.getString("givenUpAt")).isNotEmpty();
        var contract =
                new AgreementId(after.getJsonArray("parts").getJsonObject(0).getString("contract"));
        assertThat(consumer.service(Operations.class)
                        .contract(contract)
                        .orElseThrow()
                        .state())
                .isEqualTo(ContractView.State.IN_FORCE);
    }

    private JsonObject bundle(String path) {
        try {
            return json(send(request(path).GET()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> states(JsonObject bundle) {
        return bundle.getJsonArray("parts").getValuesAs(JsonObject.class).stream()
                .map(part -> part.getString("state"))
                .toList();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) throws Exception {
        return HttpRequest.newBuilder(URI.create(door.address() + path))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(door.tokenFile()).strip());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isLessThan(300);
        return answer;
    }

    private static JsonObject json(HttpResponse<String> response) {
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
