package org.ecluse.registry.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.registry.TestRegistry.code;
import static org.ecluse.registry.TestRegistry.good;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ecluse.registry.TestRegistry;
import org.ecluse.registry.members.Member;
import org.ecluse.registry.members.MemberName;
import org.ecluse.registry.studies.Accreditations.Accreditation;
import org.ecluse.registry.studies.Study;
import org.ecluse.registry.studies.StudyId;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.resolution.DidDocument;
import org.ecluse.trust.resolution.DidResolver;
import org.ecluse.trust.status.StatusList;
import org.ecluse.trust.tokens.JwsVerifier;
import org.ecluse.trust.tokens.MemoryReplayGuard;
import org.ecluse.trust.tokens.TokenVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuingTest {
    /** What arrived at the holder's storage API. */
    private record Delivered(String token, Map<String, Object> message) {}

    @TempDir
    Path folder;

    private final BlockingQueue<Delivered> deliveries = new LinkedBlockingQueue<>();
    private final AtomicInteger answer = new AtomicInteger(200);
    private TestRegistry test;
    private HttpServer holder;
    private Member irisa;

    @BeforeEach
    void open() throws IOException {
        holder = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        holder.createContext("/wallet/credentials", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String token =
                    exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
            try {
                deliveries.add(new Delivered(token, JSONObjectUtils.parse(body)));
            } catch (java.text.ParseException e) {
                throw new IOException(e);
            }
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        holder.start();
        test = new TestRegistry(folder);
        irisa = test.enrolled("irisa");
        irisa = good(test.registry()
                .members()
                .move(
                        irisa.name(),
                        test.services("http://127.0.0.1:" + holder.getAddress().getPort() + "/wallet")));
    }

    @AfterEach
    void close() {
        test.close();
        holder.stop(0);
    }

    private Verdict<Issuance> request(String... ids) {
        return test.registry().issuing().request(irisa, "holder-pid", List.of(ids));
    }

    private Delivered next() throws InterruptedException {
        Delivered delivered = deliveries.poll(10, TimeUnit.SECONDS);
        assertThat(delivered).isNotNull();
        return delivered;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> containers(Delivered delivered) {
        return (List<Map<String, Object>>) delivered.message().get("credentials");
    }

    private Map<String, Object> payload(Map<String, Object> container) {
        DidResolver registry = did -> Verdict.accepted(test.registry().document());
        return good(new JwsVerifier(registry).verify(container.get("payload").toString(), TestRegistry.DID))
                .getPayload()
                .toJSONObject();
    }

    private Study study(Duration life) {
        return new Study(
                new StudyId("flux-campus"),
                "Flux Campus",
                irisa.name(),
                "https://w3id.org/dpv#AcademicResearch",
                List.of(irisa.name()),
                test.clock().instant(),
                test.clock().instant().plus(life),
                Optional.empty());
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_membership_credential_says_what_the_records_say_and_is_signed() throws Exception {
        Issuance issuance = good(request("membership-vc11"));

        Delivered delivered = next();

        assertThat(delivered.message())
                .containsEntry("type", "CredentialMessage")
                .containsEntry("holderPid", "holder-pid")
                .containsEntry("issuerPid", issuance.id())
                .containsEntry("status", "ISSUED");
        Map<String, Object> container = containers(delivered).get(0);
        assertThat(container)
                .containsEntry("credentialType", "MembershipCredential")
                .containsEntry("format", "VC1_0_JWT");
        Map<String, Object> claims = payload(container);
        assertThat(claims)
                .containsEntry("iss", TestRegistry.DID.toString())
                .containsEntry("sub", irisa.did().toString());
        Map<String, Object> vc = (Map<String, Object>) claims.get("vc");
        assertThat((Map<String, Object>) vc.get("credentialSubject"))
                .containsEntry("id", irisa.did().toString())
                .containsEntry("membership", "active")
                .containsEntry("name", "irisa");
        assertThat((Map<String, Object>) vc.get("credentialStatus"))
                .containsEntry("type", "StatusList2021Entry")
                .containsEntry("statusPurpose", "suspension");
    }

    @Test
    @SuppressWarnings("unchecked")
    void in_the_second_data_model_the_credential_is_the_payload() throws Exception {
        good(request("membership-vc20"));

        Map<String, Object> container = containers(next()).get(0);

        assertThat(container).containsEntry("format", "VC2_0_JOSE");
        Map<String, Object> credential = payload(container);
        assertThat(credential)
                .containsKeys("@context", "validFrom", "validUntil")
                .doesNotContainKey("vc");
        assertThat((Map<String, Object>) credential.get("credentialStatus"))
                .containsEntry("type", "BitstringStatusListEntry");
    }

    @Test
    void the_first_requests_of_a_new_registry_may_all_come_at_once() {
        var together = new CyclicBarrier(8);
        var asked = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                together.await(20, TimeUnit.SECONDS);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                            return test.registry()
                                    .issuing()
                                    .request(irisa, "holder-pid-" + number, List.of("membership-vc11"));
                        },
                        task -> new Thread(task, "holder").start()))
                .toList();

        assertThat(asked).allSatisfy(one -> assertThat(one.join().toOptional()).isPresent());
    }

    @Test
    void the_delivery_is_proved_to_be_ours_and_meant_for_the_holder() throws Exception {
        good(request("membership-vc11"));

        TokenVerifier door = new TokenVerifier(
                irisa.did(),
                did -> Verdict.accepted(test.registry().document()),
                new MemoryReplayGuard(test.clock()),
                test.clock());

        assertThat(good(door.verify(next().token())).issuer()).isEqualTo(TestRegistry.DID);
    }

    @Test
    void only_what_one_is_entitled_to_is_issued() throws Exception {
        assertThat(code(request("researcher-vc11"))).isEqualTo("credential.not-entitled");
        assertThat(code(request("study-vc11"))).isEqualTo("credential.not-entitled");
        assertThat(code(request("anything"))).isEqualTo("credential.unknown");

        good(test.registry()
                .accreditations()
                .grant(new Accreditation(
                        irisa.name(), "Irisa", test.clock().instant().plus(Duration.ofDays(30)))));
        good(test.registry().studies().register(study(Duration.ofDays(10))));
        good(request("membership-vc11", "researcher-vc11", "study-vc11"));

        assertThat(containers(next()))
                .extracting(container -> container.get("credentialType"))
                .containsExactlyInAnyOrder("MembershipCredential", "ResearcherCredential", "StudyCredential");
        assertThat(test.registry().issuing().available(irisa)).hasSize(6);
    }

    @Test
    void nothing_outlives_what_it_stands_on() throws Exception {
        good(test.registry().studies().register(study(Duration.ofDays(10))));
        good(request("study-vc20"));
        Map<String, Object> credential = payload(containers(next()).get(0));

        assertThat(credential.get("validUntil"))
                .isEqualTo(test.clock().instant().plus(Duration.ofDays(10)).toString());

        test.clock().move(Duration.ofDays(10));
        assertThat(code(request("study-vc20"))).isEqualTo("credential.not-entitled");
        assertThat(isSet(credential)).isTrue();
    }

    @Test
    void an_ended_study_and_a_suspended_member_set_their_bits_at_once() throws Exception {
        good(test.registry().studies().register(study(Duration.ofDays(10))));
        good(request("membership-vc20"));
        Map<String, Object> membership = payload(containers(next()).get(0));
        good(request("study-vc20"));
        Map<String, Object> study = payload(containers(next()).get(0));
        assertThat(isSet(membership)).isFalse();
        assertThat(isSet(study)).isFalse();

        good(test.registry().studies().end(new StudyId("flux-campus")));
        assertThat(isSet(membership)).isFalse();
        assertThat(isSet(study)).isTrue();

        good(test.registry().members().suspend(irisa.name(), "why"));
        assertThat(isSet(membership)).isTrue();

        good(test.registry().members().reinstate(irisa.name(), "why not"));
        assertThat(isSet(membership)).isFalse();
        assertThat(isSet(study)).isTrue();
    }

    @SuppressWarnings("unchecked")
    private boolean isSet(Map<String, Object> credential) {
        Map<String, Object> status = (Map<String, Object>) credential.get("credentialStatus");
        String list = status.get("statusListCredential").toString();
        String number = list.substring(list.lastIndexOf('/') + 1);
        int index = Integer.parseInt(status.get("statusListIndex").toString());
        StatusLists lists = test.registry().statusLists();
        String json = good(lists.publish(Profile.VC20, number, StatusLists.Form.JSON));
        String json2021 = good(lists.publish(Profile.VC11, number, StatusLists.Form.JSON));
        boolean bit = encoded(json).isSet(index);
        assertThat(encoded(json2021).isSet(index)).isEqualTo(bit);
        return bit;
    }

    @SuppressWarnings("unchecked")
    private static StatusList encoded(String json) {
        try {
            Map<String, Object> subject =
                    (Map<String, Object>) JSONObjectUtils.parse(json).get("credentialSubject");
            return good(StatusList.decode(subject.get("encodedList").toString()));
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void each_credential_has_a_bit_of_its_own() throws Exception {
        Set<Object> bits = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            good(request("membership-vc20"));
            bits.add(payload(containers(next()).get(0)).get("credentialStatus"));
        }

        assertThat(bits).hasSize(40);
    }

    @Test
    void a_status_list_that_was_never_opened_is_unknown() {
        for (String odd : List.of("1", "0", "-1", "", "abc", "99999999999", "1;drop table member")) {
            assertThat(code(test.registry().statusLists().publish(Profile.VC20, odd, StatusLists.Form.JWT)))
                    .isEqualTo("status.unknown");
        }
    }

    @Test
    void a_delivery_that_was_open_when_the_registry_stopped_is_made_after_its_restart() throws Exception {
        answer.set(503);
        Issuance issuance = good(request("membership-vc11"));
        next();
        test.restart();
        answer.set(200);
        deliveries.clear();

        assertThat(next().message()).containsEntry("issuerPid", issuance.id());
    }

    @Test
    void a_member_suspended_before_delivery_gets_nothing() throws Exception {
        answer.set(503);
        Issuance issuance = good(request("membership-vc11"));
        next();

        good(test.registry().members().suspend(irisa.name(), "why"));
        test.restart();

        assertThat(awaitSettled(issuance)).isEqualTo(Issuance.State.REJECTED);
    }

    private Issuance.State awaitSettled(Issuance issuance) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Issuance now = good(test.registry().issuing().status(irisa, issuance.id()));
            if (now.state() != Issuance.State.RECEIVED) {
                return now.state();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return Issuance.State.RECEIVED;
    }

    @Test
    void anothers_request_reads_like_one_that_is_not_there() {
        Issuance issuance = good(request("membership-vc11"));
        Member other = test.enrolled("other");

        var theirs = test.registry().issuing().status(other, issuance.id()).reason();
        var nobodys = test.registry().issuing().status(other, "none").reason();

        assertThat(theirs).isEqualTo(nobodys).isPresent();
    }

    @Test
    void requests_are_bounded() {
        answer.set(503);
        for (int i = 0; i < Issuing.OPEN_MAX; i++) {
            good(request("membership-vc11"));
        }

        assertThat(code(request("membership-vc11"))).isEqualTo("issuance.too-many");
        assertThat(code(test.registry().issuing().request(irisa, " ", List.of("membership-vc11"))))
                .isEqualTo("issuance.malformed");
        assertThat(code(test.registry().issuing().request(irisa, "x".repeat(257), List.of("membership-vc11"))))
                .isEqualTo("issuance.malformed");
        assertThat(code(test.registry().issuing().request(irisa, "x", List.of())))
                .isEqualTo("issuance.malformed");
    }

    @Test
    void tries_come_at_doubling_distances_up_to_a_minute() {
        assertThat(Delivery.pause(0)).isEqualTo(Duration.ofMillis(100));
        assertThat(Delivery.pause(3)).isEqualTo(Duration.ofMillis(800));
        assertThat(Delivery.pause(23)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void the_registrys_document_lists_the_key_that_signs_and_the_issuer_service() {
        DidDocument document = test.registry().document();

        assertThat(document.id()).isEqualTo(TestRegistry.DID);
        assertThat(document.service("IssuerService").orElseThrow()).hasToString("http://127.0.0.1:19000/issuer");
        assertThat(new MemberName("irisa")).isEqualTo(irisa.name());
    }
}
