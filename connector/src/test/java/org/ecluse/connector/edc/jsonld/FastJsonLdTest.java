package org.ecluse.connector.edc.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.function.Supplier;
import org.eclipse.edc.spi.result.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second opinion on every document is Titanium's. */
class FastJsonLdTest {
    private static final int RUNS = Integer.getInteger("jsonld.runs", 4_000);
    private static final long SEED = Long.getLong("jsonld.seed", 20_261_122L);

    private static final String PROTOCOL =
            "[\"https://w3id.org/dspace/2025/1/context.jsonld\",\"https://w3id.org/edc/dspace/v0.0.1\"]";

    private final Services services = new Services();

    @Test
    void whatever_the_document_its_long_form_is_the_one_that_titanium_makes() {
        var handedOn = 0;
        for (var run = 0; run < RUNS; run++) {
            var document = new Documents(SEED + run).next();

            var before = services.ours.handedOn();
            var ours = services.ours.expand(document);
            handedOn += (int) (services.ours.handedOn() - before);

            assertSame(SEED + run, document, ours, answered(() -> services.titanium.expand(document)));
        }
        // Or the test would compare Titanium with itself.
        assertThat(handedOn).isLessThan(RUNS * 6 / 10);
    }

    @Test
    void whatever_the_document_its_short_form_is_the_one_that_titanium_makes() {
        var handedOn = 0;
        var compared = 0;
        for (var run = 0; run < RUNS; run++) {
            var generated = new Documents(SEED + run).next();
            var expanded = answered(() -> services.titanium.expand(generated));
            if (expanded.failed()) {
                continue;
            }
            compared++;
            var document = expanded.getContent();
            for (var scope : new String[] {Services.DSP, Services.MANAGEMENT, "*"}) {
                var before = services.ours.handedOn();
                var ours = services.ours.compact(document, scope);
                handedOn += (int) (services.ours.handedOn() - before);

                assertSame(SEED + run, document, ours, answered(() -> services.titanium.compact(document, scope)));
            }
        }
        assertThat(compared).isGreaterThan(RUNS / 4);
        assertThat(handedOn).isLessThan(compared);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"@type":"ContractRequestMessage","providerPid":"urn:uuid:1","consumerPid":"urn:uuid:2",
                 "callbackAddress":"https://consumer.example/dsp","offer":{"@id":"a:b:c","@type":"Offer",
                 "target":"urn:asset","permission":[{"action":"use","constraint":[{"leftOperand":"purpose",
                 "operator":"eq","rightOperand":{"@id":"https://w3id.org/dpv#ResearchAndDevelopment"}},
                 {"or":[{"leftOperand":"dateTime","operator":"lt","rightOperand":{"@value":"2027-01-01T00:00:00Z",
                 "@type":"xsd:dateTime"}}]}],"duty":[{"action":"attribute"}]}],"prohibition":[],"obligation":[]}}""",
                """
                {"@type":"ContractAgreementMessage","providerPid":"urn:uuid:1","consumerPid":"urn:uuid:2",
                 "agreement":{"@id":"urn:uuid:3","@type":"Agreement","target":"urn:asset","assigner":"did:web:a.example",
                 "assignee":"did:web:b.example","timestamp":"2026-01-01T00:00:00Z","permission":[{"action":"use"}]}}""",
                """
                {"@type":"ContractNegotiationEventMessage","providerPid":"urn:uuid:1","consumerPid":"urn:uuid:2",
                 "eventType":"FINALIZED"}""",
                """
                {"@type":"TransferStartMessage","providerPid":"urn:uuid:1","consumerPid":"urn:uuid:2","dataAddress":{
                 "@type":"DataAddress","endpointType":"https://w3id.org/idsa/v4.1/HTTP","endpoint":"https://a.example/x",
                 "endpointProperties":[{"@type":"EndpointProperty","name":"authorization","value":"TOKEN"}]}}""",
                """
                {"@type":"Catalog","@id":"urn:c","participantId":"did:web:a.example","service":[{"@id":"urn:s",
                 "@type":"DataService","endpointURL":"https://a.example/dsp"}],"dataset":[{"@id":"urn:d",
                 "@type":"Dataset","hasPolicy":[{"@id":"o","@type":"Offer","permission":[{"action":"use"}]}],
                 "distribution":[{"@type":"Distribution","format":"HttpData-PULL","accessService":"urn:s"}]}]}""",
            })
    void the_messages_of_the_protocol_are_read_and_written_here(String message) {
        var document = Json.createObjectBuilder(Documents.read(message).asJsonObject())
                .add("@context", Documents.read(PROTOCOL))
                .build();

        var expanded = services.ours.expand(document).getContent();
        var compacted = services.ours.compact(expanded, Services.DSP).getContent();

        assertThat(services.ours.handedOn()).isZero();
        assertThat((Object) expanded)
                .isEqualTo(services.titanium.expand(document).getContent());
        assertThat((Object) compacted)
                .isEqualTo(services.titanium.compact(expanded, Services.DSP).getContent());
        assertThat((Object) services.ours.expand(compacted).getContent()).isEqualTo(expanded);
    }

    @Test
    void a_name_with_a_prefix_that_the_document_does_not_declare_is_refused() {
        var document = Documents.read("{\"@context\":{},\"@id\":\"edc:1\",\"urn:x\":1}")
                .asJsonObject();

        assertThat(services.ours.expand(document).getFailureDetail())
                .isEqualTo(services.titanium.expand(document).getFailureDetail())
                .contains("edc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/context.jsonld",
                "https://w3id.org/edc/unknown",
            })
    void a_context_that_is_not_kept_here_is_not_fetched_but_refused(String address) {
        var document = Json.createObjectBuilder()
                .add("@context", address)
                .add("@id", "urn:x")
                .build();

        assertThat(services.ours.expand(document).failed()).isTrue();
    }

    @Test
    void contexts_that_change_with_every_document_do_not_fill_the_memory() {
        for (var count = 0; count < ContextReader.KEPT_MAX + 10; count++) {
            var document = Documents.read("{\"@context\":{\"n\":\"urn:" + count + "/\"},\"n:x\":1}")
                    .asJsonObject();

            assertThat(services.ours.expand(document).getContent()).containsKey("urn:" + count + "/x");
        }
        assertThat(services.ours.kept()).isEqualTo(ContextReader.KEPT_MAX);
    }

    /** Titanium throws at some documents; ours may not. */
    private static Result<JsonObject> answered(Supplier<Result<JsonObject>> titanium) {
        try {
            return titanium.get();
        } catch (RuntimeException e) {
            return Result.failure("thrown: " + e);
        }
    }

    private static void assertSame(
            long seed, JsonObject document, Result<JsonObject> ours, Result<JsonObject> titanium) {
        assertThat(ours.succeeded())
                .as("seed %d, %s: %s", seed, document, titanium.getFailureDetail())
                .isEqualTo(titanium.succeeded());
        if (titanium.succeeded()) {
            assertThat((Object) ours.getContent())
                    .as("seed %d, %s", seed, document)
                    .isEqualTo(titanium.getContent());
        }
    }
}
