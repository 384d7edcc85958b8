package org.ecluse.connector.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.dataplane.TestPlane.assertRefused;
import static org.ecluse.connector.dataplane.TestPlane.members;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final FlowId TRANSFER = new FlowId("transfer-1");
    private static final int BYTES_MAX = 1_000_000;

    @TempDir
    private Path folder;

    private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private TestPlane world;
    private URI sink;

    @BeforeEach
    void start() throws Exception {
        var usual = TestPlane.limits(Limits.DEFAULT.connections(), Duration.ofMillis(100));
        var room = new Limits.InboxRoom(BYTES_MAX, 2, Duration.ofMinutes(1));
        world = new TestPlane(folder, new Limits(usual.connections(), usual.waits(), room, usual.tokenLife()));
        sink = world.plane.inbox().expect(TRANSFER, (transfer, push) -> arrivals.add(push.bytes()));
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private HttpResponse<String> push(String method, HttpRequest.BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(sink).method(method, body).build();
        return world.client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private List<String> kept() throws IOException {
        var inbox = folder.resolve("inbox");
        if (!Files.exists(inbox)) {
            return List.of();
        }
        try (var files = Files.list(inbox)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void a_push_is_kept_whole_and_told() throws Exception {
        var answer = push("POST", BodyPublishers.ofString("a;b\n1;2\n"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(arrivals.poll(5, TimeUnit.SECONDS)).isEqualTo(8);
        assertThat(world.plane.inbox().received(TRANSFER).map(InboxTest::text)).contains("a;b\n1;2\n");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_push_is_taken_once() throws Exception {
        push("PUT", BodyPublishers.ofString("first"));

        assertRefused(push("PUT", BodyPublishers.ofString("second")), 409, "inbox.delivered");
        assertThat(world.plane.inbox().received(TRANSFER).map(InboxTest::text)).contains("first");
    }

    @Test
    void nobody_can_push_to_an_address_that_was_not_given_out_or_is_over() throws Exception {
        sink = URI.create(world.plane.address() + "/inbox/guess");
        assertRefused(push("POST", BodyPublishers.ofString("x")), 404, "inbox.unknown");

        sink = world.plane.inbox().expect(new FlowId("transfer-2"), (transfer, push) -> {});
        world.later = Duration.ofMinutes(2);
        assertRefused(push("POST", BodyPublishers.ofString("x")), 404, "inbox.unknown");
    }

    @Test
    void a_push_that_announces_too_much_is_refused_before_it_is_read() throws Exception {
        try (var socket = new Socket("127.0.0.1", world.plane.port())) {
            socket.getOutputStream()
                    .write(("POST " + sink.getPath() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 413")
                    .contains("inbox.too-large");
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_push_without_end_is_cut_at_the_limit_and_leaves_nothing() throws Exception {
        try (var socket = new Socket("127.0.0.1", world.plane.port())) {
            var out = socket.getOutputStream();
            out.write(("POST " + sink.getPath() + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 10_000; i++) {
                    out.write(chunk);
                }
                throw new AssertionError("the connector took " + 10_000L * chunk.length + " bytes");
            } catch (IOException e) {
                assertThat(kept()).isEmpty();
            }
        }
        assertThat(arrivals).isEmpty();
    }

    @Test
    void a_push_that_breaks_off_leaves_nothing_and_may_be_tried_again() throws Exception {
        try (var socket = new Socket("127.0.0.1", world.plane.port())) {
            socket.getOutputStream()
                    .write(("POST " + sink.getPath() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
                            .getBytes(StandardCharsets.US_ASCII));
            TestPlane.await("the partial push", () -> !keptNow().isEmpty());
        }
        TestPlane.await("the partial push to go", () -> keptNow().isEmpty());

        assertThat(push("POST", BodyPublishers.ofString("whole")).statusCode()).isEqualTo(204);
        assertThat(world.plane.inbox().received(TRANSFER).map(InboxTest::text)).contains("whole");
    }

    private List<String> keptNow() {
        try {
            return kept();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Test
    void no_more_pushes_are_expected_than_there_is_room_for() {
        world.plane.inbox().expect(new FlowId("transfer-2"), (transfer, push) -> {});

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> world.plane.inbox().expect(new FlowId("transfer-3"), (transfer, push) -> {}))
                .hasMessageContaining("inbox.full");
    }

    @Test
    void what_one_data_plane_pushes_another_takes_in() throws Exception {
        var request = world.request(
                world.bytes("a.bin", "pushed".getBytes(StandardCharsets.US_ASCII)),
                members(List.of()),
                Optional.of(sink));

        assertThat(world.plane.flows().start(request)).isInstanceOf(Start.Pushing.class);

        assertThat(world.nextEvent()).isEqualTo("completed " + request.flow());
        assertThat(world.plane.inbox().received(TRANSFER).map(InboxTest::text)).contains("pushed");
        assertThat(world.outcomes("asset")).containsExactly("ok");
        assertThat(world.plane.flows().count()).isZero();
    }
}
