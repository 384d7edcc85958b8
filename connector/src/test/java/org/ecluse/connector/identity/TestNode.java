package org.ecluse.connector.identity;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.ConnectorRuntime;

/** The product's connector, whole, on free loopback ports, as a partner of a {@link LoopbackRegistry}. */
public final class TestNode implements AutoCloseable {
    private final ConnectorSettings settings;
    private final ConnectorRuntime runtime;

    private TestNode(ConnectorSettings settings) {
        this.settings = settings;
        this.runtime = ConnectorRuntime.start(settings);
    }

    public static TestNode start(String name, Path folder, LoopbackRegistry registry) {
        return start(settings(name, folder, registry));
    }

    public static TestNode start(ConnectorSettings settings) {
        return new TestNode(settings);
    }

    public static ConnectorSettings settings(String name, Path folder, LoopbackRegistry registry) {
        return new ConnectorSettings(
                name,
                registry.didOf(name).toString(),
                folder.resolve(name),
                "127.0.0.1",
                freePortBase(),
                "127.0.0.1",
                false,
                Optional.of(registry.address()),
                Optional.of(registry.did().toString()),
                Duration.ZERO,
                Set.of());
    }

    /** This node, stopped and started again on what it left on disk. */
    public TestNode restarted() {
        close();
        return start(settings);
    }

    public TestNode enrolled(LoopbackRegistry registry) {
        service(Enrolment.class).enrol(LoopbackRegistry.codeFor(settings.name()), registry.address());
        return this;
    }

    public ConnectorSettings settings() {
        return settings;
    }

    public <T> T service(Class<T> type) {
        return runtime.service(type);
    }

    @Override
    public void close() {
        runtime.close();
    }

    /** @return the first of ten ports in a row that were free a moment ago */
    public static int freePortBase() {
        for (var attempt = 0; attempt < 50; attempt++) {
            try (var any = new ServerSocket(0)) {
                var base = any.getLocalPort() - 10;
                if (base > 1024 && allFree(base)) {
                    return base;
                }
            } catch (IOException e) {
                throw new IllegalStateException("no free port", e);
            }
        }
        throw new IllegalStateException("no ten free ports in a row");
    }

    private static boolean allFree(int base) {
        for (var offset = 0; offset < 10; offset++) {
            try (var held = new ServerSocket(base + offset)) {
                held.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
