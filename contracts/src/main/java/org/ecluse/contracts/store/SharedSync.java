package org.ecluse.contracts.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes what was committed outlast a loss of power, once for all who wait for it: a sync takes milliseconds, however much it
 * brings to the disk. Safe for threads.
 */
final class SharedSync {
    private final Runnable sync;
    private final AtomicLong asked = new AtomicLong();
    private final Object turn = new Object();
    private long done;

    SharedSync(Runnable sync) {
        this.sync = sync;
    }

    /** Returns when a sync that began after this call has ended. */
    void await() {
        var mine = asked.incrementAndGet();
        synchronized (turn) {
            if (done >= mine) {
                return;
            }
            var covers = asked.get();
            sync.run();
            done = covers;
        }
    }
}
