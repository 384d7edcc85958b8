package org.ecluse.connector.dataplane;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ecluse.connector.delivery.Allowance;
import org.ecluse.connector.delivery.Delivery;
import org.ecluse.connector.delivery.DeliveryCut;
import org.ecluse.connector.delivery.Watch;
import org.ecluse.connector.enforcement.Plan;
import org.ecluse.connector.source.Content;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.policy.Problem;
import org.ecluse.trust.egress.OutgoingBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends content to sinks that consumers name, through the guard on the way out. A push that does not arrive is tried again,
 * from the beginning and decided anew; what the source breaks is not.
 */
final class Pushes {
    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
    private static final int ATTEMPTS_MAX = 3;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final String METHOD = "POST";

    private final Ports ports;
    private final Limits limits;
    private final ScheduledExecutorService workers;
    private final Semaphore slots;
    private final Watch watch;

    /** What is the same for all tries of one push. */
    private record Job(Flow flow, Allowance allowance, Flows flows) {}

    /** @param slots of deliveries at one time, shared with the pulls */
    Pushes(Ports ports, Limits limits, ScheduledExecutorService workers, Semaphore slots, Watch watch) {
        this.ports = ports;
        this.limits = limits;
        this.workers = workers;
        this.slots = slots;
        this.watch = watch;
    }

    /** @param allowance what the push has set aside; it is closed when the push has arrived or is given up */
    void begin(Flow flow, Plan plan, Allowance allowance, Flows flows) {
        workers.execute(() -> attempt(new Job(flow, allowance, flows), plan, 1));
    }

    private void attempt(Job job, Plan plan, int number) {
        var flow = job.flow();
        Optional<Problem> failure;
        try {
            failure = slots.tryAcquire() ? push(job, plan) : Optional.of(busy());
        } catch (RuntimeException e) {
            LOG.error(
                    "push of flow {} failed inside the connector",
                    flow.request().flow(),
                    e);
            failure = Optional.of(new Problem("delivery.failed", "", "the push failed", "see the log"));
        }
        if (failure.isEmpty()) {
            over(job);
            job.flows().completed(flow);
        } else if (number < ATTEMPTS_MAX && flow.isOpen() && worthAnotherTry(failure.get())) {
            LOG.info(
                    "push of flow {} did not arrive and is tried again: {}",
                    flow.request().flow(),
                    failure.get());
            workers.schedule(() -> again(job, number + 1), FIRST_PAUSE_MILLIS << number, TimeUnit.MILLISECONDS);
        } else {
            over(job);
            job.flows().end(flow, failure.get());
        }
    }

    private void again(Job job, int number) {
        job.flows()
                .judgeUnderWay(job.flow())
                .fold(
                        admitted -> {
                            attempt(job, admitted.plan(), number);
                            return job.flow();
                        },
                        turned -> {
                            over(job);
                            return job.flows().end(job.flow(), turned.problem());
                        });
    }

    private static void over(Job job) {
        try {
            job.allowance().close();
        } catch (RuntimeException e) {
            LOG.warn(
                    "what push {} has set aside and not used counts until it lapses",
                    job.flow().request().flow(),
                    e);
        }
    }

    private static boolean worthAnotherTry(Problem failure) {
        return failure.code().equals("peer.gone")
                || failure.code().equals("egress.unreachable")
                || failure.code().equals("delivery.busy");
    }

    /** Holds a slot, and gives it back. Empty when it has arrived. */
    private Optional<Problem> push(Job job, Plan plan) {
        var flow = job.flow();
        var delivery = new Delivery(
                        Judge.subject(flow.request().terms()), plan, ports.books(), Delivery.Recorded.AFTER_THE_ANSWER)
                .within(job.allowance());
        if (!flow.begin(delivery, limits.connections().deliveriesPerFlowMax())) {
            slots.release();
            return Optional.of(new Problem("flow.ended", "", "the transfer has ended", "ask for it again"));
        }
        try (var watching = watch.over(delivery, () -> job.flows().objection(flow));
                var content = ports.sources().open(flow.request().supply().source())) {
            var headers = Map.of(
                    "Content-Type",
                    plan.mediaType(),
                    Receipts.HEADER,
                    job.flows().receiptAddress(delivery).toString());
            return send(delivery, content, headers, flow.request().sink().orElseThrow());
        } catch (SourceBroken e) {
            return Optional.of(e.problem());
        } catch (IOException e) {
            return Optional.of(new Problem(
                    "source.broken",
                    "",
                    "the source cannot be read: " + Problem.quote("" + e.getMessage()),
                    "check it"));
        } finally {
            flow.done(delivery);
            slots.release();
        }
    }

    private Optional<Problem> send(Delivery delivery, Content content, Map<String, String> headers, URI sink) {
        return ports.egress()
                .begin(METHOD, sink, headers, limits.waits().deliveryMax())
                .fold(
                        body -> send(delivery, content, body),
                        refusal -> Optional.of(new Problem(
                                refusal.code(), Problem.quote("" + sink), refusal.cause(), refusal.cure())));
    }

    private static Optional<Problem> send(Delivery delivery, Content content, OutgoingBody body) {
        delivery.severedBy(() -> closeQuietly(body));
        try {
            delivery.run(content, new Answered(body));
            return Optional.empty();
        } catch (DeliveryCut e) {
            return Optional.of(e.problem());
        } finally {
            closeQuietly(body);
        }
    }

    private static Problem busy() {
        return new Problem("delivery.busy", "", "as many deliveries are running as may", "ask again later");
    }

    private static void closeQuietly(OutgoingBody body) {
        try {
            body.close();
        } catch (IOException e) {
            LOG.debug("closing a push", e);
        }
    }

    /** A body that is only closed well when the sink says that it has it. */
    private static final class Answered extends FilterOutputStream {
        private final OutgoingBody body;

        Answered(OutgoingBody body) {
            super(body.stream());
            this.body = body;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            var answer = body.finish();
            if (!answer.isSuccess()) {
                throw new IOException("the sink answers with status " + answer.status());
            }
        }
    }
}
