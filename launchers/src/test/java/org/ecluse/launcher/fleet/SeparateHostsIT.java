package org.ecluse.launcher.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/two-hosts.md, tried: a registry and two partners on hosts of their own, each behind nginx with TLS. */
class SeparateHostsIT {
    private static final String REGISTRY = "registry";
    private static final String ENEDIS = "enedis";
    private static final String IRISA = "irisa";
    private static final int REGISTRY_PORT = 19_000;
    private static final int PORT_BASE = 19_100;
    private static final List<Integer> LET_THROUGH = List.of(PORT_BASE + 1, PORT_BASE + 3, PORT_BASE + 4);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static final List<Process> PROXIES = new ArrayList<>();
    private static final List<Node> NODES = new ArrayList<>();
    private static HostNetwork network;
    private static TestAuthority authority;
    private static boolean ready;

    @BeforeEach
    void start() throws Exception {
        if (network != null) {
            assertThat(ready).as("the hosts started for the first test").isTrue();
            return;
        }
        var obstacle = HostNetwork.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        network = new HostNetwork(List.of(REGISTRY, ENEDIS, IRISA));
        authority = new TestAuthority(folder);
        startRegistry();
        startConnector(ENEDIS);
        startConnector(IRISA);
        awaitHealth(REGISTRY, "http://127.0.0.1:" + REGISTRY_PORT + "/health");
        List.of(ENEDIS, IRISA).forEach(SeparateHostsIT::enrol);
        ready = true;
    }

    private static void enrol(String partner) {
        awaitHealth(partner, "http://127.0.0.1:" + PORT_BASE + "/api/health");
        var code = types(REGISTRY, "registry", "code", partner, "--display-name", partner);
        var enrolled = types(partner, "enrol", code.path("code").asText());
        assertThat(enrolled.path("did").asText())
                .isEqualTo("did:web:registry.test%3A" + REGISTRY_PORT + ":partners:" + partner);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        NODES.parallelStream().forEach(Node::close);
        for (var proxy : PROXIES) {
            proxy.destroy();
            if (!proxy.waitFor(5, TimeUnit.SECONDS)) {
                proxy.destroyForcibly();
            }
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    void data_is_published_asked_for_and_fetched_from_host_to_host_through_tls() throws Exception {
        var source = Files.writeString(folder.resolve("counts.csv"), "isoDate;counts\n2026-01-01T00:00:00Z;12\n");
        types(ENEDIS, "publish", source.toString(), "--id", "counts", "--terms", "open");

        var contract = types(IRISA, "request", "enedis/counts").path("contract").asText();
        var taken = folder.resolve("taken.csv");
        types(IRISA, "get", contract, "-o", taken.toString());

        assertThat(contract).isNotBlank();
        assertThat(taken).hasSameBinaryContentAs(source);
    }

    @Test
    void from_another_host_there_is_tls_on_the_three_ports_and_nothing_else() {
        var inside = List.of(PORT_BASE, PORT_BASE + 2, PORT_BASE + 5, PORT_BASE + 6);

        var answered = seenFrom(
                IRISA, "https://enedis.test:19101/dsp/.well-known/dspace-version", "https://enedis.test:19101/nothing");
        var closed = seenFrom(
                IRISA,
                inside.stream()
                        .map(port -> "http://" + network.address(ENEDIS) + ":" + port + "/")
                        .toArray(String[]::new));

        assertThat(answered.get(0)).startsWith("200 ").contains("2025-1");
        assertThat(answered.get(1)).startsWith("404 ").contains("\"code\":\"http.404\"");
        assertThat(closed).hasSameSizeAs(inside).containsOnly("unreachable");
    }

    @Test
    void plain_http_is_refused_between_hosts() {
        var plain = seenFrom(
                IRISA,
                "http://enedis.test:19101/dsp/.well-known/dspace-version",
                "http://enedis.test:19103/",
                "http://enedis.test:19104/open/counts",
                "http://registry.test:" + REGISTRY_PORT + "/health");

        assertThat(plain).hasSize(4).allSatisfy(answer -> assertThat(answer).startsWith("400 "));
    }

    private static void startRegistry() throws IOException {
        settings(
                REGISTRY,
                "registry.properties",
                "display-name=Rennes",
                "port=" + REGISTRY_PORT,
                "public-host=registry.test",
                "https=true",
                "inner-hosts=enedis.test,irisa.test");
        startProxy(REGISTRY, List.of(REGISTRY_PORT));
        NODES.add(node(REGISTRY, "registry"));
    }

    private static void startConnector(String name) throws IOException {
        settings(
                name,
                "connector.properties",
                "name=" + name,
                "public-host=" + HostNetwork.name(name),
                "https=true",
                "registry-url=https://registry.test:" + REGISTRY_PORT,
                "inner-hosts=enedis.test,irisa.test,registry.test");
        startProxy(name, LET_THROUGH);
        NODES.add(node(name, "connector"));
    }

    private static void settings(String host, String file, String... lines) throws IOException {
        Files.write(Files.createDirectories(folder.resolve(host)).resolve(file), List.of(lines));
    }

    private static Path config(String host) {
        var file = host.equals(REGISTRY) ? "registry.properties" : "connector.properties";
        return folder.resolve(host).resolve(file);
    }

    private static Node node(String host, String kind) throws IOException {
        var java = JavaCommand.of(kind, kind, "start", "--config", config(host).toString(), "--end-with-input");
        return Node.start(host, network.on(host, trusting(java)), folder.resolve(host), InstantSource.system());
    }

    /** As docs/two-hosts.md has it, a block for each port. */
    private static void startProxy(String host, List<Integer> ports) throws IOException {
        var name = HostNetwork.name(host);
        authority.certify(name);
        var servers = ports.stream()
                .map(port -> """
                        server {
                            listen %1$s:%2$d ssl;
                            server_name %3$s;
                            ssl_certificate %4$s;
                            ssl_certificate_key %5$s;
                            client_max_body_size 0;
                            location / {
                                proxy_pass http://127.0.0.1:%2$d;
                                proxy_http_version 1.1;
                                proxy_set_header Host $http_host;
                                proxy_buffering off;
                                proxy_request_buffering off;
                                proxy_read_timeout 1h;
                            }
                        }
                        """.formatted(
                                network.address(host), port, name, authority.certificate(name), authority.key(name)))
                .collect(Collectors.joining());
        var temporary = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(use -> use + "_temp_path " + folder.resolve(host).resolve(use) + ";\n")
                .collect(Collectors.joining());
        var errors = folder.resolve(host).resolve("nginx.log");
        var settings = Files.writeString(
                folder.resolve(host).resolve("nginx.conf"),
                "user root;\ndaemon off;\nworker_processes 1;\npid " + folder.resolve(host + ".pid") + ";\nevents {}\n"
                        + "http {\naccess_log off;\n" + temporary + servers + "}\n");
        var nginx = List.of("nginx", "-e", errors.toString(), "-c", settings.toString());
        PROXIES.add(new ProcessBuilder(network.on(host, nginx))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(host).resolve("nginx.out").toFile())
                .start());
    }

    private static void awaitHealth(String host, String address) {
        var end = System.nanoTime() + PATIENCE_NANOS;
        while (!seenFrom(host, address).get(0).startsWith("200 ")) {
            if (System.nanoTime() > end) {
                var words = NODES.stream().map(Node::lastWords).collect(Collectors.joining("\n"));
                throw new AssertionError(host + " did not start:\n" + words);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    /** @return what each address answers to who is on that host, in order */
    private static List<String> seenFrom(String host, String... addresses) {
        var tests = JavaCommand.home().resolve(Path.of("launchers", "target", "test-classes"));
        var java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                tests.toString(),
                Probe.class.getName()));
        java.addAll(List.of(addresses));
        return said(host, java).lines().toList();
    }

    /** A command typed on a host, in front of its own process. */
    private static JsonNode types(String host, String... words) {
        var typed = new ArrayList<>(List.of(words));
        typed.addAll(List.of("--config", config(host).toString(), "--json"));
        try {
            return JSON.readTree(said(host, JavaCommand.of("cli", typed.toArray(new String[0]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(String host, List<String> java) {
        try {
            return Commands.run(network.on(host, trusting(java)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the environment, so that the processes it starts trust the same. */
    private static List<String> trusting(List<String> java) {
        var all = new ArrayList<>(List.of("env", "JAVA_TOOL_OPTIONS=" + authority.javaOptions()));
        all.addAll(java);
        return all;
    }
}
