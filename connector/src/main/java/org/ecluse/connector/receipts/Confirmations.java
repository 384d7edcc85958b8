package org.ecluse.connector.receipts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.receipts.Errand;
import org.ecluse.contracts.receipts.SqlErrands;
import org.ecluse.contracts.receipts.SqlUseReceipts;
import org.ecluse.policy.Problem;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.HttpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells providers what arrived, and keeps what they answer. One after the other, in the background; an alarm is set for the
 * next try, nothing polls. A provider that does not take it is asked again from half a second on, doubling, twelve times, and
 * then after the next start. Safe for threads.
 */
public final class Confirmations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);
    private static final int AT_ONCE = 50;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Map<String, String> HEADERS = Map.of("Content-Type", StatementMessage.MEDIA_TYPE);

    private final SqlErrands errands;
    private final SqlUseReceipts receipts;
    private final Egress egress;
    private final InstantSource clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(Confirmations::daemon);
    private ScheduledFuture<?> alarm;

    public Confirmations(SqlErrands errands, SqlUseReceipts receipts, Egress egress, InstantSource clock) {
        this.errands = errands;
        this.receipts = receipts;
        this.egress = egress;
        this.clock = clock;
    }

    /** Takes up what an earlier run has left. */
    public void resume() {
        soon(() -> {
            errands.again(clock.instant());
            run();
        });
    }

    /** There is something to tell. */
    public void wake() {
        soon(this::run);
    }

    private void soon(Runnable task) {
        try {
            worker.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("arrivals could not be confirmed; they are after the next arrival or start", e);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("arrivals are confirmed after the next start");
        }
    }

    private void run() {
        for (var due = errands.due(clock.instant(), AT_ONCE);
                !due.isEmpty() && !worker.isShutdown();
                due = errands.due(clock.instant(), AT_ONCE)) {
            due.forEach(this::tell);
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        errands.nextAt().ifPresent(next -> {
            var wait = Math.max(1, Duration.between(clock.instant(), next).toMillis());
            alarm = worker.schedule(this::wake, wait, TimeUnit.MILLISECONDS);
        });
    }

    private void tell(Errand errand) {
        var problem = told(errand);
        if (problem.isEmpty()) {
            errands.done(errand);
            return;
        }
        LOG.info("the arrival of use {} is not confirmed yet: {}", errand.use(), problem.get());
        var pause = FIRST_PAUSE.multipliedBy(1L << errand.tries());
        errands.failed(errand, problem.get().code(), clock.instant().plus(pause));
    }

    private Optional<Problem> told(Errand errand) {
        try {
            var own = receipts.find(errand.use()).flatMap(receipt -> receipt.by(Signatory.CONSUMER));
            if (own.isEmpty()) {
                return Optional.of(problem("receipt.altered", "our own statement is not as it was signed"));
            }
            var body = StatementMessage.of(own.get()).json().getBytes(StandardCharsets.UTF_8);
            return egress.post(errand.address(), HEADERS, body)
                    .fold(
                            answer -> kept(errand, answer),
                            refusal -> Optional.of(problem(refusal.code(), refusal.cause())));
        } catch (RuntimeException e) {
            LOG.debug("use {}", errand.use(), e);
            return Optional.of(problem("receipt.later", "it could not be told now: " + Problem.quote("" + e)));
        }
    }

    private Optional<Problem> kept(Errand errand, HttpMessage answer) {
        if (!answer.isSuccess()) {
            return Optional.of(problem("receipt.peer", "the provider answers with status " + answer.status()));
        }
        return StatementMessage.read(answer.body())
                .map(theirs -> receipts.take(Signatory.PROVIDER, errand.use(), theirs.canonical(), theirs.signature())
                        .fold(own -> Optional.<Problem>empty(), Optional::of))
                .orElseGet(() -> Optional.of(problem("receipt.malformed", "the provider answers with no statement")));
    }

    private static Problem problem(String code, String cause) {
        return new Problem(code, "", cause, "it is tried again; ask the provider's operator if it stays so");
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "confirmations");
        thread.setDaemon(true);
        return thread;
    }

    /** What is not told yet is after the next start. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
