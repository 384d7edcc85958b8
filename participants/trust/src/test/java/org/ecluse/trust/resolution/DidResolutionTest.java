package org.ecluse.trust.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.TestClock;
import org.ecluse.trust.TestKeys;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.ecluse.trust.egress.RawServer;
import org.ecluse.trust.keys.SigningKey;
import org.junit.jupiter.api.Test;

class DidResolutionTest {
    private final SigningKey key = TestKeys.signingKey("key-1");
    private final TestClock clock = new TestClock();

    private static String http(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void a_document_is_written_and_read_without_loss() {
        Did did = Did.of("did:web:rennes.example:partners:irisa");
        DidDocument document = new DidDocument(
                did,
                List.of(new DidDocument.Key(did.keyId("key-1"), key.publicJwk())),
                List.of(new DidDocument.Service(
                        did.keyId("dsp"), "DataService", URI.create("https://irisa.example/dsp"))));

        assertThat(DidDocument.read(document.toJson(), did).toOptional()).hasValue(document);
        assertThat(document.toJson()).doesNotContain("\"d\"");
        assertThat(document.service("DataService")).hasValue(URI.create("https://irisa.example/dsp"));
    }

    @Test
    void relative_key_ids_are_completed_and_another_controllers_keys_left_out() {
        Did did = Did.of("did:web:rennes.example");
        String jwk = key.publicJwk().toJSONString();
        String json = "{\"id\":\"did:web:rennes.example\",\"verificationMethod\":["
                + "{\"id\":\"#key-1\",\"controller\":\"did:web:rennes.example\",\"publicKeyJwk\":" + jwk + "},"
                + "{\"id\":\"#evil\",\"controller\":\"did:web:evil.example\",\"publicKeyJwk\":" + jwk + "}]}";

        DidDocument document = DidDocument.read(json, did).toOptional().orElseThrow();

        assertThat(document.keys()).extracting(DidDocument.Key::id).containsExactly("did:web:rennes.example#key-1");
    }

    @Test
    void a_key_id_that_is_listed_twice_decides_nothing() {
        Did did = Did.of("did:web:rennes.example");
        var once = new DidDocument.Key(did.keyId("key-1"), key.publicJwk());
        var again = new DidDocument.Key(
                did.keyId("key-1"), TestKeys.signingKey("key-1").publicJwk());
        DidDocument document = new DidDocument(did, List.of(once, again), List.of());

        assertThat(document.key(did.keyId("key-1")).reason()).map(Refusal::code).hasValue("token.kid");
    }

    @Test
    void a_document_of_another_did_is_refused() throws IOException {
        try (RawServer host = new RawServer();
                Egress egress = new Egress(EgressRules.within(Set.of("127.0.0.1")))) {
            Did did = Did.of("did:web:127.0.0.1%3A" + host.port() + ":a");
            Did other = Did.of("did:web:127.0.0.1%3A" + host.port() + ":b");
            WebDidResolver resolver = new WebDidResolver(egress, false);

            host.answer(http(TestKeys.document(other, key).toJson()));
            assertThat(resolver.resolve(did).reason()).map(Refusal::code).hasValue("did.unresolvable");

            host.answer(http(TestKeys.document(did, key).toJson()));
            assertThat(resolver.resolve(did).toOptional()).isPresent();
            assertThat(host.lastRequest()).startsWith("GET /a/did.json HTTP/1.1");

            for (String odd : List.of("", "null", "[]", "{}", "{\"id\":5}", "[".repeat(5_000))) {
                host.answer(http(odd));
                assertThat(resolver.resolve(did).reason())
                        .as(odd)
                        .map(Refusal::code)
                        .hasValue("did.unresolvable");
            }
        }
    }

    @Test
    void a_cached_document_is_asked_for_again_after_its_time_and_a_failure_sooner() {
        AtomicInteger calls = new AtomicInteger();
        Did known = Did.of("did:web:rennes.example");
        Did unknown = Did.of("did:web:nowhere.example");
        DidResolver source = did -> {
            calls.incrementAndGet();
            return TestKeys.resolver(TestKeys.document(known, key)).resolve(did);
        };
        CachingDidResolver cache = new CachingDidResolver(source, clock);

        for (int i = 0; i < 1000; i++) {
            cache.resolve(known);
            cache.resolve(unknown);
        }
        assertThat(calls).hasValue(2);

        clock.move(CachingDidResolver.REFUSAL_FRESH);
        cache.resolve(unknown);
        assertThat(calls).hasValue(3);

        clock.move(CachingDidResolver.FRESH);
        Verdict<DidDocument> again = cache.resolve(known);
        assertThat(again.toOptional()).isPresent();
        assertThat(calls).hasValue(4);
    }

    @Test
    void the_cache_has_a_limit() {
        AtomicInteger calls = new AtomicInteger();
        CachingDidResolver cache = new CachingDidResolver(
                did -> {
                    calls.incrementAndGet();
                    return Verdict.accepted(TestKeys.document(did));
                },
                clock);
        for (int i = 0; i <= CachingDidResolver.ENTRIES_MAX; i++) {
            cache.resolve(Did.of("did:web:rennes.example:p" + i));
        }

        cache.resolve(Did.of("did:web:rennes.example:p0"));

        assertThat(calls).hasValue(CachingDidResolver.ENTRIES_MAX + 2);
    }
}
