package org.ecluse.connector.ending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.termination.Breach;
import org.ecluse.contracts.termination.SignedTermination;
import org.ecluse.contracts.termination.TerminationStore;
import org.ecluse.contracts.termination.Terminations;
import org.ecluse.contracts.termination.Terminations.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends contracts before their time where they allow it, and sees to what follows: the end here, now or when its day comes,
 * and the record at the other side. Safe for threads.
 */
public final class EarlyEnds {
    /** A server of several connectors is asked that often what another one has accepted. */
    static final Duration SHARED_AGAIN = Duration.ofSeconds(45);

    private static final int TOLD_MAX = 100;
    /** The longest wait in one alarm; a later end is waited for in steps. */
    private static final Duration STEP = Duration.ofDays(1);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(EarlyEnds.class);

    private final Terminations terminations;
    private final TerminationStore store;
    private final BiConsumer<AgreementId, String> endNow;
    private final Consumer<SignedTermination> tell;
    private final Exchanges.Surroundings surroundings;
    private final boolean isShared;
    private final Object alarmLock = new Object();
    private Optional<Instant> alarm = Optional.empty();

    /**
     * What an early end does.
     *
     * @param endNow ends a contract and its transfers, under a code; again does nothing
     * @param tell tells the other side
     */
    public record Effects(BiConsumer<AgreementId, String> endNow, Consumer<SignedTermination> tell) {}

    /** @param isShared whether other connectors write to the store */
    public EarlyEnds(
            Terminations terminations,
            TerminationStore store,
            Effects effects,
            Exchanges.Surroundings surroundings,
            boolean isShared) {
        this.terminations = terminations;
        this.store = store;
        this.endNow = effects.endNow();
        this.tell = effects.tell();
        this.surroundings = surroundings;
        this.isShared = isShared;
    }

    /** Ends a contract for this side where it names the ground, or proposes to. */
    public Outcome end(AgreementId id, Terminations.Request request) {
        return told(terminations.end(id, request));
    }

    /** Consents to what the other side has proposed. @param hash of its record */
    public Outcome consent(String hash) {
        return told(terminations.consent(hash));
    }

    /** Takes what the other side sent. @param from who sent it, by its token */
    public Outcome received(PartyId from, byte[] message) {
        return effective(terminations.received(from, message));
    }

    /** What ends, or has ended, a contract early. */
    public Optional<SignedTermination> of(AgreementId id) {
        return terminations.of(id);
    }

    /** Proposals that wait for an answer, newest first. */
    public List<SignedTermination> proposals(AgreementId id) {
        return store.proposals(id);
    }

    /** What the other side has tried in vain, oldest first. */
    public List<Breach> breaches(AgreementId id) {
        return store.breaches(id);
    }

    /** Ends what has become due while nobody was looking, and waits for the rest. */
    public void resume() {
        var now = surroundings.clock().instant();
        store.endDue(now).forEach(this::endedBy);
        store.nextDue().ifPresent(this::alarmAt);
        if (isShared) {
            // What a connector that died has left to be told, and what the others are telling: a second time does no
            // harm.
            store.undelivered(TOLD_MAX).forEach(tell);
            alarmAt(now.plus(SHARED_AGAIN));
        }
    }

    private Outcome told(Outcome outcome) {
        outcome.fold(
                ends -> {
                    tell.accept(ends);
                    return null;
                },
                proposed -> {
                    tell.accept(proposed);
                    return null;
                },
                problem -> null);
        return effective(outcome);
    }

    private Outcome effective(Outcome outcome) {
        if (outcome instanceof Outcome.Ends ends) {
            var termination = ends.termination().termination();
            if (termination.effectiveAt().isAfter(surroundings.clock().instant())) {
                alarmAt(termination.effectiveAt());
            } else {
                endNow.accept(termination.agreement(), termination.ground().endCode());
            }
        }
        return outcome;
    }

    private void endedBy(AgreementId id) {
        terminations
                .of(id)
                .ifPresent(
                        ended -> endNow.accept(id, ended.termination().ground().endCode()));
    }

    private void alarmAt(Instant due) {
        var latest = surroundings.clock().instant().plus(STEP);
        var when = due.isAfter(latest) ? latest : due;
        synchronized (alarmLock) {
            if (alarm.filter(set -> !set.isAfter(when)).isPresent()) {
                return;
            }
            alarm = Optional.of(when);
        }
        surroundings.timers().at(when, () -> ring(when));
    }

    private void ring(Instant when) {
        synchronized (alarmLock) {
            if (!alarm.equals(Optional.of(when))) {
                return;
            }
            alarm = Optional.empty();
        }
        try {
            surroundings.senders().execute(this::resumeOrAgain);
        } catch (RejectedExecutionException busy) {
            alarmAt(surroundings.clock().instant().plus(PAUSE_AFTER_FAILURE));
        }
    }

    private void resumeOrAgain() {
        try {
            resume();
        } catch (RuntimeException e) {
            LOG.warn("what is due could not be ended; it is tried again in {}", PAUSE_AFTER_FAILURE, e);
            alarmAt(surroundings.clock().instant().plus(PAUSE_AFTER_FAILURE));
        }
    }
}
