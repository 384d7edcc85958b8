package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Publication.Visibility;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.operator.api.OperatorToken;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue as a stranger gets it at the protocol's door, byte by byte; and as it is after a restart. */
class CatalogueDoorTest {
    private static final String EDC = "https://w3id.org/edc/v0.0.1/ns/";

    /** What is made up anew in every answer: the catalogue's id, and the last part of an offer's. */
    private static final Pattern MADE_UP = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=:)[A-Za-z0-9+/]{48}(?=\")");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private TestConnector connector;

    @BeforeEach
    void start() {
        connector = TestConnector.start("rennes-metropole", data.resolve("connector"));
    }

    @AfterEach
    void stop() {
        connector.close();
    }

    @Test
    void hidden_datasets_change_no_byte_of_what_a_stranger_gets() throws Exception {
        publish("between", Visibility.EVERYONE);
        publish("last", Visibility.EVERYONE);
        var bare = answers();

        publish("hidden-1", Visibility.MEMBERS);
        publish("hidden-2", Visibility.MEMBERS);
        publish("between", Visibility.EVERYONE);

        assertThat(answers()).isEqualTo(bare);
        assertThat(bare.get(0)).contains("between").contains("last").doesNotContain("hidden");
    }

    @Test
    void what_came_through_either_door_is_in_the_catalogue_once_after_a_restart() throws Exception {
        publish("published", Visibility.EVERYONE);
        manage("managed");
        var before = answers();

        connector.close();
        connector = TestConnector.start(connector.settings(), TestConnector.parts(connector.settings()));

        assertThat(answers()).isEqualTo(before);
        assertThat(before.get(0)).contains("published").contains("managed");
        assertThat(connector.service(Operations.class).withdraw("published")).isTrue();
        assertThat(answers().get(0)).doesNotContain("published").contains("managed");
    }

    /** Lists, pages, filters and gets; seen and unseen, there and not there. */
    private List<String> answers() throws Exception {
        return List.of(
                list(query().add("limit", 50)),
                list(query().add("limit", 1)),
                list(query().add("offset", 1).add("limit", 1)),
                list(query().add("offset", 2).add("limit", 10)),
                list(filtered("like", "%e%")),
                list(filtered("=", "hidden-1")),
                get("last"),
                get("hidden-1"),
                get("nowhere"));
    }

    private static JsonObjectBuilder query() {
        return Json.createObjectBuilder().add("@type", EDC + "QuerySpec");
    }

    private static JsonObjectBuilder filtered(String operator, String right) {
        return query().add(
                        EDC + "filterExpression",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add(EDC + "operandLeft", EDC + "id")
                                        .add(EDC + "operator", operator)
                                        .add(EDC + "operandRight", right)));
    }

    private String list(JsonObjectBuilder query) throws Exception {
        var spec = new HashMap<String, Object>();
        query.build().forEach((name, value) -> spec.put(name.startsWith("@") ? name : expanded(name), value));
        var message = Json.createObjectBuilder()
                .add("@context", Json.createArrayBuilder().add("https://w3id.org/dspace/2025/1/context.jsonld"))
                .add("@type", "CatalogRequestMessage")
                .add("filter", Json.createArrayBuilder().add(Json.createObjectBuilder(spec)))
                .build();
        return settled(send(HttpRequest.newBuilder(URI.create(connector.dsp() + "/catalog/request"))
                .POST(BodyPublishers.ofString(message.toString()))));
    }

    private static String expanded(String name) {
        return name.startsWith(EDC) ? name : EDC + name;
    }

    private String get(String id) throws Exception {
        return settled(send(HttpRequest.newBuilder(URI.create(connector.dsp() + "/catalog/datasets/" + id))))
                .replace(id, "ASKED");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        var token = Json.createObjectBuilder()
                .add("region", "test")
                .add("audience", "any")
                .add("clientId", "did:web:localhost:stranger");
        return http.send(
                request.header("Authorization", token.build().toString())
                        .header("Content-Type", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }

    private static String settled(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.headers().firstValue("Link").orElse("") + " "
                + MADE_UP.matcher(answer.body()).replaceAll("ID");
    }

    private void publish(String id, Visibility visibility) throws Exception {
        var file = Files.writeString(data.resolve(id + ".csv"), "a;b\n1;2\n");
        connector
                .service(Operations.class)
                .publish(new Publication(
                        id,
                        new Wording("Un jeu", "A dataset"),
                        new Wording("De lignes", "Of rows"),
                        List.of(),
                        Optional.empty(),
                        new DataSource.FileSource(file, Format.Csv.SEMICOLONS),
                        Mapping.NONE,
                        Policy.empty("urn:open", PolicyType.OFFER)
                                .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of())),
                        visibility));
    }

    /** Through the management API: an asset, a policy, and a definition that selects it by a property of its own. */
    private void manage(String id) throws Exception {
        post(
                "/v3/assets",
                Map.of("properties", Map.of("theme", "managed"), "dataAddress", Map.of("type", "Ecluse")),
                id);
        var permission = Map.of("action", "use");
        post(
                "/v3/policydefinitions",
                Map.of(
                        "policy",
                        Map.of(
                                "@context",
                                "http://www.w3.org/ns/odrl.jsonld",
                                "@id",
                                "urn:open",
                                "@type",
                                "Set",
                                "permission",
                                List.of(permission))),
                "open-" + id);
        var selector =
                Map.of("@type", "Criterion", "operandLeft", EDC + "theme", "operator", "=", "operandRight", "managed");
        post(
                "/v3/contractdefinitions",
                Map.of(
                        "accessPolicyId",
                        "open-" + id,
                        "contractPolicyId",
                        "open-" + id,
                        "assetsSelector",
                        List.of(selector)),
                "offer-" + id);
    }

    private void post(String path, Map<String, Object> members, String id) throws Exception {
        JsonObject body = Json.createObjectBuilder(members)
                .add("@context", Json.createObjectBuilder().add("@vocab", EDC))
                .add("@id", id)
                .build();
        var settings = connector.settings();
        var key =
                Files.readString(settings.dataDir().resolve(OperatorToken.FILE)).strip();
        var answer = http.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + settings.managementPort() + "/management" + path))
                        .header("X-Api-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
