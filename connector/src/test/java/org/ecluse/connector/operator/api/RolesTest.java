package org.ecluse.connector.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.connector.operator.TestNode;
import org.ecluse.contracts.people.ApiKey;
import org.ecluse.contracts.people.Person;
import org.ecluse.contracts.people.PersonRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every door of the API, tried with every role, against the table in the documentation. */
class RolesTest {
    private static final java.nio.file.Path DOCUMENTATION = java.nio.file.Path.of("../docs/operator-api.md");
    private static final Pattern CALL = Pattern.compile("`(GET|POST|DELETE|PUT) /(api/[^`?]*)[^`]*`");

    @TempDir
    java.nio.file.Path dir;

    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(dir);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void every_door_asks_for_the_role_that_the_documentation_says_and_for_no_more() throws Exception {
        var documented = documented();
        var keys = new TreeMap<PersonRole, String>();
        for (var role : PersonRole.values()) {
            keys.put(role, key(role.name().toLowerCase(Locale.ROOT), role));
        }

        assertThat(doors()).isSubsetOf(documented.keySet());
        for (var door : doors()) {
            for (var role : PersonRole.values()) {
                var answer = call(door, keys.get(role));
                assertThat(answer.statusCode() == 403 && answer.body().contains("people.role"))
                        .as("%s refuses %s: %s", door, role, answer.body())
                        .isEqualTo(!role.may(documented.get(door)));
            }
            assertThat(call(door, "no-such-key").statusCode()).as(door).isEqualTo(401);
        }
    }

    @Test
    void the_key_file_of_a_deployment_that_there_is_goes_on_as_the_first_operator() {
        var self = json(node.get("/api/self"));

        assertThat(self.getString("person")).isEqualTo("operator");
        assertThat(self.getString("role")).isEqualTo("operator");
        assertThat(node.get("/api/people").statusCode()).isEqualTo(200);
    }

    @Test
    void a_person_is_let_in_by_a_key_that_is_shown_once_and_kept_as_its_hash() throws Exception {
        var added = post("/api/people", "{\"name\": \"aline\", \"role\": \"signatory\"}", node.token);
        var key = json(added).getString("key");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(json(call("GET api/self", key)).getString("person")).isEqualTo("aline");
        assertThat(node.get("/api/people").body()).contains("aline").doesNotContain(key);
        try (var files = Files.walk(dir)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(key);
            }
        }
    }

    @Test
    void who_is_removed_comes_in_no_more_and_the_name_is_not_given_again() {
        var key = key("aline", PersonRole.READER);
        assertThat(call("GET api/self", key).statusCode()).isEqualTo(200);

        var removed = node.send(node.request("/api/people/aline")
                .header("Authorization", "Bearer " + node.token)
                .DELETE());

        assertThat(removed.statusCode()).isEqualTo(200);
        assertThat(call("GET api/self", key).statusCode()).isEqualTo(401);
        assertThat(post("/api/people", "{\"name\": \"aline\", \"role\": \"reader\"}", node.token)
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("/api/people", "{\"name\": \"operator\", \"role\": \"reader\"}", node.token)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_changed_role_counts_from_the_next_call_on() {
        var key = key("aline", PersonRole.READER);
        assertThat(call("GET api/people", key).statusCode()).isEqualTo(403);

        post("/api/people/aline/role", "{\"role\": \"operator\"}", node.token);

        assertThat(call("GET api/people", key).statusCode()).isEqualTo(200);
    }

    @Test
    void who_did_what_is_on_record_and_what_was_refused_is_not() {
        var key = key("aline", PersonRole.OPERATOR);

        post("/api/people", "{\"name\": \"bruno\", \"role\": \"reader\"}", key);
        post("/api/people", "{\"name\": \"bruno\", \"role\": \"reader\"}", key);

        var acts = json(node.get("/api/acts")).getJsonArray("acts");
        assertThat(acts).hasSize(1);
        assertThat(acts.getJsonObject(0).getString("by")).isEqualTo("aline");
        assertThat(acts.getJsonObject(0).getString("what")).isEqualTo("POST people");
        assertThat(acts.getJsonObject(0).getString("subject")).isEqualTo("bruno");
        assertThat(acts.getJsonObject(0).getString("detail")).isEqualTo("reader");
    }

    /** Doors as the resources have them. */
    private Set<String> doors() {
        var doors = new TreeSet<String>();
        Stream.of(
                        SelfResource.class,
                        AssetsResource.class,
                        OffersResource.class,
                        RequestsResource.class,
                        DecisionsResource.class,
                        ContractsResource.class,
                        EndingsResource.class,
                        DocumentResource.class,
                        LedgerResource.class,
                        BundlesResource.class,
                        PaymentsResource.class,
                        UsesResource.class,
                        PeopleResource.class)
                .forEach(resource -> Arrays.stream(resource.getDeclaredMethods())
                        .filter(RolesTest::isDoor)
                        .forEach(method -> doors.add(Doors.door(resource, method))));
        return doors;
    }

    private static boolean isDoor(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(jakarta.ws.rs.HttpMethod.class)
                        || annotation instanceof Path);
    }

    /** The table of calls: what is in it needs the role in its second column. */
    private static Map<String, PersonRole> documented() throws IOException {
        var found = new TreeMap<String, PersonRole>();
        for (var line : Files.readAllLines(DOCUMENTATION)) {
            var cells = line.split("\\|");
            if (cells.length < 4 || !line.startsWith("| `")) {
                continue;
            }
            var role = Arrays.stream(PersonRole.values())
                    .filter(one -> one.name().equalsIgnoreCase(cells[2].strip()))
                    .findFirst()
                    .orElse(PersonRole.OPERATOR);
            var call = CALL.matcher(cells[1]);
            while (call.find()) {
                found.put(call.group(1) + " " + call.group(2).strip(), role);
            }
        }
        return found;
    }

    private String key(String name, PersonRole role) {
        var key = ApiKey.fresh();
        assertThat(node.people.add(new Person(name, role, TestNode.NOW, "operator"), key.hash()))
                .isTrue();
        return key.secret();
    }

    private HttpResponse<String> call(String door, String key) {
        var verb = door.substring(0, door.indexOf(' '));
        var path = "/" + door.substring(door.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "none");
        var request = node.request(path)
                .header("Authorization", "Bearer " + key)
                .method(verb, verb.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        try {
            return node.send(request);
        } catch (UncheckedIOException closed) {
            // Who is refused before the body was read finds the connection closed at the next call.
            return node.send(request);
        }
    }

    private HttpResponse<String> post(String path, String body, String key) {
        return node.send(
                node.request(path).header("Authorization", "Bearer " + key).POST(BodyPublishers.ofString(body)));
    }

    private static JsonObject json(HttpResponse<String> response) {
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
