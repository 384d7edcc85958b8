package org.ecluse.connector.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.dataplane.TestPlane.assertRefused;
import static org.ecluse.connector.dataplane.TestPlane.members;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    @TempDir
    private Path folder;

    private TestPlane world;
    private Start.Pull pull;

    @BeforeEach
    void start() throws Exception {
        world = new TestPlane(folder);
        pull = world.start(world.bytes("a.bin", new byte[] {'a'}));
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(pull.token()).getJWTClaimsSet();
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, byte[] key) throws JOSEException {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(new MACSigner(key));
        return jwt.serialize();
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType("ecluse-flow+jwt"));
    }

    @Test
    void the_token_is_taken_with_or_without_its_scheme() throws Exception {
        assertThat(world.get(pull).statusCode()).isEqualTo(200);
        assertThat(world.get(pull.endpoint(), "", "Authorization", pull.token()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_pull_without_a_token_is_refused() throws Exception {
        assertRefused(world.get(pull.endpoint(), ""), 401, "token.missing");
    }

    @Test
    void text_that_is_no_token_is_refused() throws Exception {
        for (var text : List.of("x", "a.b.c", "..", "eyJ.eyJ.", "a".repeat(5_000))) {
            assertRefused(world.get(pull.endpoint(), text), 401, "token.malformed");
        }
    }

    @Test
    void an_unsigned_token_is_refused_in_all_spellings() throws Exception {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        for (var none : List.of("none", "None", "NONE", "nOnE")) {
            var header = encoder.encodeToString(
                    ("{\"alg\":\"" + none + "\",\"typ\":\"ecluse-flow+jwt\"}").getBytes(StandardCharsets.UTF_8));
            var body = pull.token().split("\\.")[1];
            assertThat(world.get(pull.endpoint(), header + "." + body + ".").statusCode())
                    .as(none)
                    .isEqualTo(401);
        }
    }

    @Test
    void another_algorithm_is_refused_even_with_our_key() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS384)
                .type(new JOSEObjectType("ecluse-flow+jwt"))
                .build();
        var token = new SignedJWT(header, claims());
        token.sign(new MACSigner(
                "a key that is long enough for an HMAC with SHA-384..".getBytes(StandardCharsets.US_ASCII)));

        assertRefused(world.get(pull.endpoint(), token.serialize()), 401, "token.alg");
    }

    @Test
    void a_foreign_signature_is_refused() throws Exception {
        var token = sign(
                header().build(), claims(), "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));

        assertRefused(world.get(pull.endpoint(), token), 401, "token.signature");
    }

    @Test
    void a_token_of_another_kind_is_refused_even_with_our_key() throws Exception {
        var key = TestPlane.keys().tokens().getEncoded();

        assertRefused(
                world.get(
                        pull.endpoint(),
                        sign(
                                new JWSHeader.Builder(JWSAlgorithm.HS256)
                                        .type(JOSEObjectType.JWT)
                                        .build(),
                                claims(),
                                key)),
                401,
                "token.malformed");
        assertRefused(
                world.get(pull.endpoint(), sign(header().keyID("k").build(), claims(), key)), 401, "token.malformed");
    }

    @Test
    void an_expired_token_is_refused_and_a_new_one_is_taken() throws Exception {
        world.later = Duration.ofMinutes(10).plusSeconds(1);

        assertRefused(world.get(pull), 401, "token.expired");
        var id = new FlowId(pull.endpoint().getPath().substring("/data/".length()));
        assertThat(world.get(world.plane.flows().renew(id).orElseThrow()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_without_an_end_is_refused() throws Exception {
        var claims = new JWTClaimsSet.Builder(claims()).expirationTime(null).build();

        var token = sign(header().build(), claims, TestPlane.keys().tokens().getEncoded());

        assertRefused(world.get(pull.endpoint(), token), 401, "token.expired");
    }

    @Test
    void a_token_for_another_transfer_says_the_same_whether_that_transfer_is_there_or_not() throws Exception {
        var other = world.start(world.bytes("b.bin", new byte[] {'b'}));

        assertRefused(world.get(other.endpoint(), pull.token()), 401, "token.audience");
        assertRefused(
                world.get(URI.create(world.plane.address() + "/data/nobody"), pull.token()), 401, "token.audience");
    }

    @Test
    void a_token_of_another_agreement_does_not_open_the_transfer() throws Exception {
        var claims = new JWTClaimsSet.Builder(claims())
                .claim("agreement", "agreement-2")
                .build();

        var token = sign(header().build(), claims, TestPlane.keys().tokens().getEncoded());

        assertRefused(world.get(pull.endpoint(), token), 404, "flow.ended");
    }

    @Test
    void a_transfer_that_is_started_again_replaces_the_earlier_token() throws Exception {
        var request = world.request(world.bytes("c.bin", new byte[] {'c'}), members(List.of()), Optional.empty());
        var first = world.start(request);
        var second = world.start(request);

        assertRefused(world.get(first), 401, "token.replaced");
        assertThat(world.get(second).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_is_not_written_where_a_log_would_find_it() {
        assertThat(pull.toString()).doesNotContain(pull.token());
    }
}
