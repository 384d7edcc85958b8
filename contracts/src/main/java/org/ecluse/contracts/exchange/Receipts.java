package org.ecluse.contracts.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Words of receipt that are not written down yet: the peer's next message, which says the same, is due at once, and saves the
 * commit. Lost with the process, whereupon the message is sent again. Safe for threads.
 */
final class Receipts {
    /** How long the next message is waited for. */
    static final Duration HELD_MAX = Duration.ofSeconds(2);

    private static final int COUNT_MAX = 20_000;

    private final InstantSource clock;
    private final Timers timers;
    private final Writer writer;
    private final Map<String, Receipt> held = new ConcurrentHashMap<>();
    private final AtomicBoolean waiting = new AtomicBoolean();

    private record Receipt(String messageId, Answer.Taken answer, Instant since) {}

    /** Writes down what was answered, when it is still of interest. */
    @FunctionalInterface
    interface Writer {
        void write(String pid, String messageId, Answer answer);
    }

    Receipts(InstantSource clock, Timers timers, Writer writer) {
        this.clock = clock;
        this.timers = timers;
        this.writer = writer;
    }

    void hold(String pid, String messageId, Answer.Taken answer) {
        if (held.size() >= COUNT_MAX) {
            writer.write(pid, messageId, answer);
            return;
        }
        held.put(pid, new Receipt(messageId, answer, clock.instant()));
        if (waiting.compareAndSet(false, true)) {
            timers.at(clock.instant().plus(HELD_MAX), this::writeOld);
        }
    }

    /** Writes down what is held of a process, before something else is done with it. */
    void write(String pid) {
        var receipt = held.remove(pid);
        if (receipt != null) {
            writer.write(pid, receipt.messageId(), receipt.answer());
        }
    }

    private void writeOld() {
        waiting.set(false);
        var now = clock.instant();
        held.forEach((pid, receipt) -> {
            if (!now.isBefore(receipt.since().plus(HELD_MAX))) {
                write(pid);
            }
        });
        held.values().stream()
                .map(Receipt::since)
                .min(Instant::compareTo)
                .filter(first -> waiting.compareAndSet(false, true))
                .ifPresent(first -> timers.at(first.plus(HELD_MAX), this::writeOld));
    }
}
