package org.ecluse.launcher.tck;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.edc.spi.entity.StatefulEntity;
import org.eclipse.edc.spi.event.Event;
import org.eclipse.edc.spi.event.EventEnvelope;
import org.eclipse.edc.spi.event.EventSubscriber;
import org.eclipse.edc.spi.persistence.StateEntityStore;
import org.eclipse.edc.transaction.spi.TransactionContext;

/** Makes the script's move when an event is its cue. */
final class CueOn<T extends StatefulEntity<T>> implements EventSubscriber {
    /** Which process an event is about, and by which id the script knows it. */
    record Source(String processId, String scriptId) {}

    private static final long PAUSE_MILLIS = 100;

    private final Script<T> script;
    private final StateEntityStore<T> store;
    private final Function<Event, Source> sourceOf;
    private final TransactionContext transaction;

    CueOn(
            Script<T> script,
            StateEntityStore<T> store,
            Function<Event, Source> sourceOf,
            TransactionContext transaction) {
        this.script = script;
        this.store = store;
        this.sourceOf = sourceOf;
        this.transaction = transaction;
    }

    @Override
    public <E extends Event> void on(EventEnvelope<E> envelope) {
        var event = envelope.getPayload();
        var source = sourceOf.apply(event);
        pause();
        if (script.hasCue(event, source.scriptId())) {
            transaction.execute(() -> {
                var process = store.findByIdAndLease(source.processId()).getContent();
                script.moveFor(event, source.scriptId()).accept(process);
                store.save(process);
            });
        }
    }

    /** The message that caused the event must have been answered before the next one leaves. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
