package org.ecluse.connector.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.dataplane.TestPlane.assertRefused;
import static org.ecluse.connector.dataplane.TestPlane.members;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.connector.source.Supply;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.ledger.EventKind;
import org.ecluse.contracts.ledger.LedgerEvent;
import org.ecluse.contracts.ledger.StoredEvent;
import org.ecluse.contracts.ledger.Verification;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agreement for so many uses gives so many, not one more and not one less. */
class CountedUsesTest {
    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final int LIMIT = 7;
    private static final int CALLERS = 40;

    @TempDir
    private Path folder;

    private TestPlane world;
    private Supply supply;

    @BeforeEach
    void start() throws Exception {
        world = new TestPlane(folder);
        supply = world.bytes("a.bin", CONTENT);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    @Test
    void forty_callers_at_once_get_exactly_what_was_agreed() throws Exception {
        var request = world.request(supply, uses(LIMIT), Optional.empty());
        var pull = world.start(request);
        var threads = Executors.newFixedThreadPool(CALLERS);
        try {
            var calls = new ArrayList<Callable<HttpResponse<String>>>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(() -> world.get(pull));
            }

            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get().statusCode());
            }

            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(LIMIT);
            assertThat(statuses.stream().filter(status -> status == 403)).hasSize(CALLERS - LIMIT);
        } finally {
            threads.shutdown();
        }
        var agreement = request.terms().agreement();
        assertThat(kinds(agreement, EventKind.COUNT_COMMITTED)).isEqualTo(LIMIT);
        assertThat(kinds(agreement, EventKind.DELIVERED)).isEqualTo(LIMIT);
        assertThat(world.ledger.verify(agreement)).isInstanceOf(Verification.Whole.class);
        assertRefused(world.get(pull), 403, "policy.constraint.unsatisfied");
    }

    @Test
    void what_never_began_does_not_count() throws Exception {
        var request = world.request(supply, uses(1), Optional.empty());
        var pull = world.start(request);
        Files.move(folder.resolve("a.bin"), folder.resolve("away"));
        assertThat(world.get(pull).statusCode()).isEqualTo(502);
        Files.move(folder.resolve("away"), folder.resolve("a.bin"));

        var answer = world.get(pull);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(kinds(request.terms().agreement(), EventKind.COUNT_RELEASED)).isEqualTo(1);
        assertThat(kinds(request.terms().agreement(), EventKind.COUNT_COMMITTED))
                .isEqualTo(1);
        assertThat(world.get(pull).statusCode()).isEqualTo(403);
    }

    @Test
    void the_last_use_is_not_cut_because_it_is_counted() throws Exception {
        var large = world.large(64L << 20);
        var pull = world.start(world.request(large, uses(1), Optional.empty()));
        var request = java.net.http.HttpRequest.newBuilder(pull.endpoint())
                .header("Authorization", "Bearer " + pull.token())
                .build();

        var answer = world.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        long bytes = 0;
        try (var body = answer.body()) {
            for (int i = 0; i < 8; i++) {
                bytes += body.readNBytes(1 << 20).length;
                // Longer than it takes to decide again.
                java.util.concurrent.locks.LockSupport.parkNanos(60_000_000);
            }
            bytes += body.transferTo(java.io.OutputStream.nullOutputStream());
        }

        assertThat(bytes).isEqualTo(64L << 20);
        assertThat(world.outcomes("asset")).containsExactly("ok");
    }

    @Test
    void a_push_is_one_use_however_often_it_is_tried() throws Exception {
        var tries = new AtomicInteger();
        var sink = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        sink.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(tries.incrementAndGet() < 3 ? 500 : 204, -1);
            exchange.close();
        });
        sink.start();
        try {
            var address = Optional.of(
                    URI.create("http://127.0.0.1:" + sink.getAddress().getPort() + "/"));
            var request = world.request(supply, uses(1), address);

            world.plane.flows().start(request);

            assertThat(world.nextEvent()).startsWith("completed");
            assertThat(tries).hasValue(3);
            assertThat(kinds(request.terms().agreement(), EventKind.COUNT_COMMITTED))
                    .isEqualTo(1);
        } finally {
            sink.stop(0);
        }
    }

    private static Policy uses(int limit) {
        return members(List.of(new Atomic(Odrl.COUNT, Operator.LTEQ, Value.number(limit))));
    }

    private long kinds(AgreementId agreement, EventKind kind) {
        return world.ledger.events(agreement, 1, 1_000).stream()
                .map(StoredEvent::read)
                .flatMap(Optional::stream)
                .map(LedgerEvent::kind)
                .filter(kind::equals)
                .count();
    }
}
