package org.ecluse.connector.edc;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.identity.ConnectorIdentity;

/**
 * One running connector. Starting either gives a connector whose doors are all open or throws; closing it stops accepting
 * requests first and then lets go of what it holds. Safe to close from any thread, and more than once.
 */
public final class ConnectorRuntime implements AutoCloseable {
    /** Names who reads JSON: otherwise each call of the API searches the class path for it. */
    private static final String JSON_PROVIDER = "jakarta.json.provider";

    static {
        if (System.getProperty(JSON_PROVIDER) == null) {
            System.setProperty(JSON_PROVIDER, "org.eclipse.parsson.JsonProviderImpl");
        }
    }

    private final EdcRuntime runtime;
    private final AutoCloseable held;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ConnectorRuntime(EdcRuntime runtime, AutoCloseable held) {
        this.runtime = runtime;
        this.held = held;
    }

    /**
     * Starts the product's connector.
     *
     * @throws ConnectorNotStarted when any part of it cannot start, e.g. a port is in use or a file is damaged
     */
    public static ConnectorRuntime start(ConnectorSettings settings) {
        var identity = open(settings);
        try {
            return start(ProductParts.of(settings, identity), identity);
        } catch (RuntimeException e) {
            identity.close();
            throw told(e);
        }
    }

    private static ConnectorIdentity open(ConnectorSettings settings) {
        try {
            return ConnectorIdentity.open(settings, InstantSource.system());
        } catch (RuntimeException e) {
            throw told(e);
        }
    }

    /** Keys and stores say what is wrong with them in one line; that line is what the operator sees. */
    private static ConnectorNotStarted told(RuntimeException e) {
        return e instanceof ConnectorNotStarted already ? already : new ConnectorNotStarted(e.getMessage(), e);
    }

    /**
     * Starts a connector from these parts; the product's own are {@link ProductParts#of}.
     *
     * @throws ConnectorNotStarted when any part of it cannot start
     */
    public static ConnectorRuntime start(RuntimeParts parts) {
        return start(parts, () -> {});
    }

    private static ConnectorRuntime start(RuntimeParts parts, AutoCloseable held) {
        var runtime = new EdcRuntime(parts);
        runtime.start();
        for (var part : parts.added()) {
            if (part instanceof OperatorParts operator) {
                operator.allStarted();
            }
        }
        return new ConnectorRuntime(runtime, held);
    }

    /** @return the service that an extension has registered under {@code type} */
    public <T> T service(Class<T> type) {
        return context().getService(type);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            runtime.shutdown();
            letGo();
        }
    }

    private void letGo() {
        try {
            held.close();
        } catch (Exception e) {
            throw new IllegalStateException("what the connector held could not be closed", e);
        }
    }

    private ServiceExtensionContext context() {
        return runtime.context();
    }
}
