package org.ecluse.connector.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.dataplane.TestPlane.members;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.policy.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTest {
    @TempDir
    private Path folder;

    private final AtomicInteger calls = new AtomicInteger();
    private TestPlane world;
    private HttpServer sink;

    @BeforeEach
    void start() throws Exception {
        world = new TestPlane(folder);
        sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sink.setExecutor(Executors.newCachedThreadPool());
        sink.start();
    }

    @AfterEach
    void stop() throws Exception {
        sink.stop(0);
        world.close();
    }

    private FlowRequest push(String path) throws IOException {
        var address = URI.create("http://127.0.0.1:" + sink.getAddress().getPort() + path);
        var request = world.request(world.bytes("a.bin", new byte[1000]), members(List.of()), Optional.of(address));
        world.plane.flows().start(request);
        return request;
    }

    private void answer(int... statuses) {
        sink.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            int call = calls.getAndIncrement();
            exchange.sendResponseHeaders(statuses[Math.min(call, statuses.length - 1)], -1);
            exchange.close();
        });
    }

    @Test
    void a_push_that_the_sink_refuses_at_first_is_tried_again_and_recorded_each_time() throws Exception {
        answer(503, 200);

        var request = push("/");

        assertThat(world.nextEvent()).isEqualTo("completed " + request.flow());
        assertThat(world.outcomes("asset")).containsExactlyInAnyOrder("ok", "peer.gone");
    }

    @Test
    void a_push_that_never_arrives_ends_the_flow_and_does_not_count_as_delivered() throws Exception {
        answer(500);

        var request = push("/");

        assertThat(world.nextEvent()).isEqualTo("ended " + request.flow() + " peer.gone");
        assertThat(calls).hasValue(3);
        assertThat(world.outcomes("asset")).containsExactly("peer.gone", "peer.gone", "peer.gone");
    }

    @Test
    void nothing_is_sent_to_addresses_that_the_guard_forbids() throws Exception {
        for (var address : List.of(
                "http://localhost:1/", "http://169.254.169.254/latest", "file:///tmp/x", "http://u:p@127.0.0.1/")) {
            var request = world.request(
                    world.bytes("a.bin", new byte[10]), members(List.of()), Optional.of(URI.create(address)));
            world.plane.flows().start(request);

            assertThat(world.nextEvent()).as(address).isEqualTo("ended " + request.flow() + " egress.forbidden");
        }
        assertThat(world.outcomes("asset")).doesNotContain("ok");
    }

    @Test
    void a_running_push_is_cut_when_the_participant_loses_standing() throws Exception {
        sink.createContext("/", exchange -> {
            try (var in = exchange.getRequestBody()) {
                in.readNBytes(1000);
                calls.incrementAndGet();
                world.objection = Optional.of(new Problem("member.suspended", "", "suspended", "ask"));
                while (in.readNBytes(1 << 16).length > 0) {
                    Thread.onSpinWait();
                }
            }
        });
        var address = URI.create("http://127.0.0.1:" + sink.getAddress().getPort() + "/");
        var request = world.request(world.large(64L << 30), members(List.of()), Optional.of(address));
        world.plane.flows().start(request);

        assertThat(world.nextEvent()).isEqualTo("ended " + request.flow() + " member.suspended");
        TestPlane.await("the record", () -> world.outcomes("asset").contains("member.suspended"));
    }
}
