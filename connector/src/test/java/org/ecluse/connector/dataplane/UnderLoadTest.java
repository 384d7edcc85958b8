package org.ecluse.connector.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.connector.dataplane.TestPlane.assertRefused;
import static org.ecluse.connector.dataplane.TestPlane.members;
import static org.ecluse.connector.dataplane.TestPlane.until;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ecluse.connector.source.Supply;
import org.ecluse.policy.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers that are slow, many, or gone; and permissions that end in the middle. */
class UnderLoadTest {
    private static final long LARGE = 8L << 30;

    @TempDir
    private Path folder;

    private TestPlane world;

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private void start(Limits limits) throws Exception {
        world = new TestPlane(folder, limits);
    }

    private void start() throws Exception {
        world = new TestPlane(folder);
    }

    /** Sends a pull by hand and reads the head and some of the body. */
    private Socket begin(Start.Pull pull) throws IOException {
        var socket = new Socket("127.0.0.1", world.plane.port());
        socket.setSoTimeout((int) TestPlane.PATIENCE.toMillis());
        socket.getOutputStream()
                .write(("GET " + pull.endpoint().getPath() + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + pull.token()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200 OK");
        socket.getInputStream().readNBytes(100_000);
        return socket;
    }

    /** Reads until the connection ends, however it does. */
    private static long drain(InputStream in) {
        long count = 0;
        try {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                count += n;
            }
        } catch (IOException e) {
            // a broken connection is what this waits for
        }
        return count;
    }

    private void assertCut(Socket socket, String code) throws Exception {
        assertThat(drain(socket.getInputStream())).isLessThan(LARGE / 2);
        TestPlane.await("the record", () -> !world.uses("asset").isEmpty());
        assertThat(world.uses("asset")).singleElement().satisfies(use -> {
            assertThat(use.outcome().permitted()).isTrue();
            assertThat(use.outcome().code()).isEqualTo(code);
            assertThat(use.bytes()).isPositive().isLessThan(LARGE);
        });
    }

    @Test
    void a_running_delivery_is_cut_when_its_flow_is_terminated() throws Exception {
        start();
        var request = world.request(world.large(LARGE), members(List.of()), Optional.empty());
        try (var socket = begin(world.start(request))) {
            world.plane.flows().terminate(request.flow());

            assertCut(socket, "flow.ended");
        }
    }

    @Test
    void a_running_delivery_is_cut_when_the_participant_loses_standing() throws Exception {
        start();
        var request = world.request(world.large(LARGE), members(List.of()), Optional.empty());
        try (var socket = begin(world.start(request))) {
            world.objection = Optional.of(new Problem("member.suspended", "", "suspended", "ask"));

            assertCut(socket, "member.suspended");
            assertThat(world.nextEvent()).isEqualTo("ended " + request.flow() + " member.suspended");
        }
    }

    @Test
    void a_running_delivery_is_cut_when_the_policy_no_longer_permits_it() throws Exception {
        start();
        try (var socket = begin(world.start(world.large(LARGE)))) {
            world.membership = "ended";

            assertCut(socket, "policy.constraint.unsatisfied");
        }
    }

    @Test
    void a_running_delivery_is_cut_at_the_end_of_its_permission() throws Exception {
        start(TestPlane.limits(Limits.DEFAULT.connections(), Duration.ofMinutes(1)));
        var request = world.request(world.large(LARGE), until(Instant.now().plusMillis(1_500)), Optional.empty());
        try (var socket = begin(world.start(request))) {
            assertThat(world.nextEvent()).startsWith("ended " + request.flow());

            assertCut(socket, "policy.constraint.unsatisfied");
        }
    }

    @Test
    void a_reader_that_stops_reading_is_cut_while_the_write_to_it_is_stuck() throws Exception {
        start();
        var request = world.request(world.large(LARGE), members(List.of()), Optional.empty());
        try (var socket = begin(world.start(request))) {
            var waiting = new Waiting(socket.getInputStream());
            TestPlane.await("the write to be stuck", waiting::growsNoMore);

            world.plane.flows().terminate(request.flow());

            TestPlane.await("the record", () -> !world.uses("asset").isEmpty());
            assertThat(world.outcomes("asset")).containsExactly("flow.ended");
        }
    }

    /** What has come and was not read: when it grows no more for a while, the writer has no room left. */
    private static final class Waiting {
        private static final int LOOKS = 60;

        private final InputStream in;
        private int last;
        private int unchanged;

        Waiting(InputStream in) {
            this.in = in;
        }

        boolean growsNoMore() {
            try {
                int now = in.available();
                unchanged = now == last ? unchanged + 1 : 0;
                last = now;
                return now > 0 && unchanged > LOOKS;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void a_file_that_changes_while_it_is_delivered_does_not_count_as_delivered() throws Exception {
        start();
        try (var socket = begin(world.start(world.large(64L << 20)))) {
            Files.setLastModifiedTime(folder.resolve("large.bin"), FileTime.from(Instant.EPOCH));

            assertThat(drain(socket.getInputStream())).isLessThan(64L << 20);
        }
        TestPlane.await("the record", () -> !world.uses("asset").isEmpty());
        assertThat(world.outcomes("asset")).containsExactly("source.changed");
    }

    @Test
    void a_delivery_ends_at_its_deadline_however_slowly_it_goes() throws Exception {
        var waits = new Limits.Waits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMillis(600),
                Duration.ofSeconds(9),
                Duration.ofMillis(100));
        start(new Limits(Limits.DEFAULT.connections(), waits, Limits.InboxRoom.DEFAULT, Duration.ofMinutes(1)));
        try (var socket = begin(world.start(world.large(LARGE)))) {
            assertCut(socket, "delivery.deadline");
        }
    }

    @Test
    void a_connection_that_the_peer_cuts_does_not_count_as_delivered() throws Exception {
        start();
        try (var socket = begin(world.start(world.large(LARGE)))) {
            socket.setSoLinger(true, 0);
        }

        TestPlane.await("the record", () -> !world.uses("asset").isEmpty());
        assertThat(world.outcomes("asset")).containsExactly("peer.gone");
    }

    @Test
    void sixty_four_pull_at_once_and_each_has_the_whole_and_is_on_the_record() throws Exception {
        start();
        byte[] content = new byte[300_000];
        var pull = world.start(world.bytes("a.bin", content));

        var answers = together(64, () -> world.get(pull).body().length());

        assertThat(answers).hasSize(64).containsOnly(content.length);
        assertThat(world.outcomes("asset")).hasSize(64).containsOnly("ok");
    }

    @Test
    void more_deliveries_than_may_run_are_refused_and_those_that_run_go_on() throws Exception {
        start(TestPlane.limits(new Limits.Connections(100, 2, 2, 10, 8_192), Duration.ofMillis(100)));
        var large = world.start(world.large(LARGE));
        try (var one = begin(large);
                var two = begin(large)) {
            assertRefused(world.get(world.start(small())), 503, "delivery.busy");

            assertThat(one.getInputStream().read()).isNotNegative();
            assertThat(two.getInputStream().read()).isNotNegative();
        }
        TestPlane.await("both to be gone", () -> world.outcomes("asset").size() == 2);
        assertThat(world.get(world.start(small())).statusCode()).isEqualTo(200);
    }

    @Test
    void one_transfer_cannot_take_all_the_room() throws Exception {
        start(TestPlane.limits(new Limits.Connections(100, 10, 1, 10, 8_192), Duration.ofMillis(100)));
        var large = world.start(world.large(LARGE));
        try (var one = begin(large)) {
            assertRefused(world.get(large), 503, "delivery.busy");
            assertThat(world.get(world.start(small())).statusCode()).isEqualTo(200);
            assertThat(one.getInputStream().read()).isNotNegative();
        }
    }

    @Test
    void more_connections_than_may_be_open_wait_until_one_is_closed() throws Exception {
        start(TestPlane.limits(new Limits.Connections(2, 10, 10, 10, 8_192), Duration.ofMillis(100)));
        var ask = "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (var one = new Socket("127.0.0.1", world.plane.port());
                var two = new Socket("127.0.0.1", world.plane.port())) {
            one.getOutputStream().write('G');
            two.getOutputStream().write('G');
            TestPlane.await("both to be taken on", () -> world.plane.connections() == 2);
            try (var three = new Socket("127.0.0.1", world.plane.port())) {
                three.getOutputStream().write(ask);
                three.setSoTimeout(300);
                assertThatThrownBy(() -> three.getInputStream().read())
                        .isInstanceOf(java.net.SocketTimeoutException.class);

                one.close();

                three.setSoTimeout((int) TestPlane.PATIENCE.toMillis());
                assertThat(new String(three.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 404");
            }
        }
    }

    private Supply small() throws IOException {
        return world.bytes("small.bin", new byte[] {'a'});
    }

    @Test
    void more_transfers_than_may_run_are_not_started() throws Exception {
        start(TestPlane.limits(new Limits.Connections(100, 2, 2, 1, 8_192), Duration.ofMillis(100)));
        world.start(small());

        var second = world.plane.flows().start(world.request(small(), members(List.of()), Optional.empty()));

        assertThat(second).isInstanceOfSatisfying(Start.Refused.class, refused -> assertThat(refused.reasons())
                .extracting(Problem::code)
                .containsExactly("flow.too-many"));
    }

    @Test
    void peers_that_send_their_headers_byte_by_byte_are_cut_and_others_are_served_meanwhile() throws Exception {
        var waits = new Limits.Waits(
                Duration.ofMillis(1_500),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(9),
                Duration.ofSeconds(1));
        start(new Limits(Limits.DEFAULT.connections(), waits, Limits.InboxRoom.DEFAULT, Duration.ofMinutes(1)));
        var pull = world.start(small());
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket("127.0.0.1", world.plane.port());
                socket.getOutputStream().write('G');
                slow.add(socket);
            }
            long before = System.nanoTime();
            assertThat(world.get(pull).statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));

            var first = slow.get(0);
            first.setSoTimeout(100);
            TestPlane.await("the slow peer to be cut", () -> isCut(first));
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    /** Sends one more byte, as a slow peer does, so that an idle timeout alone would never end it. */
    private static boolean isCut(Socket socket) {
        try {
            socket.getOutputStream().write('E');
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void a_delivery_that_cannot_be_recorded_is_not_made() throws Exception {
        start();
        var pull = world.start(world.bytes("a.bin", new byte[500_000]));
        world.breakRecord();

        assertThatThrownBy(() -> world.get(pull)).isInstanceOf(IOException.class);
    }

    private static <T> List<T> together(int count, Callable<T> call) throws Exception {
        var threads = Executors.newFixedThreadPool(count);
        try {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < count; i++) {
                calls.add(call);
            }
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
