package org.ecluse.connector.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.HttpMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The setting {@code inner-hosts}: which hosts on this machine or network a connector on a public host may call. */
class InnerHostsTest {
    @TempDir
    Path folder;

    private HttpServer inner;
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void listen() throws IOException {
        inner = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
        inner.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        inner.start();
    }

    @AfterEach
    void stop() {
        inner.stop(0);
    }

    @Test
    void without_the_setting_nothing_on_this_machine_is_called() {
        try (var identity = identity(Optional.empty())) {
            assertForbidden(identity, "localhost");
            assertForbidden(identity, "127.0.0.1");
            assertThat(calls).hasValue(0);
        }
    }

    @Test
    void exactly_the_hosts_that_are_named_are_called() {
        try (var identity = identity(Optional.empty(), "127.0.0.2", "localhost")) {
            assertThat(call(identity, "127.0.0.2").map(HttpMessage::status).toOptional())
                    .contains(200);
            assertThat(call(identity, "LOCALHOST").map(HttpMessage::status).toOptional())
                    .contains(200);
            assertForbidden(identity, "127.0.0.1");
            assertForbidden(identity, "127.0.0.3");
            assertForbidden(identity, "169.254.169.254");
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void the_registry_and_our_own_host_need_not_be_named() {
        var registry = URI.create("http://127.0.0.4:" + port());
        try (var identity = identity(Optional.of(registry))) {
            assertThat(call(identity, "127.0.0.4").toOptional()).isPresent();
            assertForbidden(identity, "127.0.0.5");
        }
    }

    private void assertForbidden(ConnectorIdentity identity, String host) {
        assertThat(call(identity, host).reason().map(Refusal::code)).contains("egress.forbidden");
    }

    private Verdict<HttpMessage> call(ConnectorIdentity identity, String host) {
        return identity.egress().get(URI.create("http://" + host + ":" + port() + "/"), Map.of());
    }

    private int port() {
        return inner.getAddress().getPort();
    }

    private ConnectorIdentity identity(Optional<URI> registry, String... innerHosts) {
        return ConnectorIdentity.open(
                new ConnectorSettings(
                        "enedis",
                        "did:web:enedis.example",
                        folder,
                        "127.0.0.1",
                        TestNode.freePortBase(),
                        "enedis.example",
                        false,
                        registry,
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Set.of(innerHosts)),
                InstantSource.system());
    }
}
