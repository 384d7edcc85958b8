package org.ecluse.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.Ecluse;
import org.ecluse.launcher.config.ConnectorConfig;
import org.ecluse.launcher.fleet.Fleet;
import org.ecluse.launcher.fleet.FreePorts;
import org.ecluse.launcher.fleet.Node;
import org.ecluse.launcher.fleet.Partner;
import org.ecluse.launcher.fleet.Shell;
import org.ecluse.launcher.fleet.Shell.Ran;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One registry and six enrolled partners as child processes, started once for all story tests of a run and ended with it.
 * Tests must use asset ids of their own, and put back what they change for everybody.
 */
public final class Neighbourhood implements AutoCloseable {
    static final String RENNES = "rennes-metropole";
    static final String ENEDIS = "enedis";
    static final String KEOLIS = "keolis";
    static final String OUEST_FRANCE = "ouest-france";
    static final String IRISA = "irisa";
    static final String START_UP = "start-up";

    static final String STUDY = "urn:ecluse:study:flux-campus";
    static final String PURPOSE = "https://w3id.org/dpv#AcademicResearch";

    private static final List<String> NAMES = List.of(RENNES, ENEDIS, KEOLIS, OUEST_FRANCE, IRISA, START_UP);
    private static final int BLOCK = 10;

    private final Path folder;
    private final int portBase;
    private final Fleet fleet = new Fleet(InstantSource.system());
    private final Shell shell = new Shell(Ecluse::run, Texts.in("en"));
    private final Map<String, Partner> partners = new LinkedHashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Path registryConfig;

    /** Gives a test its neighbourhood as a parameter. */
    public static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Neighbourhood.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Neighbourhood.class))
                    .computeIfAbsent(Neighbourhood.class, any -> start(), Neighbourhood.class);
        }
    }

    private Neighbourhood(Path folder, int portBase) {
        this.folder = folder;
        this.portBase = portBase;
        this.registryConfig = folder.resolve("registry").resolve("registry.properties");
        var registry = URI.create("http://127.0.0.1:" + portBase);
        done(shell.run("registry", "init", registryConfig.toString(), "--port", Integer.toString(portBase)));
        var registryNode = fleet.registry(registryConfig);
        for (var name : NAMES) {
            begin(name, portBase + BLOCK * (partners.size() + 1), registry);
        }
        partners.forEach((name, partner) -> fleet.ready(nodes.get(name), health(partner)));
        fleet.ready(registryNode, registry.resolve("/health"));
        partners.keySet().forEach(this::enrol);
        registry("accredit", IRISA, "--institution", "Université de Rennes", "--until", "2035-12-31T23:59:59Z");
        study(STUDY);
    }

    private static Neighbourhood start() {
        try {
            var folder = Files.createTempDirectory("ecluse-story");
            return new Neighbourhood(folder, FreePorts.inARow(BLOCK * (NAMES.size() + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(String name, int portBase, URI registry) {
        var partner = new Partner(
                name,
                name.toUpperCase(Locale.ROOT),
                portBase,
                folder.resolve(name).resolve("connector.properties"));
        var words = List.of(
                "connector",
                "init",
                partner.config().toString(),
                "--name",
                name,
                "--port-base",
                Integer.toString(portBase),
                "--registry",
                registry.toString());
        done(shell.run(words.toArray(new String[0])));
        partners.put(name, partner);
        nodes.put(name, fleet.connector(partner));
    }

    private void enrol(String name) {
        var code = registry("code", name, "--display-name", name).path("code").asText();
        does(name, "enrol", code);
    }

    /** Registers a study that Irisa leads and takes part in. */
    void study(String id) {
        registry(
                "study",
                "add",
                id,
                "--title",
                "Flux Campus",
                "--lead",
                IRISA,
                "--member",
                IRISA,
                "--purpose",
                PURPOSE,
                "--starts",
                "2020-01-01T00:00:00Z",
                "--ends",
                "2035-12-31T23:59:59Z");
    }

    /** All of them. */
    public List<Partner> partners() {
        return List.copyOf(partners.values());
    }

    /** The registry's port, the first of all. */
    public int portBase() {
        return portBase;
    }

    Partner partner(String name) {
        return partners.get(name);
    }

    Node node(String name) {
        return nodes.get(name);
    }

    /** A new file's path in a partner's folder. */
    public Path file(String name, String file) {
        try {
            return Files.createDirectories(folder.resolve(name).resolve("files"))
                    .resolve(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A partner's data folder: what its connector keeps for itself. */
    Path data(String name) {
        return folder.resolve(name).resolve(ConnectorConfig.DATA);
    }

    /** Where what the tests share is put, such as generated data. */
    public Path folder() {
        return folder;
    }

    /** A partner types a command that has to succeed. */
    public JsonNode does(String name, String... words) {
        return done(tries(name, words));
    }

    /** A partner types a command, whatever comes of it. */
    Ran tries(String name, String... words) {
        return shell.run(partners.get(name).config(), words);
    }

    /** The registry's operator types a command that has to succeed. */
    JsonNode registry(String... words) {
        var all = new ArrayList<>(List.of("registry"));
        all.addAll(List.of(words));
        return done(shell.run(registryConfig, all.toArray(new String[0])));
    }

    /** Ends a partner's process without warning, and starts it again on the same settings. */
    void killAndRestart(String name) {
        var killed = ProcessHandle.of(nodes.get(name).pid()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().join();
        nodes.put(name, fleet.connector(partners.get(name)));
        fleet.ready(nodes.get(name), health(partners.get(name)));
    }

    @Override
    public void close() {
        fleet.close();
    }

    private static URI health(Partner partner) {
        return partner.page().resolve("/api/health");
    }

    private static JsonNode done(Ran ran) {
        if (!ran.done()) {
            throw new AssertionError(
                    ran.line() + " ended with " + ran.exit() + ": " + ran.json() + " " + ran.complaint());
        }
        return ran.json();
    }
}
