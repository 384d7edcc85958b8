package org.ecluse.connector.edc;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.eclipse.edc.boot.system.DependencyGraph;
import org.eclipse.edc.boot.system.runtime.BaseRuntime;
import org.eclipse.edc.spi.monitor.Monitor;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.spi.system.configuration.Config;
import org.eclipse.edc.spi.system.configuration.ConfigFactory;
import org.slf4j.LoggerFactory;

/** EDC's boot, with our extensions, our settings and our log, and with a failure that stops what had started. */
final class EdcRuntime extends BaseRuntime {
    private final RuntimeParts parts;
    private final LogMonitor log = new LogMonitor(LoggerFactory.getLogger("org.ecluse.connector.protocol"));
    private List<ServiceExtension> booting;

    EdcRuntime(RuntimeParts parts) {
        super(new ChosenExtensions(parts));
        this.parts = parts;
        // Ours may hold files from the moment they are built.
        this.booting = parts.added();
    }

    void start() {
        try {
            boot(false);
        } catch (RuntimeException e) {
            stopWhatHadStarted();
            throw e instanceof ConnectorNotStarted told ? told : new ConnectorNotStarted(rootMessage(e), e);
        }
    }

    @Override
    public void shutdown() {
        log.ending();
        super.shutdown();
    }

    ServiceExtensionContext context() {
        return context;
    }

    @Override
    protected Monitor createMonitor() {
        return log;
    }

    /** The configuration that EDC has gathered from environment and system properties is dropped on purpose. */
    @Override
    protected ServiceExtensionContext createServiceExtensionContext(Config gathered) {
        return super.createServiceExtensionContext(ConfigFactory.fromMap(parts.settings()));
    }

    @Override
    protected DependencyGraph buildDependencyGraph(ServiceExtensionContext context) {
        var graph = super.buildDependencyGraph(context);
        if (!graph.isValid()) {
            var missing = graph.getInjectionFailures()
                    .map(failure -> failure.failureDetail() + " (for "
                            + failure.dependent().name() + ")")
                    .collect(joining("; "));
            throw new ConnectorNotStarted("parts of the connector do not fit together: " + missing, null);
        }
        booting = graph.getExtensions();
        return graph;
    }

    @Override
    protected void onError(Throwable error) {
        throw new ConnectorNotStarted(rootMessage(error), error);
    }

    private void stopWhatHadStarted() {
        for (int i = booting.size() - 1; i >= 0; i--) {
            var extension = booting.get(i);
            try {
                extension.shutdown();
                extension.cleanup();
            } catch (RuntimeException e) {
                // An extension that never started has nothing to stop; the start's own failure is what is reported.
                monitor.debug("could not stop " + extension.name() + ": " + e.getMessage());
            }
        }
    }

    private static String rootMessage(Throwable error) {
        var root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
