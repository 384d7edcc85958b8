package org.ecluse.connector.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.connector.dataplane.TestPlane.assertRefused;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Supply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content that comes from the partner's own HTTP service while it is delivered. */
class HttpSourceTest {
    @TempDir
    private Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private TestPlane world;
    private HttpServer service;

    @BeforeEach
    void start() throws Exception {
        var waits = new Limits.Waits(
                Duration.ofSeconds(10),
                Duration.ofMillis(400),
                Duration.ofMinutes(1),
                Duration.ofMillis(1_500),
                Duration.ofMillis(100));
        world = new TestPlane(
                folder,
                new Limits(Limits.DEFAULT.connections(), waits, Limits.InboxRoom.DEFAULT, Duration.ofMinutes(1)));
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newCachedThreadPool());
        service.start();
    }

    @AfterEach
    void stop() throws Exception {
        over.countDown();
        service.stop(0);
        world.close();
    }

    /** Answers with some bytes, then waits, then goes on or breaks off. */
    private Start.Pull serve(int before, Duration pause, int after, int announced) {
        service.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, announced);
            try (var body = exchange.getResponseBody()) {
                body.write("x".repeat(before).getBytes(StandardCharsets.US_ASCII));
                body.flush();
                over.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                body.write("y".repeat(after).getBytes(StandardCharsets.US_ASCII));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var address = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/");
        return world.start(Supply.of(new DataSource.HttpSource(address, Format.Bytes.OPAQUE)));
    }

    @Test
    void its_content_is_delivered_while_it_comes() throws Exception {
        assertThat(world.get(serve(300_000, Duration.ZERO, 200_000, 500_000)).body())
                .hasSize(500_000);
        assertThat(world.outcomes("asset")).containsExactly("ok");
    }

    @Test
    void a_pause_of_the_source_is_not_taken_for_an_idle_peer() throws Exception {
        assertThat(world.get(serve(10, Duration.ofMillis(900), 10, 20)).body()).hasSize(20);
    }

    @Test
    void a_source_that_stalls_before_the_first_byte_left_is_a_refusal() throws Exception {
        assertRefused(world.get(serve(10, Duration.ofMinutes(1), 10, 20)), 504, "source.stalled");
        assertThat(world.outcomes("asset")).containsExactly("source.stalled");
    }

    @Test
    void a_source_that_stalls_in_the_middle_breaks_the_connection() {
        var pull = serve(300_000, Duration.ofMinutes(1), 10, 400_000);

        assertThatThrownBy(() -> world.get(pull)).isInstanceOf(IOException.class);

        TestPlane.await("the record", () -> !world.uses("asset").isEmpty());
        assertThat(world.outcomes("asset")).containsExactly("source.stalled");
    }

    @Test
    void a_source_that_breaks_off_is_not_taken_for_its_end() {
        var pull = serve(300_000, Duration.ZERO, 10, 400_000);

        assertThatThrownBy(() -> world.get(pull)).isInstanceOf(IOException.class);

        TestPlane.await("the record", () -> !world.uses("asset").isEmpty());
        assertThat(world.outcomes("asset")).containsExactly("source.broken");
    }
}
