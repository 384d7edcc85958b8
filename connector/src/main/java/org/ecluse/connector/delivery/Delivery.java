package org.ecluse.connector.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.connector.enforcement.Plan;
import org.ecluse.connector.enforcement.Report;
import org.ecluse.connector.source.Content;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One use: content, through a plan, to a peer, into the books. Run once, by one thread; may be cut by any other, at any
 * time, and then sends nothing more.
 */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long NOT_READING = 0;

    private final String id = UUID.randomUUID().toString();
    private final Subject subject;
    private final Plan plan;
    private final Books books;
    private final Recorded recorded;
    private final AtomicReference<Problem> cut = new AtomicReference<>();
    private Allowance allowance = Allowance.none();
    private volatile Runnable severPeer = () -> {};
    private volatile Runnable severSource = () -> {};
    private volatile boolean begun;
    private volatile long readingSince = NOT_READING;

    /** When a use goes on the record as delivered. */
    public enum Recorded {
        /** For a peer that only reads: it cannot have the whole before the use is on the record. */
        BEFORE_THE_LAST_BYTE,
        /** For a peer that answers: closing its stream fails unless it says that it has the whole. */
        AFTER_THE_ANSWER
    }

    public Delivery(Subject subject, Plan plan, Books books, Recorded recorded) {
        this.subject = subject;
        this.plan = plan;
        this.books = books;
        this.recorded = recorded;
    }

    /** The use's id in the books. */
    public String id() {
        return id;
    }

    /** What it has set aside of what is limited; taken when the first byte is about to leave. The caller closes it. */
    public Delivery within(Allowance setAside) {
        allowance = setAside;
        return this;
    }

    /** How to break the connection to the peer while a write to it is stuck; only called once bytes have left. */
    public Delivery severedBy(Runnable breakConnection) {
        severPeer = breakConnection;
        return this;
    }

    /** Stops it, for this reason. The first reason stays. */
    public void cut(Problem why) {
        if (cut.compareAndSet(null, why)) {
            severSource.run();
            if (begun) {
                severPeer.run();
            }
        }
    }

    /**
     * Delivers the content and closes the peer's stream after the last byte; leaves it open when cut.
     *
     * @throws DeliveryCut when it did not come to its end, which is on the record then
     */
    public void run(Content content, OutputStream peer) throws DeliveryCut {
        run(content, content.stream(), peer);
    }

    /** The same for a part of the content, which the plan leaves alone. */
    public void runPart(Content content, InputStream part, OutputStream peer) throws DeliveryCut {
        if (!plan.leavesContentAlone()) {
            throw new IllegalArgumentException("parts are only of content that is passed on as it is");
        }
        run(content, part, peer);
    }

    /** For how long it has been waiting for the next bytes of its source. */
    Duration waitsForSource() {
        long since = readingSince;
        return since == NOT_READING ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** It cannot even begin: puts that on the record. */
    public DeliveryCut cannotBegin(SourceBroken why) {
        return fail(why, 0);
    }

    private void run(Content content, InputStream stream, OutputStream peer) throws DeliveryCut {
        severSource = () -> closeQuietly(content);
        var held = new HeldOutput(peer, this::pass);
        try {
            checkNotCut();
            Report report = plan.run(new Reading(this, stream), held, subject.scope());
            content.checkUnchanged();
            held.sendAllButLast();
            begin();
            checkNotCut();
            if (recorded == Recorded.BEFORE_THE_LAST_BYTE) {
                books.delivered(id, subject, report, sent(held));
                held.release();
            } else {
                held.release();
                books.delivered(id, subject, report, sent(held));
            }
        } catch (IOException e) {
            throw fail(e, held.sent());
        } catch (RuntimeException e) {
            throw fail(
                    new SourceBroken(
                            new Problem(
                                    "delivery.failed",
                                    "",
                                    "the delivery failed inside the connector: " + Problem.quote(String.valueOf(e)),
                                    "see the log, which has the whole of it"),
                            e),
                    held.sent());
        }
    }

    private Books.Sent sent(HeldOutput held) {
        return new Books.Sent(plan.transform(), held.count(), held.sha256());
    }

    private void pass() throws IOException {
        begin();
        checkNotCut();
    }

    /** INVARIANT: before the first byte leaves, the use counts. */
    private void begin() throws IOException {
        if (!begun) {
            checkNotCut();
            allowance.take();
            begun = true;
        }
    }

    private void checkNotCut() throws IOException {
        var why = cut.get();
        if (why != null) {
            throw new SourceBroken(why);
        }
    }

    private DeliveryCut fail(IOException e, long bytes) {
        var why = Optional.ofNullable(cut.get()).orElseGet(() -> problem(e));
        cut.compareAndSet(null, why);
        try {
            books.cut(id, subject, bytes, why.code());
        } catch (RuntimeException unrecorded) {
            LOG.error(
                    "use {} of {} was cut and could not be recorded; check the store",
                    id,
                    subject.assetId(),
                    unrecorded);
        }
        return new DeliveryCut(why, begun, e);
    }

    private static Problem problem(IOException e) {
        if (e instanceof SourceBroken broken) {
            return broken.problem();
        }
        return new Problem(
                "peer.gone",
                "",
                "the peer took no more: " + Problem.quote(String.valueOf(e.getMessage())),
                "let the peer ask again");
    }

    private static void closeQuietly(Content content) {
        try {
            content.close();
        } catch (IOException e) {
            LOG.debug("closing a source that is cut", e);
        }
    }

    /** Tells what breaks while reading from what breaks while writing, and for how long a read is waited for. */
    private static final class Reading extends FilterInputStream {
        private final Delivery delivery;

        Reading(Delivery delivery, InputStream in) {
            super(in);
            this.delivery = delivery;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            delivery.readingSince = System.nanoTime();
            try {
                return in.read(target, offset, length);
            } catch (IOException e) {
                throw broken(e);
            } finally {
                delivery.readingSince = NOT_READING;
            }
        }

        private static SourceBroken broken(IOException e) {
            return new SourceBroken(
                    new Problem(
                            "source.broken",
                            "",
                            "the source broke off while it was read: " + Problem.quote(String.valueOf(e.getMessage())),
                            "check the source, and let the peer ask again"),
                    e);
        }
    }
}
