package org.ecluse.connector.edc.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.edc.iam.decentralizedclaims.spi.SecureTokenService;
import org.ecluse.connector.identity.LoopbackRegistry;
import org.ecluse.connector.identity.TestNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is still a member, between two running connectors. */
class StandingTest {
    @TempDir
    Path folder;

    @Test
    void the_next_request_of_a_suspended_member_is_refused() throws Exception {
        try (var registry = new LoopbackRegistry();
                var enedis = TestNode.start("enedis", folder, registry).enrolled(registry);
                var irisa = TestNode.start("irisa", folder, registry).enrolled(registry)) {
            assertThat(catalogue(enedis, tokenOf(irisa, enedis)).statusCode()).isEqualTo(200);

            registry.suspend("irisa");

            var answer = catalogue(enedis, tokenOf(irisa, enedis));
            assertThat(answer.statusCode()).isEqualTo(401);
            // its own connector no longer presents what is revoked, so the other has nothing to look at
            assertThat(answer.headers().firstValue(PeerVoice.HEADER))
                    .hasValueSatisfying(code -> assertThat(code).isIn("presentation.not-given", "status.revoked"));
        }
    }

    @Test
    void a_token_spent_before_a_restart_stays_spent() throws Exception {
        try (var registry = new LoopbackRegistry();
                var enedis = TestNode.start("enedis", folder, registry).enrolled(registry);
                var irisa = TestNode.start("irisa", folder, registry).enrolled(registry)) {
            var token = tokenOf(irisa, enedis);
            assertThat(catalogue(enedis, token).statusCode()).isEqualTo(200);

            try (var again = enedis.restarted()) {
                var answer = catalogue(again, token);

                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue(PeerVoice.HEADER)).contains("token.replayed");
            }
        }
    }

    @Test
    void before_enrolment_every_peer_is_refused() throws Exception {
        try (var registry = new LoopbackRegistry();
                var enedis = TestNode.start("enedis", folder, registry);
                var irisa = TestNode.start("irisa", folder, registry).enrolled(registry)) {
            var answer = catalogue(enedis, tokenOf(irisa, enedis));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue(PeerVoice.HEADER)).contains("identity.not-enrolled");
        }
    }

    private static String tokenOf(TestNode from, TestNode to) {
        return from.service(SecureTokenService.class)
                .createToken(from.settings().name(), Map.of("aud", to.settings().did()), Scopes.GRANTED)
                .getContent()
                .getToken();
    }

    private static HttpResponse<String> catalogue(TestNode of, String token) throws Exception {
        var body =
                "{\"@context\":[\"https://w3id.org/dspace/2025/1/context.jsonld\"],\"@type\":\"CatalogRequestMessage\"}";
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(of.settings().dspAddress() + "/2025-1/catalog/request"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
