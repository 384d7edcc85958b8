package org.ecluse.connector.edc.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.edc.iam.decentralizedclaims.spi.SecureTokenService;
import org.ecluse.connector.identity.LoopbackRegistry;
import org.ecluse.connector.identity.TestNode;
import org.ecluse.trust.Did;
import org.ecluse.trust.keys.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger can say at the doors of a running connector: a stable code, one line in the log, and life goes on. */
class TokenDoorsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Logger LOG = Logger.getLogger("org.ecluse.connector");
    private static final SigningKey STRANGER = LoopbackRegistry.newKey();

    @TempDir
    static Path folder;

    private static LoopbackRegistry registry;
    private static TestNode enedis;
    private static TestNode irisa;
    private static Did stranger;

    private final ConcurrentLinkedQueue<LogRecord> lines = new ConcurrentLinkedQueue<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                lines.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void startTwoPartners() throws Exception {
        registry = new LoopbackRegistry();
        enedis = TestNode.start("enedis", folder, registry).enrolled(registry);
        irisa = TestNode.start("irisa", folder, registry).enrolled(registry);
        stranger = registry.host("stranger", STRANGER, URI.create("http://127.0.0.1:9/credentials"));
    }

    @AfterAll
    static void stop() {
        irisa.close();
        enedis.close();
        registry.close();
    }

    @BeforeEach
    void listen() {
        LOG.addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(listening);
    }

    @Test
    void a_member_gets_the_catalogue() throws Exception {
        assertThat(catalogue(tokenOfIrisa()).statusCode()).isEqualTo(200);
        assertThat(lines).isEmpty();
    }

    @Test
    void a_token_is_accepted_once() throws Exception {
        var token = tokenOfIrisa();
        assertThat(catalogue(token).statusCode()).isEqualTo(200);

        assertRefused(catalogue(token), "token.replayed");
    }

    @Test
    void of_many_at_once_with_one_token_exactly_one_is_accepted() throws Exception {
        var token = tokenOfIrisa();
        var pool = Executors.newFixedThreadPool(32);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (var caller = 0; caller < 32; caller++) {
                calls.add(() -> catalogue(token).statusCode());
            }

            var accepted = 0;
            for (var answer : pool.invokeAll(calls)) {
                accepted += answer.get() == 200 ? 1 : 0;
            }

            assertThat(accepted).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void an_expired_token_is_refused() throws Exception {
        var claims = claims();
        claims.put("iat", Instant.now().minusSeconds(600).getEpochSecond());
        claims.put("exp", Instant.now().minusSeconds(300).getEpochSecond());

        assertRefused(catalogue(signed(claims)), "token.expired");
    }

    @Test
    void a_token_for_another_audience_is_refused() throws Exception {
        var claims = claims();
        claims.put("aud", irisa.settings().did());

        assertRefused(catalogue(signed(claims)), "token.audience");
    }

    @Test
    void a_token_for_two_audiences_is_refused() throws Exception {
        var claims = claims();
        claims.put("aud", List.of(enedis.settings().did(), irisa.settings().did()));

        assertRefused(catalogue(signed(claims)), "token.audience");
    }

    @Test
    void a_token_without_an_id_is_refused() throws Exception {
        var claims = claims();
        claims.remove("jti");

        assertRefused(catalogue(signed(claims)), "token.jti");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "HS256", "RS256", "ES384"})
    void another_algorithm_is_refused(String algorithm) throws Exception {
        var header = Base64URL.encode("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + stranger.keyId("key-1") + "\"}");
        var payload = Base64URL.encode(JSONObjectUtils.toJSONString(claims()));
        var signature = algorithm.equalsIgnoreCase("none")
                ? ""
                : Base64URL.encode("x".repeat(64)).toString();

        assertRefused(catalogue(header + "." + payload + "." + signature), "token.alg");
    }

    @Test
    void a_key_that_only_looks_like_the_issuers_is_refused() throws Exception {
        var token = STRANGER.sign(
                stranger.toString().replace('.', '-') + "#key-1",
                "JWT",
                JSONObjectUtils.toJSONString(claims()).getBytes(StandardCharsets.UTF_8));

        assertRefused(catalogue(token), "token.kid");
    }

    @Test
    void a_peer_without_a_membership_is_refused() throws Exception {
        assertRefused(catalogue(signed(claims())), "egress.unreachable");
    }

    @Test
    void someone_else_than_the_registry_cannot_deliver_credentials() throws Exception {
        var body = "{\"@context\":[\"https://w3id.org/dspace-dcp/v1.0/dcp.jsonld\"],\"type\":\"CredentialMessage\","
                + "\"issuerPid\":\"1\",\"holderPid\":\"2\",\"status\":\"ISSUED\",\"credentials\":[]}";

        var answer =
                post(URI.create(enedis.settings().credentialServiceAddress() + "/credentials"), signed(claims()), body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("issuer.not-trusted").doesNotContain("Exception");
        assertThat(lines).hasSize(1);
    }

    @Test
    void rubbish_in_the_place_of_a_token_is_refused() throws Exception {
        assertRefused(catalogue("rubbish"), "token.malformed");
    }

    private void assertRefused(HttpResponse<String> answer, String code) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue(PeerVoice.HEADER)).contains(code);
        assertThat(answer.body()).contains(code).doesNotContain("Exception", "\tat ");
        assertThat(lines).hasSize(1).first().satisfies(line -> assertThat(line.getMessage())
                .contains(code)
                .doesNotContain("\n"));
        assertThat(catalogue(tokenOfIrisa()).statusCode())
                .as("the process lives")
                .isEqualTo(200);
    }

    private static Map<String, Object> claims() {
        var now = Instant.now();
        var claims = new HashMap<String, Object>();
        claims.put("iss", stranger.toString());
        claims.put("sub", stranger.toString());
        claims.put("aud", enedis.settings().did());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(60).getEpochSecond());
        claims.put("token", "opaque");
        return claims;
    }

    private static String signed(Map<String, Object> claims) {
        return STRANGER.sign(
                stranger.keyId("key-1"),
                "JWT",
                JSONObjectUtils.toJSONString(claims).getBytes(StandardCharsets.UTF_8));
    }

    private static String tokenOfIrisa() {
        return irisa.service(SecureTokenService.class)
                .createToken("irisa", Map.of("aud", enedis.settings().did()), Scopes.GRANTED)
                .getContent()
                .getToken();
    }

    private static HttpResponse<String> catalogue(String token) throws Exception {
        var body =
                "{\"@context\":[\"https://w3id.org/dspace/2025/1/context.jsonld\"],\"@type\":\"CatalogRequestMessage\"}";
        return post(URI.create(enedis.settings().dspAddress() + "/2025-1/catalog/request"), token, body);
    }

    private static HttpResponse<String> post(URI address, String token, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
