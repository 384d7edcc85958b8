package org.ecluse.trust.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
    private static final EgressRules OUTSIDE_ONLY = new EgressRules(false, Set.of(), Duration.ofSeconds(2), 10_000);
    private static final EgressRules LOOPBACK =
            new EgressRules(false, Set.of("127.0.0.1"), Duration.ofMillis(700), 10_000);

    private RawServer canary;

    @BeforeEach
    void start() throws IOException {
        canary = new RawServer();
    }

    @AfterEach
    void stop() throws IOException {
        canary.close();
    }

    private String code(EgressRules rules, String address) {
        try (Egress egress = new Egress(rules)) {
            return egress.get(URI.create(address), Map.of())
                    .reason()
                    .map(Refusal::code)
                    .orElse("answered");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d/",
                "http://127.0.0.1:%d/",
                "http://127.1:%d/",
                "http://2130706433:%d/",
                "http://0.0.0.0:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://[0:0:0:0:0:ffff:7f00:1]:%d/",
                "http://169.254.169.254:%d/latest/meta-data/",
                "http://10.0.0.1:%d/",
                "http://192.168.1.1:%d/",
                "http://100.64.0.1:%d/",
                "http://[fd00::1]:%d/",
                "http://[fe80::1]:%d/"
            })
    void no_way_of_writing_an_inner_address_gets_a_call(String pattern) {
        String code = code(OUTSIDE_ONLY, pattern.formatted(canary.port()));

        assertThat(code).isIn("egress.forbidden", "egress.unreachable");
        assertThat(canary.hits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "jar:file:///tmp/a.jar!/b",
                "gopher://127.0.0.1/",
                "ftp://127.0.0.1/",
                "http:///nothing",
                "http://user:secret@127.0.0.1:%d/",
                "http://127.0.0.1:%d/#fragment",
                "mailto:someone@example.org",
                "relative/path"
            })
    void only_plain_web_addresses_are_called(String pattern) {
        assertThat(code(LOOPBACK, pattern.formatted(canary.port()))).isEqualTo("egress.forbidden");
        assertThat(canary.hits()).isZero();
    }

    @Test
    void plain_http_is_refused_where_https_is_the_rule() {
        EgressRules rules = new EgressRules(true, Set.of("127.0.0.1"), Duration.ofSeconds(1), 100);

        assertThat(code(rules, "http://127.0.0.1:" + canary.port())).isEqualTo("egress.forbidden");
    }

    @Test
    void a_listed_inner_host_is_called_and_its_neighbours_are_not() {
        canary.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

        assertThat(code(LOOPBACK, "http://127.0.0.1:" + canary.port() + "/a?b=c"))
                .isEqualTo("answered");
        assertThat(canary.lastRequest()).startsWith("GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:" + canary.port());
        assertThat(code(LOOPBACK, "http://localhost:" + canary.port())).isEqualTo("egress.forbidden");
    }

    @Test
    void a_name_that_resolves_differently_the_second_time_is_looked_up_once() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        InetAddress outside = InetAddress.getByName("192.0.2.1"); // TEST-NET-1: answers nobody
        NameService changing =
                host -> lookUps.getAndIncrement() == 0 ? List.of(outside) : List.of(InetAddress.getLoopbackAddress());
        EgressRules rules = OUTSIDE_ONLY.endingWithin(Duration.ofMillis(300));

        try (Egress egress = new Egress(rules, changing, (SSLSocketFactory) SSLSocketFactory.getDefault())) {
            Verdict<HttpMessage> answer = egress.get(URI.create("http://rebinding.example:" + canary.port()), Map.of());

            assertThat(answer.reason()).map(Refusal::code).hasValue("egress.unreachable");
        }
        assertThat(lookUps).hasValue(1);
        assertThat(canary.hits()).isZero();
    }

    @Test
    void one_inner_address_among_several_is_enough_to_refuse() throws UnknownHostException {
        NameService mixed = host -> List.of(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("127.0.0.1"));

        try (Egress egress = new Egress(OUTSIDE_ONLY, mixed, (SSLSocketFactory) SSLSocketFactory.getDefault())) {
            assertThat(egress.check(URI.create("http://mixed.example/")).reason())
                    .map(Refusal::code)
                    .hasValue("egress.forbidden");
        }
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        canary.answer("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + canary.port()
                + "/secret\r\nContent-Length: 0\r\n\r\n");

        try (Egress egress = new Egress(LOOPBACK)) {
            Verdict<HttpMessage> answer = egress.get(URI.create("http://127.0.0.1:" + canary.port()), Map.of());

            assertThat(answer.toOptional()).map(HttpMessage::status).hasValue(302);
        }
        assertThat(canary.hits()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'Content-Length: 10001'", "'Content-Length: 999999999999'", "'Transfer-Encoding: chunked'", "'X: y'"})
    void an_answer_that_is_too_long_is_cut_off_however_it_is_sent(String header) {
        String body = header.startsWith("Transfer")
                ? "2000\r\n" + "x".repeat(0x2000) + "\r\n2000\r\n" + "x".repeat(0x2000) + "\r\n0\r\n\r\n"
                : "x".repeat(10_001);
        canary.answer("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + body);

        assertThat(code(LOOPBACK, "http://127.0.0.1:" + canary.port())).isEqualTo("egress.too-large");
    }

    @Test
    void endless_header_lines_are_cut_off() {
        canary.answer("HTTP/1.1 200 OK\r\n" + "X-A: b\r\n".repeat(101) + "\r\n");
        assertThat(code(LOOPBACK, "http://127.0.0.1:" + canary.port())).isEqualTo("egress.too-large");

        canary.answer("HTTP/1.1 200 OK\r\nX-A: " + "b".repeat(9_000) + "\r\n\r\n");
        assertThat(code(LOOPBACK, "http://127.0.0.1:" + canary.port())).isEqualTo("egress.too-large");
    }

    @Test
    void a_peer_that_sends_one_byte_now_and_then_is_left_at_the_deadline() {
        canary.drip("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000));
        long before = System.nanoTime();

        String code = code(LOOPBACK, "http://127.0.0.1:" + canary.port());

        assertThat(code).isEqualTo("egress.unreachable");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(600), Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void a_malformed_answer_is_a_refusal_and_no_exception(String answer) {
        canary.answer(answer);

        assertThat(code(LOOPBACK, "http://127.0.0.1:" + canary.port())).isEqualTo("egress.unreachable");
    }

    @Test
    void chunks_are_put_together_and_posts_carry_their_body() {
        canary.answer("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n");

        try (Egress egress = new Egress(LOOPBACK)) {
            Verdict<HttpMessage> answer = egress.post(
                    URI.create("http://127.0.0.1:" + canary.port() + "/p"),
                    Map.of("Content-Type", "text/plain"),
                    "hello".getBytes(StandardCharsets.UTF_8));

            assertThat(answer.toOptional()).map(HttpMessage::text).hasValue("abcde");
        }
        assertThat(canary.lastRequest()).contains("Content-Length: 5\r\n").endsWith("hello");
    }
}
