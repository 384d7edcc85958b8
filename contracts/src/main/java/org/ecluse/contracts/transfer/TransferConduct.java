package org.ecluse.contracts.transfer;

import static org.ecluse.contracts.exchange.Refusal.Kind.NOT_NOW;
import static org.ecluse.contracts.exchange.Refusal.Kind.OVER;
import static org.ecluse.contracts.exchange.Refusal.Kind.UNACCEPTABLE;
import static org.ecluse.contracts.transfer.TransferState.COMPLETED;
import static org.ecluse.contracts.transfer.TransferState.REQUESTED;
import static org.ecluse.contracts.transfer.TransferState.STARTED;
import static org.ecluse.contracts.transfer.TransferState.SUSPENDED;
import static org.ecluse.contracts.transfer.TransferState.TERMINATED;

import java.time.Duration;
import java.util.Optional;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Conduct;
import org.ecluse.contracts.exchange.Crossing;
import org.ecluse.contracts.exchange.Deadline;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Outgoing;
import org.ecluse.contracts.exchange.Refusal;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Table;

/**
 * What is particular to transfers. In STARTED and SUSPENDED both sides may speak at any time, so messages cross. So that
 * they end in one state all the same: a side has one message under way at a time ({@link #scruple}); of two that cross, the
 * one that {@link #crossing} says holds.
 */
final class TransferConduct implements Conduct<TransferProcess, TransferState, TransferMessage> {
    /** A month of tries at the longest pause: a peer that believes in a transfer that is over would go on serving it. */
    private static final int TERMINATED_TRIES_MAX = 8_640;

    private final TransferEvents events;
    private final Duration patience;

    /** @param patience how long a request may wait for its start */
    TransferConduct(TransferEvents events, Duration patience) {
        this.events = events;
        this.patience = patience;
    }

    @Override
    public Table<TransferState> table() {
        return TransferState.TABLE;
    }

    @Override
    public TransferState terminated() {
        return TERMINATED;
    }

    @Override
    public TransferMessage termination(Ending ending) {
        return new TransferMessage.Terminated(ending);
    }

    @Override
    public Optional<Refusal> objection(TransferProcess transfer, TransferMessage message) {
        return onlyProvidersAddress(message, transfer.exchange().role().other());
    }

    @Override
    public Optional<Refusal> scruple(TransferProcess transfer, TransferMessage message) {
        var outgoing = transfer.exchange().outgoing().map(Outgoing::leadsTo);
        if (outgoing.equals(Optional.of(COMPLETED))) {
            return refused(OVER, "transfer.completed", "the transfer is complete here, which the peer is being told");
        }
        if (message.leadsTo() == TERMINATED) {
            return Optional.empty();
        }
        // INVARIANT: one message under way at a time, so that the peer has them in the order of our moves.
        if (outgoing.isPresent()) {
            return refused(
                    NOT_NOW,
                    "transfer.untold",
                    "the peer has still to be told of " + outgoing.get() + "; try again then");
        }
        if (message.leadsTo() == STARTED && transfer.exchange().role() == Role.PROVIDER && !transfer.flowWanted()) {
            return refused(
                    NOT_NOW,
                    "transfer.no-start-wanted",
                    "nobody waits for a data flow; ask for one to be started first");
        }
        return onlyProvidersAddress(message, transfer.exchange().role());
    }

    // SPEC DSP 2025-1, 8.2.2: only the provider's start says where data is.
    private static Optional<Refusal> onlyProvidersAddress(TransferMessage message, Role by) {
        return by == Role.CONSUMER
                        && message instanceof TransferMessage.Started started
                        && started.address().isPresent()
                ? refused(UNACCEPTABLE, "transfer.address", "a consumer that resumes a transfer names no data address")
                : Optional.empty();
    }

    @Override
    public boolean beginsAlike(TransferProcess known, TransferProcess begun) {
        return known.request().equals(begun.request())
                && known.exchange().peer().equals(begun.exchange().peer());
    }

    @Override
    public boolean repeats(TransferProcess transfer, TransferMessage message) {
        if (transfer.state() != message.leadsTo() || message.leadsTo() == REQUESTED) {
            return false;
        }
        var outgoing = transfer.exchange().outgoing().map(Outgoing::leadsTo);
        if (message.leadsTo() == STARTED && outgoing.equals(Optional.of(SUSPENDED))) {
            // The peer may have had our suspension already.
            return false;
        }
        var renews = transfer.exchange().role() == Role.CONSUMER
                && message instanceof TransferMessage.Started started
                && started.address()
                        .filter(address -> !transfer.dataAddress().equals(Optional.of(address)))
                        .isPresent();
        return !renews;
    }

    /**
     * Which of two messages that cross holds:
     *
     * <pre>
     * ours \ peer's  started      suspended    completed    terminated
     * REQUESTED      RECEIVED     -            -            WITHDRAWN
     * STARTED        KEPT         see below    RECEIVED     WITHDRAWN
     * SUSPENDED      FIRST        KEPT         WITHDRAWN    WITHDRAWN
     * COMPLETED      KEPT         FIRST        WITHDRAWN    WITHDRAWN
     * </pre>
     *
     * A peer's start may come after it had our suspension or before: only the answer to ours says which. It must then wait,
     * and so must a suspension wait for the answer to our start, unless it is the first, without which there is nothing to
     * suspend. Where each waits for the other, the start that was refused gives way.
     */
    @Override
    public Crossing crossing(TransferProcess transfer, Outgoing<TransferState> ours, TransferMessage message) {
        return switch (message.leadsTo()) {
            case STARTED ->
                switch (ours.leadsTo()) {
                    case REQUESTED -> Crossing.RECEIVED;
                    case SUSPENDED -> Crossing.FIRST;
                    default -> Crossing.KEPT;
                };
            case SUSPENDED ->
                switch (ours.leadsTo()) {
                    case STARTED -> crossingOurStart(transfer, ours);
                    case SUSPENDED -> Crossing.KEPT;
                    default -> Crossing.FIRST;
                };
            case COMPLETED -> ours.leadsTo() == STARTED ? Crossing.RECEIVED : Crossing.WITHDRAWN;
            case REQUESTED, TERMINATED -> Crossing.WITHDRAWN;
        };
    }

    private static Crossing crossingOurStart(TransferProcess transfer, Outgoing<TransferState> ours) {
        if (transfer.starts() == 1) {
            return Crossing.RECEIVED;
        }
        return ours.underWay() ? Crossing.FIRST : Crossing.WITHDRAWN;
    }

    /** A provider's data flow is started by others, a person's or a program's wish comes as a move. */
    @Override
    public Optional<TransferMessage> next(TransferProcess transfer) {
        return Optional.empty();
    }

    @Override
    public Optional<Deadline<TransferMessage>> deadline(TransferProcess transfer) {
        var stands = transfer.exchange();
        if (stands.state() != REQUESTED || stands.outgoing().isPresent()) {
            return Optional.empty();
        }
        var ending = new Ending(
                stands.role(), "transfer.expired", "the transfer was not started in " + patience.toHours() + " hours");
        return Optional.of(new Deadline<>(stands.since().plus(patience), new TransferMessage.Terminated(ending)));
    }

    /** Silence does not say that the peer has not completed, too. */
    @Override
    public boolean neverGivesUp(TransferProcess transfer, Answer answer) {
        var outgoing = transfer.exchange().outgoing();
        var leadsTo = outgoing.map(Outgoing::leadsTo);
        return answer instanceof Answer.None
                && (leadsTo.equals(Optional.of(COMPLETED))
                        || leadsTo.equals(Optional.of(TERMINATED))
                                && outgoing.get().tries() < TERMINATED_TRIES_MAX);
    }

    @Override
    public void begun(TransferProcess transfer) {
        events.begun(transfer);
    }

    @Override
    public void entered(TransferProcess transfer, TransferState state) {
        events.entered(transfer, state);
        if (transfer.restsWithUs() && state == transfer.state()) {
            events.restsWithUs(transfer);
        }
    }

    private static Optional<Refusal> refused(Refusal.Kind kind, String code, String reason) {
        return Optional.of(new Refusal(kind, code, reason));
    }
}
