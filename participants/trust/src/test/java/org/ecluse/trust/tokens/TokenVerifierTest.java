package org.ecluse.trust.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.TestClock;
import org.ecluse.trust.TestKeys;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.keys.SigningKey;
import org.ecluse.trust.resolution.DidDocument;
import org.ecluse.trust.resolution.DidResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Did SELF = Did.of("did:web:registry.example");
    private static final Did CALLER = Did.of("did:web:registry.example:partners:a.b");
    private static final Did OTHER = Did.of("did:web:registry.example:partners:a-b");

    private final TestClock clock = new TestClock();
    private final SigningKey key = TestKeys.signingKey("key-1");
    private final SigningKey othersKey = TestKeys.signingKey("key-1");
    private final AtomicInteger lookUps = new AtomicInteger();
    private final DidResolver documents =
            TestKeys.resolver(TestKeys.document(CALLER, key), TestKeys.document(OTHER, othersKey));
    private final TokenVerifier door = new TokenVerifier(SELF, this::resolve, new MemoryReplayGuard(clock), clock);

    private Verdict<DidDocument> resolve(Did did) {
        lookUps.incrementAndGet();
        return documents.resolve(did);
    }

    private String refusal(String token) {
        return door.verify(token).reason().map(Refusal::code).orElse("accepted");
    }

    private Map<String, Object> claims() {
        Map<String, Object> claims = new HashMap<>();
        long now = clock.instant().getEpochSecond();
        claims.put("iss", CALLER.toString());
        claims.put("sub", CALLER.toString());
        claims.put("aud", SELF.toString());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + 120);
        return claims;
    }

    private String token(Map<String, Object> claims) {
        return TestKeys.jws(header(), JSONObjectUtils.toJSONString(claims), key);
    }

    private static Map<String, Object> header() {
        return new HashMap<>(Map.of("alg", "ES256", "typ", "JWT", "kid", CALLER.keyId("key-1")));
    }

    private String with(String claim, Object value) {
        Map<String, Object> claims = claims();
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return refusal(token(claims));
    }

    @Test
    void a_token_of_our_own_making_says_who_calls() {
        String token = new SelfIssuedTokens(CALLER, key, clock).create(SELF, Map.of("scope", "x"));

        Verdict<VerifiedToken> answer = door.verify(token);

        assertThat(answer.toOptional()).map(VerifiedToken::issuer).hasValue(CALLER);
        assertThat(answer.toOptional().orElseThrow().claims().getClaim("scope")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none", "None", "NONE", "nOnE", "HS256", "HS512", "RS256", "PS256", "ES384", "ES512", "ES256K", "",
                "es256", "A128KW", "dir"
            })
    void every_algorithm_but_ours_is_refused_by_that_name(String algorithm) {
        Map<String, Object> header = header();
        header.put("alg", algorithm);
        String signed = TestKeys.jws(header, JSONObjectUtils.toJSONString(claims()), key);
        String unsigned = signed.substring(0, signed.lastIndexOf('.') + 1);

        assertThat(refusal(signed)).isEqualTo("token.alg");
        assertThat(refusal(unsigned)).isEqualTo("token.alg");
        assertThat(lookUps).hasValue(0);
    }

    @Test
    void the_public_key_is_no_hmac_secret() throws Exception {
        Map<String, Object> header = header();
        header.put("alg", "HS256");
        String input = TestKeys.encode(JSONObjectUtils.toJSONString(header)) + "."
                + TestKeys.encode(JSONObjectUtils.toJSONString(claims()));
        byte[] secret = key.publicJwk().toECPublicKey().getEncoded();
        Base64URL mac = new MACSigner(secret)
                .sign(
                        new com.nimbusds.jose.JWSHeader(com.nimbusds.jose.JWSAlgorithm.HS256),
                        input.getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal(input + "." + mac)).isEqualTo("token.alg");
    }

    @Test
    void an_empty_or_foreign_signature_is_refused() {
        String good = token(claims());
        String body = good.substring(0, good.lastIndexOf('.') + 1);
        String zeros = Base64URL.encode(new byte[64]).toString();

        assertThat(refusal(body)).isIn("token.signature", "token.malformed");
        assertThat(refusal(body + "AAAA")).isEqualTo("token.signature");
        assertThat(refusal(body + zeros)).isEqualTo("token.signature");
        assertThat(refusal(TestKeys.jws(header(), JSONObjectUtils.toJSONString(claims()), othersKey)))
                .isEqualTo("token.signature");
    }

    static Stream<Arguments> odd_headers() {
        return Stream.of(
                Arguments.of("jku", "https://evil.example/keys"),
                Arguments.of("x5u", "https://evil.example/cert"),
                Arguments.of("jwk", TestKeys.signingKey("evil").publicJwk().toJSONObject()),
                Arguments.of("x5c", List.of("MIIB")),
                Arguments.of("x5t", "abc"),
                Arguments.of("crit", List.of("exp")),
                Arguments.of("b64", false),
                Arguments.of("zip", "DEF"),
                Arguments.of("iss", "did:web:evil.example"));
    }

    @ParameterizedTest
    @MethodSource("odd_headers")
    void a_header_that_brings_its_own_key_or_meaning_is_refused_and_never_followed(String name, Object value) {
        Map<String, Object> header = header();
        header.put(name, value);

        String code = refusal(TestKeys.jws(header, JSONObjectUtils.toJSONString(claims()), key));

        assertThat(code).isIn("token.header", "token.malformed");
        assertThat(lookUps).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:web:registry.example:partners:a-b#key-1",
                "did:web:registry.example:partners:a.b",
                "did:web:registry.example:partners:a.b#",
                "did:web:registry.example:partners:a.b#key-2",
                "did:web:registry.example:partners:a.bc#key-1",
                "#key-1",
                "key-1",
                ""
            })
    void a_key_id_that_is_not_one_of_the_issuers_own_is_refused(String kid) {
        Map<String, Object> header = header();
        header.put("kid", kid);

        assertThat(refusal(TestKeys.jws(header, JSONObjectUtils.toJSONString(claims()), key)))
                .isEqualTo("token.kid");
    }

    @Test
    void a_missing_key_id_is_refused() {
        Map<String, Object> header = header();
        header.remove("kid");

        assertThat(refusal(TestKeys.jws(header, JSONObjectUtils.toJSONString(claims()), key)))
                .isEqualTo("token.kid");
    }

    @Test
    void a_token_for_another_or_for_several_is_refused() {
        assertThat(with("aud", OTHER.toString())).isEqualTo("token.audience");
        assertThat(with("aud", List.of(SELF.toString(), OTHER.toString()))).isEqualTo("token.audience");
        assertThat(with("aud", List.of())).isEqualTo("token.audience");
        assertThat(with("aud", null)).isEqualTo("token.audience");
        assertThat(with("aud", SELF + "/")).isEqualTo("token.audience");
    }

    @Test
    void issuer_and_subject_are_the_one_who_calls() {
        assertThat(with("sub", OTHER.toString())).isEqualTo("token.issuer");
        assertThat(with("iss", OTHER.toString())).isEqualTo("token.issuer");
        assertThat(with("iss", null)).isEqualTo("token.issuer");
        assertThat(with("sub", null)).isEqualTo("token.issuer");
    }

    @Test
    void another_kind_of_token_does_not_open_this_door() {
        assertThat(with("vp", Map.of())).isEqualTo("token.kind");
        assertThat(with("vc", Map.of())).isEqualTo("token.kind");
    }

    @Test
    void time_is_checked_within_a_stated_skew() {
        long now = clock.instant().getEpochSecond();
        long skew = TokenVerifier.SKEW.toSeconds();

        assertThat(with("exp", now - skew + 1)).isEqualTo("accepted");
        assertThat(with("exp", now - skew)).isEqualTo("token.expired");
        assertThat(with("iat", now + skew)).isEqualTo("accepted");
        assertThat(with("iat", now + skew + 1)).isEqualTo("token.not-yet-valid");
        assertThat(with("nbf", now + skew)).isEqualTo("accepted");
        assertThat(with("nbf", now + skew + 1)).isEqualTo("token.not-yet-valid");
        assertThat(with("exp", null)).isEqualTo("token.time");
        assertThat(with("iat", null)).isEqualTo("token.time");
    }

    @Test
    void a_time_that_is_no_sensible_number_of_seconds_is_refused() {
        assertThat(with("exp", 253_402_300_799L)).isEqualTo("token.time");
        assertThat(with("exp", "1900000000")).isEqualTo("token.time");
        assertThat(with("exp", 1.5)).isEqualTo("token.time");
        assertThat(with("exp", -1)).isEqualTo("token.time");
        assertThat(with("exp", new java.math.BigInteger("9223372036854775808"))).isEqualTo("token.time");
        assertThat(with("exp", Long.MAX_VALUE)).isEqualTo("token.time");
        assertThat(with("iat", Long.MAX_VALUE)).isEqualTo("token.time");
        assertThat(with("nbf", Long.MAX_VALUE)).isEqualTo("token.time");
    }

    @Test
    void a_token_expires_as_the_clock_moves() {
        String token = token(claims());
        clock.move(Duration.ofSeconds(120).plus(TokenVerifier.SKEW));

        assertThat(refusal(token)).isEqualTo("token.expired");
    }

    @Test
    void a_token_without_a_usable_id_is_refused() {
        assertThat(with("jti", null)).isEqualTo("token.jti");
        assertThat(with("jti", " ")).isEqualTo("token.jti");
        assertThat(with("jti", "x".repeat(257))).isEqualTo("token.jti");
    }

    @Test
    void of_64_threads_with_one_token_exactly_one_gets_in() throws Exception {
        String token = token(claims());
        ExecutorService threads = Executors.newFixedThreadPool(64);
        CountDownLatch together = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        Callable<String> attempt = () -> {
            together.await();
            return refusal(token);
        };
        for (int i = 0; i < 64; i++) {
            answers.add(threads.submit(attempt));
        }

        together.countDown();

        List<String> codes = new ArrayList<>();
        for (Future<String> answer : answers) {
            codes.add(answer.get());
        }
        threads.shutdown();
        assertThat(codes).containsOnlyOnce("accepted");
        assertThat(codes).filteredOn("token.replayed"::equals).hasSize(63);
    }

    @Test
    void a_forged_token_does_not_spend_a_real_ones_id() {
        Map<String, Object> claims = claims();
        String forged = TestKeys.jws(header(), JSONObjectUtils.toJSONString(claims), othersKey);

        assertThat(refusal(forged)).isEqualTo("token.signature");
        assertThat(refusal(token(claims))).isEqualTo("accepted");
    }

    @Test
    void while_used_ids_cannot_be_stored_nobody_gets_in() {
        TokenVerifier broken = new TokenVerifier(
                SELF,
                documents,
                (issuer, jti, expiresAt) -> {
                    throw new ReplayGuard.StoreUnavailable("down", null);
                },
                clock);

        assertThat(broken.verify(token(claims())).reason()).map(Refusal::code).hasValue("token.replay-unknown");
    }

    @Test
    void an_ed25519_key_signs_too_under_both_its_names() {
        TestKeys.Ed25519 edwards = TestKeys.Ed25519.create("ed");
        DidDocument document = new DidDocument(
                CALLER, List.of(new DidDocument.Key(CALLER.keyId("ed"), edwards.publicJwk())), List.of());
        TokenVerifier verifier =
                new TokenVerifier(SELF, TestKeys.resolver(document), new MemoryReplayGuard(clock), clock);

        for (String name : List.of("EdDSA", "Ed25519")) {
            Map<String, Object> header = Map.of("alg", name, "kid", CALLER.keyId("ed"));
            String token = edwards.jws(header, JSONObjectUtils.toJSONString(claims()));
            assertThat(verifier.verify(token).reason()).as(name).isEmpty();
        }
        Map<String, Object> confused = Map.of("alg", "ES256", "kid", CALLER.keyId("ed"));
        assertThat(verifier.verify(edwards.jws(confused, JSONObjectUtils.toJSONString(claims())))
                        .reason())
                .map(Refusal::code)
                .hasValue("token.signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "e30.e30.e30", "null", "{}", "a.b.c.d.e"})
    void what_is_no_token_is_refused(String text) {
        assertThat(refusal(text)).startsWith("token.");
    }

    @Test
    void huge_and_deep_tokens_are_refused_quickly() {
        String deep = "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);
        String header = TestKeys.encode(JSONObjectUtils.toJSONString(header()));
        long before = System.nanoTime();

        assertThat(refusal("x".repeat(100_000_000))).isEqualTo("token.malformed");
        assertThat(refusal(TestKeys.encode("{\"alg\":\"ES256\",\"kid\":\"" + "k".repeat(1 << 20) + "\"}") + ".e30.AA"))
                .isEqualTo("token.malformed");
        assertThat(refusal(header + "." + TestKeys.encode(deep) + ".AA")).startsWith("token.");
        assertThat(refusal(TestKeys.encode(deep) + ".e30.AA")).startsWith("token.");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(lookUps).hasValue(0);
    }
}
