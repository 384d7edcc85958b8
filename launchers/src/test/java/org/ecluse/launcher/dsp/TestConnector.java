package org.ecluse.launcher.dsp;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.AtRest;
import org.ecluse.connector.edc.ConnectorRuntime;
import org.ecluse.connector.edc.Outside;
import org.ecluse.connector.edc.ProductParts;
import org.ecluse.connector.edc.RuntimeParts;
import org.ecluse.connector.facts.VerifiedCredential;
import org.ecluse.connector.identity.ContractKeys;

/** The product's connector on free loopback ports, under {@link TestIdentity}. */
public final class TestConnector implements AutoCloseable {
    private final ConnectorSettings settings;
    private final ConnectorRuntime runtime;

    private TestConnector(ConnectorSettings settings, ConnectorRuntime runtime) {
        this.settings = settings;
        this.runtime = runtime;
    }

    /** Starts a connector named {@code name}; peers have no credentials. */
    public static TestConnector start(String name, Path dataDir) {
        var settings = settings(name, dataDir);
        return start(settings, parts(settings));
    }

    /** @param credentialsOf what each peer, by its DID, is taken to have shown */
    public static TestConnector start(
            ConnectorSettings settings, Function<String, List<VerifiedCredential>> credentialsOf) {
        return start(settings, parts(settings, credentialsOf));
    }

    /** Starts a connector whose contracts are signed with {@code keys}; peers have no credentials. */
    public static TestConnector start(ConnectorSettings settings, ContractKeys keys) {
        return start(
                settings,
                ProductParts.protocolShell(settings, Outside.withoutRegistry(settings, keys, InstantSource.system()))
                        .with(new TestIdentity(settings.did(), peer -> List.of())));
    }

    public static TestConnector start(ConnectorSettings settings, RuntimeParts parts) {
        return new TestConnector(settings, ConnectorRuntime.start(parts));
    }

    public static RuntimeParts parts(ConnectorSettings settings) {
        return parts(settings, peer -> List.of());
    }

    /** A connector that signs. @param atRest what it does when a process rests with it */
    public static RuntimeParts parts(ConnectorSettings settings, AtRest atRest) {
        var keys = new TestKeys().of(settings.did());
        return ProductParts.protocolShell(
                        settings, Outside.withoutRegistry(settings, keys, InstantSource.system()), atRest)
                .with(new TestIdentity(settings.did(), peer -> List.of()));
    }

    private static RuntimeParts parts(
            ConnectorSettings settings, Function<String, List<VerifiedCredential>> credentialsOf) {
        return ProductParts.protocolShell(settings, Outside.withoutRegistry(settings, InstantSource.system()))
                .with(new TestIdentity(settings.did(), credentialsOf));
    }

    public static ConnectorSettings settings(String name, Path dataDir) {
        return settings(name, dataDir, freePortBase());
    }

    /** @param portBase the first of its ports, all on loopback */
    public static ConnectorSettings settings(String name, Path dataDir, int portBase) {
        return new ConnectorSettings(
                name,
                "did:web:localhost:partners:" + name,
                dataDir,
                "127.0.0.1",
                portBase,
                "127.0.0.1",
                false,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Set.of());
    }

    public ConnectorSettings settings() {
        return settings;
    }

    public <T> T service(Class<T> type) {
        return runtime.service(type);
    }

    public URI dsp() {
        return URI.create(settings.dspAddress() + "/2025-1");
    }

    @Override
    public void close() {
        runtime.close();
    }

    /** @return the first of ten ports in a row that were free a moment ago */
    public static int freePortBase() {
        for (var attempt = 0; attempt < 50; attempt++) {
            var base = anyFreePort() - 10;
            if (base > 1024 && allFree(base)) {
                return base;
            }
        }
        throw new IllegalStateException("no ten free ports in a row on this machine");
    }

    private static int anyFreePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    private static boolean allFree(int base) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (var offset = 0; offset < 10; offset++) {
                held.add(new ServerSocket(base + offset));
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            held.forEach(TestConnector::closeQuietly);
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("could not let go of a port", e);
        }
    }
}
