package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.ConnectorSettings.Approvals;
import org.ecluse.connector.operator.Partner;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.negotiation.Deed;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.negotiation.NegotiationStore;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.Ecluse;
import org.ecluse.launcher.fleet.Shell;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terms are changed, compared, and decided by rule or by persons: two connectors, by the commands that people type. */
class BargainTest {
    private static final String FOR_A_YEAR = "2998-01-01T00:00:00Z";
    private static final String FOR_A_MONTH = "2997-02-01T00:00:00Z";

    @TempDir
    static Path data;

    private static final List<String> notices = new CopyOnWriteArrayList<>();
    private static HttpServer webhook;
    private static Side provider;
    private static Side consumer;

    /** One connector, and the person who types there. */
    private static final class Side {
        private final Shell shell = new Shell(Ecluse::run, Texts.in("en"));
        private final ConnectorSettings settings;
        private final Partner other;
        private TestOperatorDoor door;
        private TestConnector connector;

        Side(ConnectorSettings settings, ConnectorSettings other) {
            this.settings = settings;
            this.other = new Partner(other.name(), other.name(), Did.of(other.did()), other.dspAddress());
        }

        void start() {
            door = new TestOperatorDoor(settings, other);
            connector =
                    TestConnector.start(settings, TestConnector.parts(settings).with(door));
        }

        Shell.Ran tries(String... words) {
            return triesWith(door.tokenFile(), words);
        }

        Shell.Ran triesWith(Path keyFile, String... words) {
            var typed = new ArrayList<>(Arrays.asList(words));
            typed.addAll(List.of("--connector", door.address().toString()));
            typed.addAll(List.of("--token-file", keyFile.toString()));
            return shell.run(typed.toArray(new String[0]));
        }

        JsonNode does(String... words) {
            var ran = tries(words);
            assertThat(ran.done()).as(ran.toString()).isTrue();
            return ran.json();
        }

        /** What waits for a person here about {@code asset}. */
        JsonNode waiting(String asset) {
            return Waiting.until("a decision waits for " + asset, () -> decisions().stream()
                    .filter(decision -> decision.path("asset").asText().equals(asset))
                    .findFirst());
        }

        List<JsonNode> decisions() {
            var all = does("pending").path("decisions");
            return StreamSupport.stream(all.spliterator(), false).toList();
        }

        void publish(String asset, String... options) throws IOException {
            var file = Files.writeString(data.resolve(asset + ".csv"), "a;b\n");
            var words = new ArrayList<>(List.of("publish", file.toString(), "--id", asset, "--visible-to", "everyone"));
            words.addAll(List.of(options));
            if (!words.contains("--terms")) {
                words.addAll(List.of("--terms", terms(FOR_A_MONTH).toString()));
            }
            does(words.toArray(new String[0]));
        }

        /** Asks, and does not wait for the answer. @return the negotiation's id */
        String asks(String asset, String... options) {
            var words = new ArrayList<>(List.of("request", other.name() + "/" + asset, "--wait", "0"));
            words.addAll(List.of(options));
            return does(words.toArray(new String[0])).path("id").asText();
        }

        JsonNode contract(String asset) {
            return Waiting.until("a contract on " + asset, () -> StreamSupport.stream(
                            does("contracts").path("contracts").spliterator(), false)
                    .filter(contract -> contract.path("asset").asText().equals(asset))
                    .findFirst());
        }
    }

    @BeforeAll
    static void start() throws Exception {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/", exchange -> {
            notices.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        webhook.start();
        var providing = notifying(TestConnector.settings("enedis", Files.createDirectory(data.resolve("p"))));
        var consuming = TestConnector.settings("irisa", Files.createDirectory(data.resolve("c")));
        provider = new Side(providing, consuming);
        consumer = new Side(consuming, providing);
        provider.start();
        consumer.start();
    }

    @AfterAll
    static void stop() {
        consumer.connector.close();
        provider.connector.close();
        webhook.stop(0);
    }

    @Test
    void narrower_terms_than_offered_are_agreed_by_rule() throws Exception {
        provider.publish("narrower", "--terms", terms(FOR_A_YEAR).toString());

        consumer.asks("narrower", "--terms", terms(FOR_A_MONTH).toString());

        assertThat(consumer.contract("narrower").path("endsAt").asText()).isEqualTo(FOR_A_MONTH);
        assertThat(provider.contract("narrower").path("endsAt").asText()).isEqualTo(FOR_A_MONTH);
    }

    @Test
    void wider_terms_wait_for_a_person_who_reads_what_differs_and_may_accept() throws Exception {
        provider.publish("wider");
        var asked = consumer.asks("wider", "--terms", terms(FOR_A_YEAR).toString());

        var decision = provider.waiting("wider");
        assertThat(decision.path("verdict").asText()).isEqualTo("wider");
        assertThat(decision.path("differences").get(0).path("fr").asText()).contains("2998");
        assertThat(decision.path("differences").get(0).path("en").asText()).contains("2998");
        provider.does("accept", decision.path("id").asText(), "--reason", "agreed by phone");

        assertThat(consumer.contract("wider").path("endsAt").asText()).isEqualTo(FOR_A_YEAR);
        assertThat(asked).isNotEmpty();
        assertThat(provider.tries("accept", decision.path("id").asText())
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("decision.over");
    }

    @Test
    void who_declines_gives_a_reason_that_the_other_side_reads_as_it_was_written() throws Exception {
        provider.publish("declined");
        var asked = consumer.asks("declined", "--terms", terms(FOR_A_YEAR).toString());
        var decision = provider.waiting("declined").path("id").asText();

        assertThat(provider.tries("decline", decision).exit()).isEqualTo(2);
        provider.does("decline", decision, "--reason", "Pas avant l’été : demandez à l’équipe réseau.");

        var ended = Waiting.until("the request is declined", () -> Optional.of(requested(asked))
                .filter(request -> request.path("state").asText().equals("TERMINATED")));
        assertThat(ended.path("problem").path("code").asText()).isEqualTo("negotiation.declined");
        assertThat(ended.path("problem").path("reason").asText())
                .isEqualTo("Pas avant l’été : demandez à l’équipe réseau.");
        assertThat(ended.path("problem").path("explanation").path("fr").asText())
                .contains("équipe réseau");
    }

    @Test
    void a_persons_counter_offer_is_compared_with_what_was_asked_and_may_be_accepted_or_countered() throws Exception {
        provider.publish("countered");
        consumer.asks("countered", "--terms", terms("2999-01-01T00:00:00Z").toString());
        var first = provider.waiting("countered").path("id").asText();

        provider.does("counter", first, "--terms", terms(FOR_A_MONTH).toString());
        var offered = consumer.waiting("countered");
        assertThat(offered.path("verdict").asText()).isEqualTo("narrower");
        consumer.does(
                "counter",
                offered.path("id").asText(),
                "--terms",
                terms(FOR_A_YEAR).toString());
        var second = provider.waiting("countered").path("id").asText();
        assertThat(second).isNotEqualTo(first);
        provider.does(
                "counter", second, "--terms", terms("2997-06-01T00:00:00Z").toString());
        consumer.does("accept", consumer.waiting("countered").path("id").asText());

        assertThat(provider.contract("countered").path("endsAt").asText()).isEqualTo("2997-06-01T00:00:00Z");
        assertThat(consumer.contract("countered").path("endsAt").asText()).isEqualTo("2997-06-01T00:00:00Z");
    }

    @Test
    void by_a_rule_that_counters_the_published_terms_are_offered_again() throws Exception {
        provider.publish("ruled", "--wider", "counter");

        consumer.asks("ruled", "--terms", terms(FOR_A_YEAR).toString());
        var decision = consumer.waiting("ruled");
        consumer.does("accept", decision.path("id").asText());

        assertThat(consumer.contract("ruled").path("endsAt").asText()).isEqualTo(FOR_A_MONTH);
    }

    @Test
    void by_a_rule_that_refuses_the_consumer_is_told_by_code() throws Exception {
        provider.publish("fixed", "--wider", "refuse");

        var ran = consumer.tries(
                "request", "enedis/fixed", "--terms", terms(FOR_A_YEAR).toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.json().path("code").asText()).isEqualTo("policy.offer.changed");
    }

    @Test
    void an_offer_with_approval_waits_for_a_person_across_a_restart_and_the_persons_are_told() throws Exception {
        provider.publish("approved", "--approval", "--remind-before", "P30D");
        consumer.asks("approved");
        var before = provider.waiting("approved").path("id").asText();
        var told = Waiting.until("the webhook heard of it twice", () -> Optional.of(notices.stream()
                        .filter(notice -> notice.contains(before))
                        .toList())
                .filter(heard -> heard.size() == 2));
        assertThat(told).anyMatch(notice -> notice.contains("decision.waiting"));
        assertThat(told).anyMatch(notice -> notice.contains("decision.reminder"));

        provider.connector.close();
        provider.start();
        assertThat(provider.waiting("approved").path("id").asText()).isEqualTo(before);
        provider.does("accept", before);

        assertThat(consumer.contract("approved").path("endsAt").asText()).isEqualTo(FOR_A_MONTH);
        assertThat(notices.stream().filter(notice -> notice.contains(before))).hasSize(2);
    }

    @Test
    void each_person_decides_by_a_key_and_a_role_and_is_on_record_with_the_contract() throws Exception {
        provider.publish("by-persons", "--approval");
        var asked = consumer.asks("by-persons");
        var decision = provider.waiting("by-persons").path("id").asText();
        var reader = key(provider.does("people", "add", "bruno", "--role", "reader"));
        var signatory = key(provider.does("people", "add", "aline", "--role", "signatory"));

        assertThat(provider.triesWith(reader, "pending").exit()).isZero();
        assertThat(provider.triesWith(reader, "accept", decision)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("people.role");
        assertThat(provider.triesWith(signatory, "accept", decision, "--reason", "vu en comité")
                        .exit())
                .isZero();

        var contract = provider.contract("by-persons").path("id").asText();
        var act = provider.does("acts").path("acts").get(0);
        assertThat(act.path("by").asText()).isEqualTo("aline");
        assertThat(act.path("what").asText()).isEqualTo("POST decisions/accept");
        assertThat(act.path("contract").asText()).isEqualTo(contract);
        assertThat(act.path("detail").asText()).isEqualTo("vu en comité");
        var deeds = provider.connector
                .service(NegotiationStore.class)
                .findByAgreement(new AgreementId(contract))
                .orElseThrow()
                .deeds();
        assertThat(deeds).extracting(Deed::by).containsExactly("aline");
        assertThat(consumer.does("acts").toString()).contains("POST requests").contains(asked);
    }

    private static Path key(JsonNode added) throws IOException {
        return Files.writeString(
                data.resolve("key-of-" + added.path("name").asText()),
                added.path("key").asText());
    }

    @Test
    void what_nobody_decides_in_time_is_ended_with_the_reason() throws Exception {
        provider.publish("forgotten", "--approval", "--decide-within", "PT1S");

        var asked = consumer.asks("forgotten");

        var ended = Waiting.until("the request is ended", () -> Optional.of(requested(asked))
                .filter(request -> request.path("state").asText().equals("TERMINATED")));
        assertThat(ended.path("problem").path("code").asText()).isEqualTo("negotiation.undecided");
        assertThat(provider.decisions())
                .noneMatch(decision -> decision.path("asset").asText().equals("forgotten"));
    }

    @Test
    void terms_that_the_provider_cannot_apply_to_its_data_are_not_even_shown_to_a_person() throws Exception {
        provider.publish("unfit");
        var strange = Files.writeString(data.resolve("strange.json"), """
                {"template": "research-only", "pseudonymise": ["no-such-column"]}
                """);

        var ran = consumer.tries("request", "enedis/unfit", "--terms", strange.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(provider.decisions())
                .noneMatch(decision -> decision.path("asset").asText().equals("unfit"));
    }

    private static JsonNode requested(String id) {
        return consumer.door.get("/api/requests/" + id);
    }

    private static Path terms(String until) {
        try {
            return Files.writeString(data.resolve("until-" + until.substring(0, 10) + ".json"), """
                    {"@context": "http://www.w3.org/ns/odrl.jsonld", "@type": "Offer", "uid": "urn:terms",
                     "permission": [{"action": "use", "constraint": [
                       {"leftOperand": "dateTime", "operator": "lt",
                        "rightOperand": {"@value": "%s", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}}]}]}
                    """.formatted(until));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ConnectorSettings notifying(ConnectorSettings settings) {
        return new ConnectorSettings(
                settings.name(),
                settings.did(),
                settings.dataDir(),
                settings.bind(),
                settings.portBase(),
                settings.publicHost(),
                settings.https(),
                settings.registry(),
                settings.registryDid(),
                Duration.ofSeconds(1),
                Set.of(),
                settings.storage(),
                new Approvals(
                        Handling.USUAL,
                        Optional.of(URI.create(
                                "http://127.0.0.1:" + webhook.getAddress().getPort() + "/notices"))));
    }
}
