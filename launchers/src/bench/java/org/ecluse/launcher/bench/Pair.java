package org.ecluse.launcher.bench;

import java.util.function.Supplier;

/** A provider that offers one dataset to everyone, and a consumer, both of one kind. Closing ends both. */
record Pair(Connector provider, Connector consumer) implements AutoCloseable {
    /** Starts one after the other; when the second does not start, the first is ended. */
    static Pair of(Supplier<Connector> provider, Supplier<Connector> consumer) {
        var first = provider.get();
        try {
            return new Pair(first, consumer.get());
        } catch (RuntimeException e) {
            first.process().close();
            throw e;
        }
    }

    long cpuMillis() {
        return provider.process().cpuMillis() + consumer.process().cpuMillis();
    }

    @Override
    public void close() {
        consumer.process().close();
        provider.process().close();
    }
}
