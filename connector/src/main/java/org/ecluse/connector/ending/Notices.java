package org.ecluse.connector.ending;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.ecluse.connector.ending.NoticePost.Reply;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.termination.SignedTermination;
import org.ecluse.contracts.termination.TerminationStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other parties of terminations until they have them: at once, again after {@link #PAUSE}, doubling, {@link
 * #PAUSE_MAX} apart at the most, and after the next start. Safe for threads.
 */
public final class Notices {
    static final Duration PAUSE = Duration.ofMillis(200);
    static final Duration PAUSE_MAX = Duration.ofHours(1);
    /** What an earlier run has left beyond that is told after the next start. */
    private static final int RESUMED_MAX = 10_000;
    /** The other side does not have the agreement yet: its last message may still be on its way. */
    private static final String NOT_THERE_YET = "termination.agreement.unknown";

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final TerminationStore store;
    private final AgreementStore agreements;
    private final NoticePost post;
    private final Exchanges.Surroundings surroundings;
    /** How often each was tried, by its hash. */
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    public Notices(
            TerminationStore store, AgreementStore agreements, NoticePost post, Exchanges.Surroundings surroundings) {
        this.store = store;
        this.agreements = agreements;
        this.post = post;
        this.surroundings = surroundings;
    }

    /** Tells what an earlier run has left. */
    public void resume() {
        store.undelivered(RESUMED_MAX).forEach(this::send);
    }

    /** Tells the other side of this, soon; returns at once. */
    public void send(SignedTermination termination) {
        if (!underWay.add(termination.hash())) {
            return;
        }
        try {
            surroundings.senders().execute(() -> sendNow(termination.hash()));
        } catch (RejectedExecutionException e) {
            underWay.remove(termination.hash());
            again(termination.hash(), "all senders are busy");
        }
    }

    private void sendNow(String hash) {
        try {
            // As it is signed now: the other signature may have come since.
            var termination = store.find(hash).orElseThrow();
            var agreement =
                    agreements.find(termination.termination().agreement()).orElseThrow();
            post.send(termination, agreement).thenAccept(reply -> answered(termination, agreement, reply));
        } catch (RuntimeException e) {
            underWay.remove(hash);
            again(hash, String.valueOf(e.getMessage()));
        }
    }

    private void answered(SignedTermination termination, StoredAgreement agreement, Reply reply) {
        underWay.remove(termination.hash());
        try {
            if (reply instanceof Reply.Taken) {
                delivered(termination);
            } else if (reply instanceof Reply.NoDoor && !hasSigned(otherSide(termination, agreement), agreement)) {
                LOG.warn(
                        "contract {}: its other party takes no record of its early end; only its transfers end",
                        agreement.agreement().id());
                delivered(termination);
            } else if (reply instanceof Reply.Refused refused && !refused.code().equals(NOT_THERE_YET)) {
                LOG.warn(
                        "contract {}: the other party does not accept its early end: {}",
                        agreement.agreement().id(),
                        refused.code());
                delivered(termination);
            } else {
                again(termination.hash(), reply.toString());
            }
        } catch (RuntimeException e) {
            again(termination.hash(), String.valueOf(e.getMessage()));
        }
    }

    private void delivered(SignedTermination termination) {
        store.delivered(termination);
        tries.remove(termination.hash());
        store.find(termination.hash()).filter(now -> !now.equals(termination)).ifPresent(this::send);
    }

    private static Signatory otherSide(SignedTermination termination, StoredAgreement agreement) {
        PartyId by = termination.termination().by();
        return Signatory.of(by, agreement.agreement())
                .filter(side -> side == Signatory.PROVIDER)
                .map(side -> Signatory.CONSUMER)
                .orElse(Signatory.PROVIDER);
    }

    private static boolean hasSigned(Signatory side, StoredAgreement agreement) {
        return agreement.signatures().by(side).isPresent();
    }

    private void again(String hash, String reason) {
        var tried = tries.merge(hash, 1, Integer::sum);
        var doubled = PAUSE.multipliedBy(1L << Math.min(tried - 1, 20));
        var pause = doubled.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : doubled;
        LOG.info("termination {} is not delivered yet and is sent again in {}: {}", hash, pause, reason);
        surroundings.timers().at(surroundings.clock().instant().plus(pause), () -> store.find(hash)
                .ifPresent(this::send));
    }
}
