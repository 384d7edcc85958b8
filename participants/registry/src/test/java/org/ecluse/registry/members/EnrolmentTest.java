package org.ecluse.registry.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.registry.TestRegistry.code;
import static org.ecluse.registry.TestRegistry.good;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecluse.registry.TestRegistry;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentTest {
    @TempDir
    Path folder;

    private TestRegistry test;

    @BeforeEach
    void open() {
        test = new TestRegistry(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_code_and_a_key_make_a_member_with_a_hosted_document() {
        Member enedis = test.enrolled("enedis");

        assertThat(enedis.did()).isEqualTo(Did.of(TestRegistry.DID + ":partners:enedis"));
        assertThat(enedis.inGoodStanding()).isTrue();
        assertThat(enedis.hostedDocument().orElseThrow().keys()).singleElement().satisfies(key -> assertThat(key.jwk())
                .isEqualTo(withoutUse(test, "enedis")));
        assertThat(enedis.hostedDocument().orElseThrow().service("CredentialService"))
                .isPresent();
    }

    private static Object withoutUse(TestRegistry test, String name) {
        var key = test.key(name).publicJwk();
        return new com.nimbusds.jose.jwk.ECKey.Builder(key.getCurve(), key.getX(), key.getY())
                .keyID("key-1")
                .build();
    }

    @Test
    void of_many_that_use_one_code_at_once_exactly_one_gets_in() throws Exception {
        String code = test.code("enedis");
        test.key("enedis"); // made before it is used by many
        var threads = Executors.newFixedThreadPool(8);
        List<Callable<String>> calls = IntStream.range(0, 16)
                .<Callable<String>>mapToObj(i -> () -> code(test.enrol("enedis", code)))
                .toList();

        List<String> answers = threads.invokeAll(calls).stream()
                .map(answer -> {
                    try {
                        return answer.get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();

        threads.shutdown();
        assertThat(answers).containsOnlyOnce("accepted");
        assertThat(answers).filteredOn(answer -> !answer.equals("accepted")).containsOnly("enrolment.code");
    }

    @Test
    void a_code_that_has_ended_or_was_never_made_admits_nobody() {
        String code = test.code("enedis");
        test.clock().move(Duration.ofDays(1));

        assertThat(code(test.enrol("enedis", code))).isEqualTo("enrolment.code");
        assertThat(code(test.enrol("enedis", "guess"))).isEqualTo("enrolment.code");
    }

    @Test
    void a_refused_proof_leaves_the_code_usable() {
        String code = test.code("enedis");
        String nonce = test.registry().enrolment().challenge();
        var forged = test.application("enedis", code, nonce, test.key("stranger"));

        assertThat(code(test.registry().enrolment().enrol(forged))).isEqualTo("enrolment.proof");
        assertThat(code(test.enrol("enedis", code))).isEqualTo("accepted");
    }

    @Test
    void a_challenge_is_ours_and_recent() {
        String code = test.code("enedis");
        String nonce = test.registry().enrolment().challenge();
        String altered = nonce.substring(0, nonce.length() - 2) + (nonce.endsWith("A") ? "BB" : "AA");

        for (String odd : List.of("", "AAAA", altered, "not base64!")) {
            var application = test.application("enedis", code, odd, test.key("enedis"));
            assertThat(code(test.registry().enrolment().enrol(application))).isEqualTo("enrolment.challenge");
        }
        test.clock().move(Challenges.LIFE);
        var late = test.application("enedis", code, nonce, test.key("enedis"));
        assertThat(code(test.registry().enrolment().enrol(late))).isEqualTo("enrolment.challenge");
    }

    @Test
    void a_private_key_is_not_taken() {
        String code = test.code("enedis");
        String nonce = test.registry().enrolment().challenge();
        var good = test.application("enedis", code, nonce, test.key("enedis"));
        String secret = test.key("enedis").privateJwk().toJSONString();

        for (String odd : List.of(secret, "{}", "null", "{\"kty\":\"RSA\"}", "")) {
            var application = new Enrolment.Application(code, odd, nonce, good.proof(), good.services());
            assertThat(code(test.registry().enrolment().enrol(application))).isEqualTo("enrolment.key");
        }
    }

    @Test
    void a_taken_name_is_invited_no_more() {
        String early = test.code("enedis");
        String late = test.code("enedis");
        good(test.enrol("enedis", early));

        assertThat(code(test.invite("enedis"))).isEqualTo("member.name-taken");
        assertThat(code(test.enrol("enedis", late))).isEqualTo("member.name-taken");
    }

    @Test
    void a_code_lives_no_longer_than_allowed() {
        for (Duration life : List.of(Duration.ZERO, Duration.ofSeconds(-1), Enrolment.CODE_LIFE_MAX.plusMillis(1))) {
            assertThat(code(test.registry().enrolment().invite(new MemberName("enedis"), "Enedis", Roles.none(), life)))
                    .isEqualTo("enrolment.code-life");
        }
    }

    @Test
    void the_database_does_not_hold_a_usable_code() throws Exception {
        String code = test.code("enedis");
        test.close();

        String file = Files.readString(folder.resolve("registry/registry.mv.db"), StandardCharsets.ISO_8859_1);

        assertThat(file).doesNotContain(code);
        test = new TestRegistry(folder);
    }

    @Test
    void a_partner_that_hosts_its_own_document_is_admitted_by_the_operator() {
        Did own = Did.of("did:web:irisa.example");

        Verdict<Member> admitted =
                test.registry().enrolment().admit(new MemberName("irisa"), "Irisa", Roles.none(), own);

        assertThat(good(admitted).hostedDocument()).isEmpty();
        assertThat(code(test.registry().members().standing(own))).isEqualTo("accepted");
        Did ours = Did.of(TestRegistry.DID + ":partners:irisa");
        assertThat(code(test.registry().enrolment().admit(new MemberName("other"), "Other", Roles.none(), ours)))
                .isEqualTo("member.did-taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Enedis", "-a", "a b", "a/b", "..", "é", "a\n"})
    void a_name_that_could_be_more_than_a_name_is_refused(String name) {
        assertThat(code(MemberName.read(name))).isEqualTo("member.name-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://a.example", "http://u:p@a.example", "http:///x", "javascript:1", "http://a?b"})
    void an_address_that_is_no_plain_web_address_is_refused(String address) {
        assertThat(code(Services.read(Map.of("dsp", address)))).isEqualTo("services.malformed");
        assertThat(code(Services.read(Map.of("unknown", "http://a.example")))).isEqualTo("services.malformed");
    }
}
