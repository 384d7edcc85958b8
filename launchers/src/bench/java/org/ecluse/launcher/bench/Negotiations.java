package org.ecluse.launcher.bench;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Negotiations as their consumer's operator asks for them and sees them end. */
final class Negotiations {
    private static final Set<String> ENDS = Set.of("FINALIZED", "TERMINATED");
    private static final String GOOD_END = "FINALIZED";
    private static final Duration ONE_MAX = Duration.ofSeconds(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final Duration BURST_MAX = Duration.ofMinutes(10);
    private static final int ASKING_AT_ONCE = 8;
    private static final int LOOKED_AT_AT_ONCE = 16;
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ManagementApi consumer;
    private final Pair pair;
    private final JsonObject request;

    Negotiations(Pair pair) {
        this.consumer = pair.consumer().management();
        this.pair = pair;
        this.request = consumer.contractRequest(pair.provider());
    }

    /** @return the id of a negotiation that has been brought to its good end */
    String one() {
        var id = consumer.negotiate(request);
        var deadline = System.nanoTime() + ONE_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            var state = consumer.negotiationState(id);
            if (state.equals(GOOD_END)) {
                return id;
            }
            if (ENDS.contains(state)) {
                throw new StepFailed(
                        "a negotiation ended as " + state + ": " + consumer.get("/contractnegotiations/" + id));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new StepFailed("a negotiation did not end within " + ONE_MAX);
    }

    /**
     * What one negotiation at a time came to.
     *
     * @param millis from the request to its good end seen, of each
     * @param cpuPerSide milliseconds of processor time for one, the mean of both sides, with what looking costs
     */
    record Alone(double[] millis, double cpuPerSide) {}

    /** Brings {@code count} to their good end, each alone, after {@code warmUps} that do not count. */
    Alone oneAtATime(int warmUps, int count) {
        for (var warmUp = 0; warmUp < warmUps; warmUp++) {
            one();
        }
        var cpuBefore = pair.cpuMillis();
        var millis = new double[count];
        for (var index = 0; index < count; index++) {
            var from = System.nanoTime();
            one();
            millis[index] = (System.nanoTime() - from) / 1e6;
        }
        return new Alone(millis, (pair.cpuMillis() - cpuBefore) / 2.0 / count);
    }

    /**
     * What a burst came to. Processor time is that of the processes; the consumer's has the requests and the watching in it.
     *
     * @param lost were refused, ended badly or did not end
     * @param unended those of the lost that were still under way after ten minutes
     * @param seconds from the first request to the last end seen
     */
    record Burst(int count, int lost, int unended, double seconds, long providerMillis, long consumerMillis) {
        double perSecond() {
            return (count - lost) / seconds;
        }

        /** @return milliseconds of processor time per negotiation, the mean of both sides */
        double cpuPerSide() {
            return (providerMillis + consumerMillis) / 2.0 / count;
        }
    }

    /** Asks for {@code count} contracts, a few requests at once, and watches until each has ended or ten minutes are over. */
    Burst burst(int count) {
        var providerBefore = pair.provider().process().cpuMillis();
        var consumerBefore = pair.consumer().process().cpuMillis();
        BlockingQueue<Optional<String>> asked = new LinkedBlockingQueue<>();
        var threads = Executors.newFixedThreadPool(ASKING_AT_ONCE);
        try {
            var from = System.nanoTime();
            for (var index = 0; index < count; index++) {
                threads.execute(() -> asked.add(asked()));
            }
            var watch = new Watch(asked, count, from);
            watch.untilAllHaveEnded();
            return new Burst(
                    count,
                    count - watch.finalized,
                    watch.unended(),
                    (watch.lastEnd - from) / 1e9,
                    pair.provider().process().cpuMillis() - providerBefore,
                    pair.consumer().process().cpuMillis() - consumerBefore);
        } finally {
            threads.shutdownNow();
        }
    }

    /** @return the negotiation's id; empty when the connector refused the request, which is a negotiation lost */
    private Optional<String> asked() {
        try {
            return Optional.of(consumer.negotiate(request));
        } catch (StepFailed e) {
            return Optional.empty();
        }
    }

    /** Looks at the oldest few that have not ended, so that watching costs about one look for each. */
    private final class Watch {
        private final BlockingQueue<Optional<String>> asked;
        private final List<String> pending = new ArrayList<>();
        private final AtomicInteger answered = new AtomicInteger();
        private final int count;
        private final long deadline;
        private long lastEnd;
        private int finalized;

        Watch(BlockingQueue<Optional<String>> asked, int count, long from) {
            this.asked = asked;
            this.count = count;
            this.deadline = from + BURST_MAX.toNanos();
            this.lastEnd = from;
        }

        void untilAllHaveEnded() {
            while (unended() > 0 && System.nanoTime() < deadline) {
                take();
                if (!look()) {
                    LockSupport.parkNanos(POLL_NANOS);
                    if (System.nanoTime() - lastEnd > STUCK_NANOS) {
                        Collections.rotate(pending, -LOOKED_AT_AT_ONCE);
                    }
                }
            }
        }

        int unended() {
            return count - answered.get() + pending.size();
        }

        private void take() {
            var answers = new ArrayList<Optional<String>>();
            asked.drainTo(answers);
            answered.addAndGet(answers.size());
            answers.forEach(answer -> answer.ifPresent(pending::add));
        }

        /** @return whether any has ended */
        private boolean look() {
            var ended = new ArrayList<String>();
            for (var id : List.copyOf(pending.subList(0, Math.min(LOOKED_AT_AT_ONCE, pending.size())))) {
                var state = consumer.negotiationState(id);
                if (ENDS.contains(state)) {
                    lastEnd = System.nanoTime();
                    finalized += state.equals(GOOD_END) ? 1 : 0;
                    ended.add(id);
                }
            }
            return pending.removeAll(ended);
        }
    }
}
