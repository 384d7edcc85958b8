package org.ecluse.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the registry when the application starts, so that one that cannot open is not deployed, and closes it. */
@ApplicationScoped
public class RegistryLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryLifecycle.class);

    /** The one registry of this application. */
    @Produces
    @Singleton
    public Registry open() {
        OwnProcess.endWithInput();
        try {
            RegistrySettings settings = RegistrySettings.of(System.getProperties());
            Registry registry = new Registry(settings, Clock.systemUTC());
            LOG.info("registry {} of {} is open", registry.issuer().did(), settings.displayName());
            return registry;
        } catch (RuntimeException e) {
            OwnProcess.refuseToOpen(e);
            throw e;
        }
    }

    /** Asked for at start, so that it opens then and not at the first call. */
    public void start(@Observes @Initialized(ApplicationScoped.class) Object started, Registry registry) {
        if (!registry.isHealthy()) {
            throw new IllegalStateException("the registry's database does not answer");
        }
    }

    /** Stops the registry's threads and its database. */
    public void close(@Disposes Registry registry) {
        registry.close();
    }
}
