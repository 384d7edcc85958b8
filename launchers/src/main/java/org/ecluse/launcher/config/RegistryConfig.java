package org.ecluse.launcher.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;

/**
 * A registry's file, {@code registry.properties} by convention.
 *
 * @param displayName as members and people read it
 * @param dataDir where members, keys and the operator's token are kept
 * @param bind the address that its one port listens on
 * @param publicHost host name or address under which others reach it; part of its DID, so it must not change
 * @param https whether others reach it by https (a reverse proxy ends TLS)
 * @param innerHosts hosts of members that may be on this machine or network; calls to any other inner address are refused
 * @param publicPort port under which others reach it, when a reverse proxy changes it; else {@code port}
 */
public record RegistryConfig(
        String displayName,
        Path dataDir,
        String bind,
        int port,
        String publicHost,
        int publicPort,
        boolean https,
        Set<String> innerHosts,
        Level logLevel) {
    public static final int PORT = 19_000;

    private static final int HTTPS_PORT = 443;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");
    private static final Key<String> DISPLAY_NAME = new Key<>("display-name", Shapes::words, "words");
    private static final Key<Set<String>> INNER_HOSTS = new Key<>("inner-hosts", Shapes::hosts, "hosts");
    /** Where a registry keeps what is its own, unless told otherwise: beside its settings file. */
    public static final String DATA = "registry-data";

    private static final Key<Path> DATA_DIR = new Key<>("data-dir", Shapes::path, "path");
    private static final Key<String> BIND = new Key<>("bind", Shapes::host, "host");
    private static final Key<Integer> PORT_KEY = new Key<>("port", Shapes::port, "port");
    private static final Key<String> PUBLIC_HOST = new Key<>("public-host", Shapes::host, "host");
    private static final Key<Integer> PUBLIC_PORT = new Key<>("public-port", Shapes::anyPort, "any-port");
    private static final Key<Boolean> HTTPS = new Key<>("https", Shapes::trueOrFalse, "boolean");
    private static final Key<Level> LOG_LEVEL = new Key<>("log-level", Shapes::level, "level");
    private static final List<Key<?>> KEYS =
            List.of(DISPLAY_NAME, DATA_DIR, BIND, PORT_KEY, PUBLIC_HOST, PUBLIC_PORT, HTTPS, INNER_HOSTS, LOG_LEVEL);

    /** Reads and checks the file; paths in it are taken from the folder it is in. Ports and keys are not touched. */
    public static Checked<RegistryConfig> read(Path file) {
        ConfigFile config = ConfigFile.read(file, KEYS);
        String bind = config.value(BIND).orElse("127.0.0.1");
        int port = config.value(PORT_KEY).orElse(PORT);
        RegistryConfig read = new RegistryConfig(
                config.value(DISPLAY_NAME).orElse("Rennes"),
                file.toAbsolutePath()
                        .resolveSibling(config.value(DATA_DIR).orElse(Path.of(DATA)))
                        .normalize(),
                bind,
                port,
                config.value(PUBLIC_HOST).orElse(bind),
                config.value(PUBLIC_PORT).orElse(port),
                config.value(HTTPS).orElse(false),
                config.value(INNER_HOSTS).orElse(LOOPBACK.contains(bind) ? LOOPBACK : Set.of()),
                config.value(LOG_LEVEL).orElse(Level.INFO));
        List<ConfigProblem> problems = config.problems();
        return problems.isEmpty() ? new Checked.Valid<>(read) : new Checked.Invalid<>(problems);
    }

    /** The address that members are given. */
    public URI publicAddress() {
        String port = https && publicPort == HTTPS_PORT ? "" : ":" + publicPort;
        return URI.create((https ? "https://" : "http://") + publicHost + port);
    }

    /** The registry's own DID, which members trust as the issuer of their credentials. */
    public String did() {
        return WebDid.of(publicAddress());
    }
}
