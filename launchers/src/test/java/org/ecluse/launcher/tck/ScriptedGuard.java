package org.ecluse.launcher.tck;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.edc.spi.entity.StatefulEntity;
import org.eclipse.edc.spi.persistence.StateEntityStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a process at rest wait for half a second, as the test kit needs it, and then makes the script's move. */
final class ScriptedGuard<T extends StatefulEntity<T>> implements Predicate<T>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptedGuard.class);
    private static final int WAIT_MILLIS = 500;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Predicate<T> atRest;
    private final Script<T> script;
    private final Function<T, String> idOf;
    private final StateEntityStore<T> store;

    ScriptedGuard(Predicate<T> atRest, Script<T> script, Function<T, String> idOf, StateEntityStore<T> store) {
        this.atRest = atRest;
        this.script = script;
        this.idOf = idOf;
        this.store = store;
    }

    @Override
    public boolean test(T process) {
        if (!atRest.test(process)) {
            return false;
        }
        clock.schedule(() -> move(process), WAIT_MILLIS, TimeUnit.MILLISECONDS);
        return true;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** What the kit has changed meanwhile stays changed: only a process still where it rested is moved. */
    private void move(T rested) {
        try {
            store.findByIdAndLease(rested.getId()).onSuccess(process -> {
                if (process.getState() == rested.getState()) {
                    script.playAtRest(idOf.apply(process), process);
                }
                process.setPending(false);
                store.save(process);
            });
        } catch (RuntimeException e) {
            LOG.warn("the script's move failed for " + rested, e);
        }
    }
}
