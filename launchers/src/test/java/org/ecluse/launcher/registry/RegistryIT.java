package org.ecluse.launcher.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.ecluse.trust.keys.KeyVault;
import org.ecluse.trust.resolution.WebDidResolver;
import org.ecluse.trust.status.StatusClient;
import org.ecluse.trust.tokens.JwsVerifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry in its own process, through the doors that everyone uses. */
class RegistryIT {
    @TempDir
    static Path folder;

    private static TestRegistry registry;
    private static Partner enedis;
    private static final Egress EGRESS = new Egress(EgressRules.within(Set.of("127.0.0.1")));
    private static final JwsVerifier SIGNATURES = new JwsVerifier(new WebDidResolver(EGRESS, false));

    @BeforeAll
    static void start() throws Exception {
        registry = TestRegistry.start(folder.resolve("registry"));
        enedis = Partner.enrolled(registry, "enedis", folder);
    }

    @AfterAll
    static void stop() {
        enedis.close();
        registry.close();
        EGRESS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/operator/enrolment-codes",
        "GET, /api/operator/members",
        "POST, /api/operator/members",
        "POST, /api/operator/members/enedis/suspend",
        "POST, /api/operator/members/enedis/reinstate",
        "POST, /api/operator/members/enedis/accreditations",
        "GET, /api/operator/studies",
        "POST, /api/operator/studies",
        "POST, /api/operator/studies/any/end",
        "GET, /api/operator/activity"
    })
    void an_operators_door_opens_to_nobody_else(String method, String path) {
        assertThat(registry.call(method, path, null, "{}").code()).isEqualTo("token.missing");
        assertThat(registry.call(method, path, "guess", "{}").code()).isEqualTo("operator.token");
        assertThat(registry.call(method, path, enedis.token(), "{}").code()).isEqualTo("operator.token");
        assertThat(registry.call(method, path, enedis.token(), "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/directory",
        "PUT, /api/services",
        "POST, /api/log/receipts",
        "GET, /api/log/receipts/0",
        "POST, /issuer/credentials",
        "GET, /issuer/requests/any"
    })
    void a_members_door_opens_to_no_stranger(String method, String path) {
        assertThat(registry.call(method, path, null, "{}").code()).isEqualTo("token.missing");
        assertThat(registry.call(method, path, registry.operatorToken(), "{}").code())
                .isEqualTo("token.malformed");
        assertThat(registry.call(method, path, registry.operatorToken(), "{}").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/.well-known/did.json", "/partners/enedis/did.json", "/issuer/metadata"})
    void what_is_meant_for_everyone_is_open(String path) {
        assertThat(registry.call("GET", path, null, null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metrics",
                "/openapi",
                "/openapi/",
                "/application.wadl",
                "/api",
                "/partners/nobody/did.json",
                "/status/99999",
                "/health/live",
                "/index.html",
                "/api/../metrics",
                "/health/../openapi",
                "/api/enrolments/../../metrics",
                "/%6detrics",
                "//metrics",
                "/api;x=y/../metrics",
                "/WEB-INF/web.xml",
                "/api/../WEB-INF/web.xml"
            })
    void there_is_nothing_else_and_the_server_shows_no_page_of_its_own(String path) {
        TestRegistry.Reply reply = registry.call("GET", path, null, null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.raw().headers().map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(reply.raw().body().toLowerCase(java.util.Locale.ROOT)).doesNotContain("payara", "exception");
    }

    @Test
    void it_listens_on_the_address_it_was_told_and_on_no_other() throws IOException {
        List<InetAddress> others = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();

        for (InetAddress other : others) {
            assertThat(connects(other)).as("%s", other).isFalse();
        }
        assertThat(connects(InetAddress.getByName("127.0.0.1"))).isTrue();
    }

    private static boolean connects(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, registry.settings().port()), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_code_admits_once_and_only_the_holder_of_the_key() throws Exception {
        try (Partner keolis = new Partner(registry, "keolis", folder)) {
            String code = registry.asOperator(
                            "/api/operator/enrolment-codes", Map.of("name", "keolis", "displayName", "Keolis Rennes"))
                    .body()
                    .path("code")
                    .asText();
            var stranger = KeyVault.open(folder.resolve("stranger"), InstantSource.system());
            var stolen = keolis.application(code, keolis.nonce(), stranger.signingKey("key-1"));

            assertThat(registry.call("POST", "/api/enrolments", null, stolen).code())
                    .isEqualTo("enrolment.proof");
            TestRegistry.Reply first = keolis.enrol(code);
            TestRegistry.Reply second = keolis.enrol(code);

            assertThat(first.status()).isEqualTo(201);
            assertThat(first.body().path("did").asText()).isEqualTo(keolis.did().toString());
            assertThat(first.body().path("didDocument").path("verificationMethod"))
                    .hasSize(1);
            assertThat(second.code()).isEqualTo("enrolment.code");
            assertThat(second.status()).isEqualTo(403);
        }
    }

    @Test
    void a_suspension_shows_at_once_everywhere_and_a_reinstatement_undoes_it() throws Exception {
        try (Partner apras = Partner.enrolled(registry, "apras", folder)) {
            apras.request("membership-vc11");
            StatusClient.Entry entry =
                    statusOf(apras.nextDelivery().path("credentials").get(0));
            assertThat(check(entry).reason()).isEmpty();
            assertThat(names(enedis.get("/api/directory"))).contains("apras");

            registry.asOperator("/api/operator/members/apras/suspend", Map.of("reason", "left the data space"));

            assertThat(check(entry).reason()).map(Refusal::code).hasValue("status.revoked");
            assertThat(names(enedis.get("/api/directory"))).doesNotContain("apras");
            assertThat(apras.get("/api/directory").code()).isEqualTo("member.suspended");
            assertThat(apras.post("/api/log/receipts", Map.of("hash", "a".repeat(64)))
                            .code())
                    .isEqualTo("member.suspended");
            assertThat(apras.request("membership-vc11").code()).isEqualTo("member.suspended");

            registry.asOperator("/api/operator/members/apras/reinstate", Map.of("reason", "came back"));

            assertThat(check(entry).reason()).isEmpty();
            assertThat(apras.get("/api/directory").status()).isEqualTo(200);
        }
    }

    @Test
    void an_ended_study_takes_its_credentials_along() throws Exception {
        try (Partner irisa = Partner.enrolled(registry, "irisa", folder)) {
            assertThat(irisa.request("study-vc11").code()).isEqualTo("credential.not-entitled");
            Map<String, Object> study = Map.of(
                    "id", "flux-campus",
                    "title", "Flux Campus",
                    "lead", "irisa",
                    "purpose", "https://w3id.org/dpv#AcademicResearch",
                    "members", List.of("irisa"),
                    "starts", "2020-01-01",
                    "ends", "2099-12-31");
            assertThat(registry.asOperator("/api/operator/studies", study).status())
                    .isEqualTo(201);

            assertThat(irisa.request("study-vc11", "study-vc20").status()).isEqualTo(201);
            JsonNode credentials = irisa.nextDelivery().path("credentials");

            assertThat(credentials).hasSize(2);
            JsonNode subject = verified(credentials.get(0)).path("vc").path("credentialSubject");
            assertThat(subject.path("study").asText()).isEqualTo("urn:ecluse:study:flux-campus");
            assertThat(subject.path("id").asText()).isEqualTo(irisa.did().toString());
            assertThat(check(statusOf(credentials.get(0))).reason()).isEmpty();

            registry.asOperator("/api/operator/studies/flux-campus/end", Map.of());

            assertThat(check(statusOf(credentials.get(0))).reason())
                    .map(Refusal::code)
                    .hasValue("status.revoked");
            assertThat(check(statusOf(credentials.get(1))).reason())
                    .map(Refusal::code)
                    .hasValue("status.revoked");
            assertThat(irisa.request("study-vc11").code()).isEqualTo("credential.not-entitled");
        }
    }

    @Test
    void a_holder_that_is_not_ready_is_asked_again() throws Exception {
        enedis.refuseDeliveries(3);

        TestRegistry.Reply reply = enedis.request("membership-vc20");
        JsonNode message = enedis.nextDelivery();

        String location = reply.raw().headers().firstValue("Location").orElseThrow();
        assertThat(message.path("issuerPid").asText()).isEqualTo(location.substring(location.lastIndexOf('/') + 1));
        assertThat(verified(message.path("credentials").get(0))
                        .path("type")
                        .get(1)
                        .asText())
                .isEqualTo("MembershipCredential");
    }

    @Test
    void a_token_counts_once_even_across_a_restart() throws Exception {
        String token = enedis.token();
        assertThat(registry.call("GET", "/api/directory", token, null).status()).isEqualTo(200);

        registry.restart();

        assertThat(registry.call("GET", "/api/directory", token, null).code()).isEqualTo("token.replayed");
        assertThat(enedis.get("/api/directory").status()).isEqualTo(200);
    }

    @Test
    void a_receipt_is_logged_once_and_survives_a_killed_process() throws Exception {
        String hash = "0123456789abcdef".repeat(4);
        TestRegistry.Reply first = enedis.post("/api/log/receipts", Map.of("hash", hash));
        long index = first.body().path("index").asLong();

        ProcessHandle.of(registry.process().pid()).orElseThrow().destroyForcibly();
        registry.process().awaitEnd();
        registry.restart();

        assertThat(enedis.get("/api/log/receipts/" + index).body().path("hash").asText())
                .isEqualTo(hash);
        assertThat(enedis.post("/api/log/receipts", Map.of("hash", hash))
                        .body()
                        .path("index")
                        .asLong())
                .isEqualTo(index);
        assertThat(registry.asOperator("/api/operator/activity")
                        .body()
                        .path("log")
                        .path("whole")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void bad_input_is_refused_by_code_and_the_process_lives() {
        assertThat(registry.call("POST", "/api/enrolments", null, "{not json").code())
                .isEqualTo("body.malformed");
        assertThat(registry.call("POST", "/api/enrolments", null, "[1]").code()).isEqualTo("body.malformed");
        assertThat(registry.call("POST", "/api/enrolments", null, "[".repeat(60_000))
                        .code())
                .isEqualTo("body.malformed");
        assertThat(registry.call("POST", "/api/enrolments", null, "{\"a\":\"" + "x".repeat(100_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(registry.asOperator("/api/operator/enrolment-codes", Map.of("name", "a", "surprise", 1))
                        .code())
                .isEqualTo("body.field-unknown");
        assertThat(registry.asOperator("/api/operator/enrolment-codes", Map.of("name", "../a", "displayName", "a"))
                        .code())
                .isEqualTo("member.name-malformed");
        assertThat(registry.call("GET", "/health", null, null).status()).isEqualTo(200);
    }

    @Test
    void secrets_are_readable_by_their_owner_only() throws IOException {
        Path data = registry.settings().dataDir();

        for (String secret : List.of("operator-token", "keys/keys.p12", "keys/keys.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(secret))))
                    .as(secret)
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(registry.settings().log())).doesNotContain(registry.operatorToken());
    }

    private static Verdict<StatusClient.Entry> check(StatusClient.Entry entry) {
        var freshness = new StatusClient.Freshness(Duration.ZERO, Duration.ZERO);
        return new StatusClient(EGRESS, SIGNATURES, freshness, InstantSource.system()).check(entry);
    }

    /** The payload of a delivered credential, its signature checked against the registry's DID document. */
    private static JsonNode verified(JsonNode container) throws IOException {
        JWSObject jws = SIGNATURES
                .verify(container.path("payload").asText(), registry.did())
                .fold(good -> good, refusal -> {
                    throw new AssertionError(refusal.toString());
                });
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(jws.getPayload().toString());
    }

    private static StatusClient.Entry statusOf(JsonNode container) throws IOException {
        JsonNode payload = verified(container);
        JsonNode status =
                payload.has("vc") ? payload.path("vc").path("credentialStatus") : payload.path("credentialStatus");
        return new StatusClient.Entry(
                URI.create(status.path("statusListCredential").asText()),
                status.path("statusListIndex").asInt(),
                registry.did());
    }

    private static List<String> names(TestRegistry.Reply directory) {
        return directory.body().path("members").findValuesAsText("name");
    }
}
