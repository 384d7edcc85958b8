package org.ecluse.launcher.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.ConnectorSettings.Approvals;
import org.ecluse.connector.Storage;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.negotiation.Handling.Reaction;
import org.ecluse.contracts.store.DatabaseAddress;

/**
 * A connector's file, {@code connector.properties} by convention.
 *
 * @param settings what the connector is told
 * @param logLevel how much it says on its standard error
 */
public record ConnectorConfig(ConnectorSettings settings, Level logLevel) {
    public static final int PORT_BASE = 19_100;
    /** How many ports one connector takes, from its port base on. */
    public static final int PORTS = 9;

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration STATUS_CACHE = Duration.ofSeconds(5);

    private static final Key<String> NAME = new Key<>("name", Shapes::shortName, "short-name");
    private static final Key<String> DID = new Key<>("did", Shapes::didWeb, "did");
    /** Where a connector keeps what is its own, unless told otherwise: beside its settings file. */
    public static final String DATA = "connector-data";

    private static final Key<Path> DATA_DIR = new Key<>("data-dir", Shapes::path, "path");
    private static final Key<String> BIND = new Key<>("bind", Shapes::host, "host");
    private static final Key<Integer> PORTS_FROM = new Key<>("port-base", Shapes::portBase, "port-base");
    private static final Key<String> PUBLIC_HOST = new Key<>("public-host", Shapes::host, "host");
    private static final Key<Boolean> HTTPS = new Key<>("https", Shapes::trueOrFalse, "boolean");
    private static final Key<URI> REGISTRY_URL = new Key<>("registry-url", Shapes::httpAddress, "url");
    private static final Key<String> REGISTRY_DID = new Key<>("registry-did", Shapes::didWeb, "did");
    private static final Key<Duration> STATUS = new Key<>("status-cache-seconds", Shapes::seconds, "seconds");
    private static final Key<Set<String>> INNER_HOSTS = new Key<>("inner-hosts", Shapes::hosts, "hosts");
    private static final Key<String> DATABASE = new Key<>("database", Shapes::databaseServer, "database");
    private static final Key<String> DATABASE_USER = new Key<>("database-user", Shapes::words, "words");
    private static final Key<Path> DATABASE_PASSWORD =
            new Key<>("database-password-file", Shapes::path, "password-file");
    private static final Key<String> REPLICA = new Key<>("replica", Shapes::shortName, "short-name");
    private static final Key<Reaction> NARROWER = new Key<>("narrower-terms", Shapes::within, "within");
    private static final Key<Reaction> WIDER = new Key<>("wider-terms", Shapes::beyond, "beyond");
    private static final Key<Duration> DECIDE_WITHIN = new Key<>("decide-within", Shapes::duration, "duration");
    private static final Key<Duration> REMIND_BEFORE = new Key<>("remind-before", Shapes::duration, "duration");
    private static final Key<URI> WEBHOOK = new Key<>("notify-url", Shapes::httpAddress, "url");
    private static final Key<Level> LOG_LEVEL = new Key<>("log-level", Shapes::level, "level");
    private static final List<Key<?>> KEYS = List.of(
            NAME,
            DID,
            DATA_DIR,
            BIND,
            PORTS_FROM,
            PUBLIC_HOST,
            HTTPS,
            REGISTRY_URL,
            REGISTRY_DID,
            STATUS,
            INNER_HOSTS,
            DATABASE,
            DATABASE_USER,
            DATABASE_PASSWORD,
            REPLICA,
            NARROWER,
            WIDER,
            DECIDE_WITHIN,
            REMIND_BEFORE,
            WEBHOOK,
            LOG_LEVEL);

    /** Reads and checks the file; paths in it are taken from the folder it is in. Ports and keys are not touched. */
    public static Checked<ConnectorConfig> read(Path file) {
        ConfigFile config = ConfigFile.read(file, KEYS);
        Optional<String> name = config.required(NAME);
        String bind = config.value(BIND).orElse(LOOPBACK);
        String publicHost = config.value(PUBLIC_HOST).orElse(bind);
        int portBase = config.value(PORTS_FROM).orElse(PORT_BASE);
        Optional<URI> registry = config.value(REGISTRY_URL);
        Optional<String> registryDid = config.value(REGISTRY_DID).or(() -> registry.map(WebDid::of));
        Optional<String> did = config.value(DID);
        Path dataDir = file.toAbsolutePath()
                .resolveSibling(config.value(DATA_DIR).orElse(Path.of(DATA)))
                .normalize();
        boolean https = config.value(HTTPS).orElse(false);
        Duration statusCache = config.value(STATUS).orElse(STATUS_CACHE);
        Set<String> innerHosts = config.value(INNER_HOSTS).orElse(Set.of());
        Storage storage = storage(config, file, bind + ":" + portBase);
        Approvals approvals = new Approvals(handling(config), config.value(WEBHOOK));
        Level level = config.value(LOG_LEVEL).orElse(Level.INFO);
        if (!config.problems().isEmpty() || name.isEmpty()) {
            return new Checked.Invalid<>(config.problems());
        }
        String identity = did.orElseGet(() -> registryDid
                .map(anchor -> anchor + ":partners:" + name.get())
                .orElseGet(() -> WebDid.of(publicHost, portBase + 3)));
        return new Checked.Valid<>(new ConnectorConfig(
                new ConnectorSettings(
                        name.get(),
                        identity,
                        dataDir,
                        bind,
                        portBase,
                        publicHost,
                        https,
                        registry,
                        registryDid,
                        statusCache,
                        innerHosts,
                        storage,
                        approvals),
                level));
    }

    /** @param door what tells this process from others on the same machine */
    private static Storage storage(ConfigFile config, Path file, String door) {
        Optional<String> server = config.value(DATABASE);
        Optional<String> user = config.value(DATABASE_USER);
        Optional<String> password = config.value(DATABASE_PASSWORD)
                .map(path -> file.toAbsolutePath().resolveSibling(path).normalize())
                .flatMap(config::secret);
        Optional<String> replica = config.value(REPLICA);
        if (server.isEmpty()) {
            return Storage.FILES;
        }
        if (user.isEmpty()) {
            config.required(DATABASE_USER);
            return Storage.FILES;
        }
        return Storage.on(
                DatabaseAddress.server(server.get(), user.get(), password.orElse("")),
                replica.orElseGet(() -> machine() + ":" + door));
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static Handling handling(ConfigFile config) {
        Handling usual = Handling.USUAL;
        return new Handling(
                usual.same(),
                config.value(NARROWER).orElse(usual.within()),
                config.value(WIDER).orElse(usual.beyond()),
                config.value(DECIDE_WITHIN).orElse(usual.decideWithin()),
                config.value(REMIND_BEFORE).orElse(usual.remindBefore()));
    }
}
