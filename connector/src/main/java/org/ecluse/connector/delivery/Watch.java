package org.ecluse.connector.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ecluse.policy.Problem;

/**
 * Looks again and again, while deliveries run, whether they still may, and cuts those that may not, that take too long, or
 * whose source says nothing.
 * When the look itself fails, the delivery is cut: not to know is not to permit.
 */
public final class Watch {
    private final ScheduledExecutorService timer;
    private final Duration every;
    private final Duration stallMax;
    private final Duration deadline;

    public Watch(ScheduledExecutorService timer, Duration every, Duration stallMax, Duration deadline) {
        this.timer = timer;
        this.every = every;
        this.stallMax = stallMax;
        this.deadline = deadline;
    }

    /** Ends the watching. */
    public interface Ending extends AutoCloseable {
        @Override
        void close();
    }

    public Ending over(Delivery delivery, Supplier<Optional<Problem>> objection) {
        ScheduledFuture<?> looks = timer.scheduleWithFixedDelay(
                () -> look(objection).or(() -> stalled(delivery)).ifPresent(delivery::cut),
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
        ScheduledFuture<?> end = timer.schedule(
                () -> delivery.cut(new Problem(
                        "delivery.deadline",
                        "",
                        "the delivery took longer than " + deadline,
                        "ask for parts of the content, or raise the limit")),
                deadline.toMillis(),
                TimeUnit.MILLISECONDS);
        return () -> {
            looks.cancel(false);
            end.cancel(false);
        };
    }

    private Optional<Problem> stalled(Delivery delivery) {
        if (delivery.waitsForSource().compareTo(stallMax) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "source.stalled",
                "",
                "the source has said nothing for " + stallMax,
                "check the source, and let the peer ask again"));
    }

    private static Optional<Problem> look(Supplier<Optional<Problem>> objection) {
        try {
            return objection.get();
        } catch (RuntimeException e) {
            return Optional.of(new Problem(
                    "use.unknown",
                    "",
                    "whether the use is still permitted cannot be told: " + Problem.quote(String.valueOf(e)),
                    "see why the look-up fails"));
        }
    }
}
