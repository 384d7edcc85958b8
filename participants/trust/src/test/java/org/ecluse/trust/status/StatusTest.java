package org.ecluse.trust.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.TestClock;
import org.ecluse.trust.TestKeys;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.ecluse.trust.egress.RawServer;
import org.ecluse.trust.keys.SigningKey;
import org.ecluse.trust.tokens.JwsVerifier;
import org.junit.jupiter.api.Test;

class StatusTest {
    private static final Did ISSUER = Did.of("did:web:registry.example");

    private final TestClock clock = new TestClock();
    private final SigningKey key = TestKeys.signingKey("key-1");

    @Property
    void a_list_keeps_its_bits_in_both_encodings(
            @ForAll Set<@IntRange(min = 0, max = StatusList.ENTRIES_MIN - 1) Integer> set,
            @ForAll @IntRange(min = 0, max = StatusList.ENTRIES_MIN - 1) int probe) {
        StatusList list =
                StatusList.clear().set(set.stream().mapToInt(Integer::intValue).toArray());

        for (String encoded : List.of(list.encode(), list.encode2021())) {
            StatusList read = StatusList.decode(encoded).toOptional().orElseThrow();
            assertThat(read.size()).isEqualTo(StatusList.ENTRIES_MIN);
            assertThat(set).allMatch(read::isSet);
            assertThat(read.isSet(probe)).isEqualTo(set.contains(probe));
        }
    }

    @Test
    void index_zero_is_the_left_most_bit() {
        byte[] one = new byte[StatusList.ENTRIES_MIN / 8];
        one[0] = (byte) 0x80;

        StatusList list = StatusList.decode("u" + Base64.getUrlEncoder().encodeToString(gzip(one)))
                .toOptional()
                .orElseThrow();

        assertThat(list.isSet(0)).isTrue();
        assertThat(list.isSet(7)).isFalse();
    }

    @Test
    void what_is_no_list_is_refused_and_a_bomb_stops_early() {
        String bomb = "u" + Base64.getUrlEncoder().encodeToString(gzip(new byte[64 << 20]));

        for (String odd : List.of("", "u", "uAAAA", "not base64!", "z3x", bomb)) {
            assertThat(StatusList.decode(odd).reason()).map(Refusal::code).hasValue("status.malformed");
        }
        assertThat(StatusList.decode(null).reason()).isPresent();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private String answer(StatusList list, SigningKey signer, String issuer) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer);
        claims.put("exp", clock.instant().getEpochSecond() + 10);
        claims.put("credentialSubject", Map.of("encodedList", list.encode()));
        byte[] payload = JSONObjectUtils.toJSONString(claims).getBytes(StandardCharsets.UTF_8);
        String jws = signer.sign(ISSUER.keyId("key-1"), "vc+jwt", payload);
        return "HTTP/1.1 200 OK\r\nContent-Length: " + jws.length() + "\r\n\r\n" + jws;
    }

    @Test
    void a_set_bit_revokes_within_the_fresh_time_and_a_silent_host_is_believed_only_so_long() throws Exception {
        try (RawServer host = new RawServer();
                Egress egress = new Egress(EgressRules.within(Set.of("127.0.0.1")))) {
            StatusClient client = client(egress);
            var entry = new StatusClient.Entry(URI.create("http://127.0.0.1:" + host.port() + "/status/1"), 7, ISSUER);
            host.answer(answer(StatusList.clear(), key, ISSUER.toString()));
            assertThat(client.check(entry).reason()).isEmpty();

            host.answer(answer(StatusList.clear().set(7), key, ISSUER.toString()));
            clock.move(Duration.ofSeconds(9));
            assertThat(client.check(entry).reason()).isEmpty();
            assertThat(host.hits()).isEqualTo(1);
            clock.move(Duration.ofSeconds(1));
            assertThat(client.check(entry).reason()).map(Refusal::code).hasValue("status.revoked");

            host.answer(answer(StatusList.clear(), key, ISSUER.toString()));
            clock.move(Duration.ofSeconds(10));
            assertThat(client.check(entry).reason()).isEmpty();
            host.answer("HTTP/1.1 500 Down\r\nContent-Length: 0\r\n\r\n");
            int before = host.hits();
            for (int i = 0; i < 60; i++) {
                clock.move(Duration.ofSeconds(1));
                assertThat(client.check(entry).reason()).isEmpty();
            }
            clock.move(Duration.ofSeconds(1));
            assertThat(client.check(entry).reason()).map(Refusal::code).hasValue("status.unknown");
            assertThat(host.hits() - before).isLessThanOrEqualTo(7);
        }
    }

    @Test
    void a_list_that_its_issuer_did_not_sign_or_that_has_ended_says_nothing() throws Exception {
        try (RawServer host = new RawServer();
                Egress egress = new Egress(EgressRules.within(Set.of("127.0.0.1")))) {
            var entry = new StatusClient.Entry(URI.create("http://127.0.0.1:" + host.port() + "/status/1"), 7, ISSUER);

            host.answer(answer(StatusList.clear(), TestKeys.signingKey("key-1"), ISSUER.toString()));
            assertThat(client(egress).check(entry).reason()).map(Refusal::code).hasValue("token.signature");
            host.answer(answer(StatusList.clear(), key, "did:web:other.example"));
            assertThat(client(egress).check(entry).reason()).map(Refusal::code).hasValue("status.malformed");
            host.answer(answer(StatusList.clear(), key, ISSUER.toString()));
            clock.move(Duration.ofSeconds(41));
            assertThat(client(egress).check(entry).reason()).map(Refusal::code).hasValue("status.malformed");
            host.answer(answer(StatusList.clear(), key, ISSUER.toString()));
            var outside = new StatusClient.Entry(entry.list(), StatusList.ENTRIES_MIN, ISSUER);
            assertThat(client(egress).check(outside).reason())
                    .map(Refusal::code)
                    .hasValue("status.malformed");
        }
    }

    private StatusClient client(Egress egress) {
        JwsVerifier signatures = new JwsVerifier(TestKeys.resolver(TestKeys.document(ISSUER, key)));
        return new StatusClient(egress, signatures, StatusClient.Freshness.standard(), clock);
    }
}
