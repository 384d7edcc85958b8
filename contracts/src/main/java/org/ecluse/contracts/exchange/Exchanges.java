package org.ecluse.contracts.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ecluse.contracts.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves processes of one kind: loads one, decides, stores state and message in one commit, sends the message, records the
 * answer. Event-driven: a timer is set for the next instant at which a stored process must be looked at. Safe for threads.
 * Several connectors may work on one store, since it refuses to write over a version it does not know. Whose message is
 * under way has a lease on the process, {@link Exchange#ANSWER_MAX} long; what is due after that is anybody's. One thing is
 * asked periodically, and only of a store that is shared: what another one that died has left.
 */
public final class Exchanges<P extends Process<P, S, M>, S extends Enum<S>, M extends Message<S>> {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
    private static final int LANES = 1024;
    private static final int RETRIES_MAX = 8;
    private static final int WOKEN_MAX = 200;
    /** What is left beyond that wakes by its own time. */
    private static final int RESUMED_MAX = 100_000;

    /** How often a store that is shared is asked what others have left. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final Conduct<P, S, M> conduct;
    private final ExchangeStore<P> store;
    private final Courier<P> courier;
    private final Surroundings surroundings;
    private final Steps<P, S, M> steps;
    private final Consumer<P> takenOver;
    private final ReentrantLock[] lanes =
            IntStream.range(0, LANES).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);
    /** Which message of a process is under way, by pid. */
    private final Map<String, String> underWay = new ConcurrentHashMap<>();

    /** What may have been written or not, by pid: as long as the store does not answer. */
    private final Map<String, Written<P, S>> unclear = new ConcurrentHashMap<>();

    private final Receipts receipts;

    private final Object alarmLock = new Object();
    private Optional<Instant> alarm = Optional.empty();
    private volatile boolean closed;

    /**
     * What the work needs from outside.
     *
     * @param senders where messages are sent from; one that refuses a task leaves it to the timer
     * @param ids makes message ids, each another one
     */
    public record Surroundings(InstantSource clock, Timers timers, Executor senders, Supplier<String> ids) {}

    /**
     * What the store is to have.
     *
     * @param begins whether there was no such process before
     * @param entered states that both sides have come into by this, in order
     */
    private record Written<P, S>(P process, boolean begins, List<S> entered) {}

    public Exchanges(Conduct<P, S, M> conduct, ExchangeStore<P> store, Courier<P> courier, Surroundings surroundings) {
        this(conduct, store, courier, surroundings, process -> {});
    }

    /** @param takenOver told of each process that another connector had in hand when it ended, and that is ours now */
    public Exchanges(
            Conduct<P, S, M> conduct,
            ExchangeStore<P> store,
            Courier<P> courier,
            Surroundings surroundings,
            Consumer<P> takenOver) {
        this.conduct = conduct;
        this.store = store;
        this.courier = courier;
        this.surroundings = surroundings;
        this.steps = new Steps<>(conduct, surroundings.ids());
        this.takenOver = takenOver;
        this.receipts = new Receipts(surroundings.clock(), surroundings.timers(), this::record);
    }

    /**
     * Begins a process of ours, with the message that it has outgoing.
     *
     * @throws StoreUnavailable when it is not known whether it was stored; nothing was sent yet then
     */
    public P begin(P process) {
        inLane(process.pid(), () -> {
            var written = written(new Written<>(process, true, List.of()), true, this::add);
            if (!written) {
                throw new IllegalStateException("there is a process " + process.pid() + " already");
            }
            return process;
        });
        follow(process);
        return process;
    }

    /**
     * A process that a peer begins. Begun again, it is the one that there is.
     *
     * @param begun as {@link Exchange#begunByPeer} makes it
     */
    public Outcome<P> begunByPeer(P begun, Told told) {
        var known = findByPeer(begun);
        if (known.isPresent()) {
            clear(known.get().pid());
            return again(known.get(), begun, told);
        }
        var now = now();
        var step = steps.reconsider(begun, now);
        var first = step.changed().orElse(begun);
        var added =
                inLane(first.pid(), () -> written(new Written<>(first, true, List.of(begun.state())), true, this::add));
        if (!added) {
            return findByPeer(begun)
                    .map(other -> again(other, begun, told))
                    .orElseThrow(() -> new IllegalStateException("process " + first.pid() + " cannot be added"));
        }
        follow(first);
        return new Outcome.Done<>(first);
    }

    /** @throws StoreUnavailable when it is not known whether the message had its effect: it must not be acknowledged */
    public Outcome<P> receive(String pid, Told told, M message) {
        return step(pid, process -> steps.receive(process, told, message, now()));
    }

    /** Makes a move of our own. */
    public Outcome<P> move(String pid, M message) {
        receipts.write(pid);
        return step(pid, process -> steps.move(process, message, now()));
    }

    /**
     * As {@link #move(String, Message)}, where the process is as the mover believes.
     *
     * @param expected whether it is; refused when not
     * @param also changed in the same commit; leaves {@link Process#exchange} as it is
     */
    public Outcome<P> move(String pid, M message, Predicate<P> expected, UnaryOperator<P> also) {
        return step(
                pid,
                process -> expected.test(process)
                        ? steps.move(also.apply(process), message, now())
                        : Step.refused(new Refusal(
                                Refusal.Kind.NOT_NOW, "process.moved-on", "the process has moved on meanwhile")));
    }

    /**
     * Changes what the peer is not told of.
     *
     * @param change leaves {@link Process#exchange} as it is; gives back what it got when there is nothing to change
     */
    public Outcome<P> amend(String pid, UnaryOperator<P> change) {
        receipts.write(pid);
        return step(pid, process -> steps.amend(process, change));
    }

    /** Asks again whether there is something to do at once: what that depends on has changed. */
    public Outcome<P> reconsider(String pid) {
        receipts.write(pid);
        return step(pid, process -> steps.reconsider(process, now()));
    }

    /** Takes up what an earlier run of ours has left under way; of a store that is shared, also what is nobody's. */
    public void resume() {
        var dueBy = now().plus(Exchange.ANSWER_MAX);
        store.ownDue(dueBy, RESUMED_MAX).forEach(pid -> wake(pid, dueBy));
        if (store.isShared()) {
            takeOver();
            var now = now();
            store.due(now, RESUMED_MAX).forEach(pid -> wake(pid, now));
        }
        setAlarm();
    }

    /** The message that one who has ended had under way may or may not have left: it is sent again, with its id. */
    private void takeOver() {
        for (var pid : store.takeOver(RESUMED_MAX)) {
            wake(pid, now().plus(Exchange.ANSWER_MAX));
            store.find(pid).ifPresent(takenOver);
        }
    }

    /** Sends no more, wakes no more. What is under way is recorded when it is answered. */
    public void close() {
        closed = true;
    }

    private Optional<P> findByPeer(P begun) {
        var stands = begun.exchange();
        return store.findByPeer(
                stands.peer().party(), stands.role(), stands.peerPid().orElseThrow());
    }

    private Outcome<P> again(P known, P begun, Told told) {
        var repeated = known.exchange().hasReceived(told.messageId())
                || !conduct.table().isLast(known.state()) && conduct.beginsAlike(known, begun);
        return repeated
                ? new Outcome.Done<>(known)
                : new Outcome.Refused<>(new Refusal(
                        Refusal.Kind.NOT_NOW,
                        "process.begun-before",
                        "the peer has begun a process by this pid before"));
    }

    private Outcome<P> step(String pid, Function<P, Step<P, S>> decide) {
        var outcome = inLane(pid, () -> stepInLane(pid, true, decide));
        if (outcome instanceof Outcome.Done<P> done) {
            follow(done.now());
        }
        return outcome;
    }

    /** @param settled whether the step must outlast a loss of power before we go on */
    private Outcome<P> stepInLane(String pid, boolean settled, Function<P, Step<P, S>> decide) {
        for (int attempt = 0; attempt < RETRIES_MAX; attempt++) {
            var found = store.find(pid);
            if (found.isEmpty()) {
                return new Outcome.Refused<>(Refusal.notThere());
            }
            settleUnclear(found.get());
            var step = decide.apply(found.get());
            if (step.changed().isEmpty()) {
                return step.refusal()
                        .<Outcome<P>>map(Outcome.Refused::new)
                        .orElseGet(() -> new Outcome.Done<>(found.get()));
            }
            var changed = step.changed().get();
            var after = changed.with(changed.exchange().nextVersion(now()));
            var settles = settled || hasNewMessage(found.get(), after);
            if (written(new Written<>(after, false, step.entered()), settles, this::replace)) {
                return new Outcome.Done<>(after);
            }
        }
        throw new StoreUnavailable("process " + pid + " is written by others all the time; try again", null);
    }

    private boolean add(P process) {
        return store.add(process, steps.wake(process));
    }

    private boolean replace(P process) {
        return store.replace(process, steps.wake(process));
    }

    /** Writes, and tells of it. Where that is not known to have been done it is found out later, and told then. */
    private boolean written(Written<P, S> work, boolean settles, Predicate<P> write) {
        try {
            if (!write.test(work.process())) {
                return false;
            }
            if (settles) {
                store.settle();
            }
        } catch (StoreUnavailable e) {
            unclear.put(work.process().pid(), work);
            alarmAt(now().plus(PAUSE_AFTER_FAILURE));
            throw e;
        }
        tell(work);
        return true;
    }

    private void tell(Written<P, S> work) {
        if (work.entered().size() > 1) {
            // The receipt of our message is shown, so its answer need not be waited for.
            underWay.remove(work.process().pid());
        }
        if (work.begins()) {
            conduct.begun(work.process());
        }
        work.entered().forEach(state -> conduct.entered(work.process(), state));
    }

    /** A write of which nothing was known has been done when the store has what it was to write. */
    private void settleUnclear(P found) {
        var work = unclear.get(found.pid());
        if (work == null) {
            return;
        }
        if (work.process().exchange().equals(found.exchange())) {
            store.settle();
            unclear.remove(found.pid());
            tell(work);
        } else {
            unclear.remove(found.pid());
        }
    }

    private void clear(String pid) {
        inLane(pid, () -> {
            store.find(pid).ifPresentOrElse(this::settleUnclear, () -> unclear.remove(pid));
            return pid;
        });
    }

    private boolean hasNewMessage(P before, P after) {
        var idBefore = before.exchange().outgoing().map(Outgoing::messageId);
        var idAfter = after.exchange().outgoing().map(Outgoing::messageId);
        return idAfter.isPresent() && !idAfter.equals(idBefore);
    }

    /** Sends what is to be sent now, and sees to it that we wake for the rest. */
    private void follow(P process) {
        var outgoing = process.exchange().outgoing();
        if (outgoing.isPresent() && !closed && outgoing.get().underWay()) {
            send(process, outgoing.get());
        }
        steps.wake(process).ifPresent(this::alarmAt);
    }

    private void send(P process, Outgoing<S> outgoing) {
        if (underWay.putIfAbsent(process.pid(), outgoing.messageId()) != null) {
            return;
        }
        try {
            surroundings.senders().execute(() -> sendNow(process, outgoing.messageId()));
        } catch (RejectedExecutionException e) {
            underWay.remove(process.pid(), outgoing.messageId());
            LOG.debug("process {}: the message waits for its timer, all senders are busy", process.pid());
        }
    }

    private void sendNow(P process, String messageId) {
        try {
            courier.send(process)
                    .exceptionally(failure -> new Answer.None(String.valueOf(failure.getMessage())))
                    .thenAccept(answer -> answered(process, messageId, answer));
        } catch (RuntimeException e) {
            LOG.warn("process " + process.pid() + ": a message could not be made", e);
            record(process.pid(), messageId, new Answer.None(String.valueOf(e.getMessage())));
        }
    }

    private void answered(P process, String messageId, Answer answer) {
        if (answer instanceof Answer.Taken taken
                && process.exchange().peerPid().isPresent()
                && conduct.nextWordIsDue(process)) {
            receipts.hold(process.pid(), messageId, taken);
        } else {
            record(process.pid(), messageId, answer);
        }
    }

    private void record(String pid, String messageId, Answer answer) {
        underWay.remove(pid, messageId);
        try {
            var outcome = inLane(
                    pid, () -> stepInLane(pid, false, process -> steps.answered(process, messageId, answer, now())));
            if (outcome instanceof Outcome.Done<P> done) {
                follow(done.now());
            }
        } catch (RuntimeException e) {
            LOG.error("process " + pid + ": the answer to a message could not be recorded, so it is sent again", e);
        }
    }

    private void alarmAt(Instant when) {
        synchronized (alarmLock) {
            if (closed || alarm.isPresent() && !alarm.get().isAfter(when)) {
                return;
            }
            alarm = Optional.of(when);
        }
        surroundings.timers().at(when, () -> ring(when));
    }

    private void ring(Instant set) {
        synchronized (alarmLock) {
            if (closed || !alarm.equals(Optional.of(set))) {
                return;
            }
            alarm = Optional.empty();
        }
        try {
            List.copyOf(unclear.keySet()).forEach(this::clear);
            if (store.isShared()) {
                takeOver();
            }
            var dueBy = now();
            store.due(dueBy, WOKEN_MAX).forEach(pid -> wake(pid, dueBy));
            setAlarm();
        } catch (RuntimeException e) {
            LOG.warn("not all that is due could be done; it is tried again in {}", PAUSE_AFTER_FAILURE, e);
            alarmAt(now().plus(PAUSE_AFTER_FAILURE));
        }
    }

    private void setAlarm() {
        var now = now();
        store.nextWake().map(when -> when.isBefore(now) ? now : when).ifPresent(this::alarmAt);
        if (store.isShared()) {
            alarmAt(now.plus(LOOK_EVERY));
        }
    }

    /** A process is looked at since its time has come: its message is sent again, or its deadline is over. */
    private void wake(String pid, Instant dueBy) {
        var woken = new AtomicReference<Step<P, S>>(Step.nothing());
        var outcome = inLane(
                pid,
                () -> stepInLane(pid, false, process -> {
                    woken.set(steps.woken(process, underWay.containsKey(pid), dueBy, now()));
                    return woken.get();
                }));
        if (outcome instanceof Outcome.Done<P> done && woken.get().changed().isPresent()) {
            done.now().exchange().outgoing().ifPresent(outgoing -> send(done.now(), outgoing));
        }
    }

    private Instant now() {
        return surroundings.clock().instant();
    }

    private <T> T inLane(String pid, Supplier<T> work) {
        var lane = lanes[Math.floorMod(pid.hashCode(), LANES)];
        lane.lock();
        try {
            return work.get();
        } finally {
            lane.unlock();
        }
    }
}
