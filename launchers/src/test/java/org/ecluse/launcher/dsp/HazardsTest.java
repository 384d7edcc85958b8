package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ecluse.connector.operator.api.OperatorToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Terms that a connector may take for a permission when it leaves out what it does not understand. Each is put on offer through the
 * Management API, and asked for, on running connectors; each is refused by name, when it is written or when it is asked for.
 */
class HazardsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String EDC = "https://w3id.org/edc/v0.0.1/ns/";
    private static final String PROTOCOL = "dataspace-protocol-http:2025-1";

    @TempDir
    static Path data;

    private static TestConnector provider;
    private static TestConnector consumer;

    @BeforeAll
    static void start() throws IOException {
        provider = TestConnector.start("provider", Files.createDirectory(data.resolve("provider")));
        consumer = TestConnector.start("consumer", Files.createDirectory(data.resolve("consumer")));
    }

    @AfterAll
    static void stop() {
        consumer.close();
        provider.close();
    }

    @Test
    void what_simply_permits_is_agreed_to_so_that_a_refusal_below_says_something() throws Exception {
        assertThat(fate("open", "'permission':[{'action':'use'}]")).isEqualTo("FINALIZED");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a condition that nobody knows | policy.left-operand.unknown |"
                        + " 'permission':[{'action':'use','constraint':[{'leftOperand':'https://example.org/terms#moonPhase',"
                        + "'operator':'eq','rightOperand':'full'}]}]",
                "no rule at all | policy. | ",
                "a prohibition without a condition | policy. |"
                        + " 'permission':[{'action':'use'}],'prohibition':[{'action':'use'}]",
                "a condition that is false | policy. |"
                        + " 'permission':[{'action':'use','constraint':[{'leftOperand':'dateTime','operator':'lt',"
                        + "'rightOperand':{'@value':'2001-01-01T00:00:00Z','@type':'xsd:dateTime'}}]}]",
                "another target in the rule | policy. |" + " 'permission':[{'action':'use','target':'urn:another'}]",
                "another assignee in the rule | policy. |"
                        + " 'permission':[{'action':'use','assignee':'did:web:somebody-else.example'}]",
                "a reference to a right operand | rightOperand |"
                        + " 'permission':[{'action':'use','constraint':[{'leftOperand':'dateTime','operator':'lt',"
                        + "'rightOperandReference':'https://example.org/when'}]}]",
                "a sequence with a condition that nobody knows | policy. |"
                        + " 'permission':[{'action':'use','constraint':[{'andSequence':{'@list':[{'leftOperand':'dateTime',"
                        + "'operator':'gt','rightOperand':'2001-01-01T00:00:00Z'},{'leftOperand':"
                        + "'https://example.org/terms#moonPhase','operator':'eq','rightOperand':'full'}]}}]}]",
                "a unit that nobody knows | policy. |"
                        + " 'permission':[{'action':'use','constraint':[{'leftOperand':'dateTime','operator':'gt',"
                        + "'rightOperand':{'@value':'2001-01-01T00:00:00Z','@type':'xsd:dateTime'},"
                        + "'unit':'https://example.org/unit/dozen'}]}]",
                "a datatype that nobody knows | policy. |"
                        + " 'permission':[{'action':'use','constraint':[{'leftOperand':'dateTime','operator':'gt',"
                        + "'rightOperand':{'@value':'soon','@type':'https://example.org/when'}}]}]",
                "a refined action whose refinement is false | policy. |"
                        + " 'permission':[{'action':[{'rdf:value':{'@id':'odrl:use'},'refinement':[{'leftOperand':'dateTime',"
                        + "'operator':'lt','rightOperand':{'@value':'2001-01-01T00:00:00Z','@type':'xsd:dateTime'}}]}]}]",
            })
    void what_must_not_be_left_out_is_refused_by_name(String name, String code, String rules) throws Exception {
        var id = "asset-" + name.replaceAll("[^a-z]", "-");

        var fate = fate(id, Optional.ofNullable(rules).orElse(""));

        assertThat(fate).doesNotContain("FINALIZED").contains(code);
    }

    /** @return {@code FINALIZED}, or why it did not come to that */
    private static String fate(String asset, String rules) throws Exception {
        var address = Json.createObjectBuilder().add("type", "HttpData").add("baseUrl", "http://127.0.0.1:9/");
        var properties = Json.createObjectBuilder().add("name", asset);
        assertThat(posted(
                                provider,
                                "/assets",
                                edc().add("@id", asset)
                                        .add("properties", properties)
                                        .add("dataAddress", address))
                        .statusCode())
                .isEqualTo(200);
        posted(provider, "/policydefinitions", policy("everyone", "'permission':[{'action':'use'}]"));
        var written = posted(provider, "/policydefinitions", policy("terms-of-" + asset, rules));
        if (written.statusCode() != 200) {
            return written.statusCode() + " " + written.body();
        }
        var selected = Json.createObjectBuilder()
                .add("@type", "Criterion")
                .add("operandLeft", EDC + "id")
                .add("operator", "=")
                .add("operandRight", asset);
        posted(
                provider,
                "/contractdefinitions",
                edc().add("@id", "offer-of-" + asset)
                        .add("accessPolicyId", "everyone")
                        .add("contractPolicyId", "terms-of-" + asset)
                        .add("assetsSelector", Json.createArrayBuilder().add(selected)));
        return asked(asset);
    }

    private static JsonObjectBuilder policy(String id, String rules) {
        var text = "{'@context':'http://www.w3.org/ns/odrl.jsonld','@type':'Set'" + (rules.isBlank() ? "" : ",") + rules
                + "}";
        return edc().add("@id", id).add("policy", json(text.replace('\'', '"')));
    }

    private static String asked(String asset) throws Exception {
        var dataset = posted(
                consumer,
                "/catalog/dataset/request",
                toProvider()
                        .add("@type", "DatasetRequest")
                        .add("@id", asset)
                        .add("counterPartyId", provider.settings().did()));
        if (dataset.statusCode() != 200) {
            return dataset.statusCode() + " " + dataset.body();
        }
        var shown = json(dataset.body());
        var member = shown.containsKey("odrl:hasPolicy") ? "odrl:hasPolicy" : "hasPolicy";
        if (!shown.containsKey(member)) {
            return "not offered: " + shown;
        }
        var offer = Json.createObjectBuilder(only(shown.get(member)))
                .add("@context", "http://www.w3.org/ns/odrl.jsonld")
                .add("assigner", reference(provider.settings().did()))
                .add("target", reference(asset));
        var begun = posted(
                consumer,
                "/contractnegotiations",
                toProvider().add("@type", "ContractRequest").add("policy", offer));
        if (begun.statusCode() != 200) {
            return begun.statusCode() + " " + begun.body();
        }
        var path = "/contractnegotiations/" + json(begun.body()).getString("@id");
        var ended = Waiting.until("the negotiation has ended", () -> Optional.of(got(consumer, path))
                .filter(now -> now.contains("FINALIZED") || now.contains("TERMINATED")));
        return ended.contains("FINALIZED") ? "FINALIZED" : ended;
    }

    private static JsonObject only(JsonValue offers) {
        if (offers instanceof JsonArray several) {
            assertThat(several).hasSize(1);
            return several.getJsonObject(0);
        }
        return offers.asJsonObject();
    }

    private static JsonObjectBuilder reference(String id) {
        return Json.createObjectBuilder().add("@id", id);
    }

    private static JsonObjectBuilder toProvider() {
        return edc().add("counterPartyAddress", provider.settings().dspAddress() + "/2025-1")
                .add("protocol", PROTOCOL);
    }

    private static JsonObjectBuilder edc() {
        return Json.createObjectBuilder()
                .add("@context", Json.createObjectBuilder().add("@vocab", EDC));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String got(TestConnector at, String path) {
        try {
            return HTTP.send(request(at, path).GET().build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> posted(TestConnector at, String path, JsonObjectBuilder body)
            throws IOException, InterruptedException {
        var text = BodyPublishers.ofString(body.build().toString());
        return HTTP.send(request(at, path).POST(text).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(TestConnector at, String path) throws IOException {
        var key = Files.readString(at.settings().dataDir().resolve(OperatorToken.FILE));
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + at.settings().managementPort() + "/management/v3" + path))
                .header("X-Api-Key", key.strip())
                .header("Content-Type", "application/json");
    }
}
