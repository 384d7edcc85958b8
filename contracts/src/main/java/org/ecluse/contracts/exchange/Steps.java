package org.ecluse.contracts.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Decides what a process becomes by a message of the peer's, a move of our own, the answer to a message, or time. Nothing
 * but decisions: the same arguments give the same step.
 */
final class Steps<P extends Process<P, S, M>, S extends Enum<S>, M extends Message<S>> {
    /** A chain of moves of our own with nothing of the peer's between them: no protocol has a longer one. */
    private static final int MOVES_MAX = 4;

    private final Conduct<P, S, M> conduct;
    private final Supplier<String> messageIds;

    Steps(Conduct<P, S, M> conduct, Supplier<String> messageIds) {
        this.conduct = conduct;
        this.messageIds = messageIds;
    }

    Step<P, S> receive(P process, Told told, M message, Instant now) {
        var stands = process.exchange();
        if (!stands.isMeantBy(told)) {
            return Step.refused(Refusal.notThere());
        }
        if (stands.hasReceived(told.messageId())) {
            return Step.nothing();
        }
        if (conduct.table().isSentBy(stands.role().other(), message.leadsTo()) && conduct.repeats(process, message)) {
            return repeated(process, told);
        }
        if (!conduct.table()
                .allows(stands.state(), message.leadsTo(), stands.role().other())) {
            return Step.refused(outOfOrder(stands.state(), message));
        }
        var objection = conduct.objection(process, message);
        if (objection.isPresent()) {
            return Step.refused(objection.get());
        }
        return stands.outgoing()
                .map(ours -> crossed(process, ours, told, message, now))
                .orElseGet(() -> taken(process, told, message, List.of(), now));
    }

    /** A copy of the message that comes late must not have an effect then: it is remembered while it could. */
    private Step<P, S> repeated(P process, Told told) {
        return conduct.table().isLast(process.state())
                ? Step.nothing()
                : Step.to(process.with(process.exchange().heard(told)), List.of());
    }

    private Step<P, S> crossed(P process, Outgoing<S> ours, Told told, M message, Instant now) {
        switch (conduct.crossing(process, ours, message)) {
            case RECEIVED:
                return taken(process, told, message, List.of(ours.leadsTo()), now);
            case WITHDRAWN:
                return taken(process, told, message, List.of(), now);
            case KEPT:
                var after = process.carrying(message, process.exchange().role().other());
                return Step.to(
                        after.with(after.exchange().toldToo(told, message.leadsTo(), now)), List.of(message.leadsTo()));
            default:
                return Step.refused(new Refusal(
                        Refusal.Kind.NOT_NOW,
                        "process.crossing",
                        "a message to the peer is under way that has to be answered first"));
        }
    }

    private Step<P, S> taken(P process, Told told, M message, List<S> before, Instant now) {
        var entered = new ArrayList<>(before);
        entered.add(message.leadsTo());
        var after = process.carrying(message, process.exchange().role().other());
        return Step.to(ourTurn(after.with(after.exchange().told(told, message.leadsTo(), now)), now), entered);
    }

    /** A change that no message goes with. */
    Step<P, S> amend(P process, UnaryOperator<P> change) {
        var after = change.apply(process);
        return after.equals(process) ? Step.nothing() : Step.to(after, List.of());
    }

    Step<P, S> move(P process, M message, Instant now) {
        return against(process, message)
                .<Step<P, S>>map(Step::refused)
                .orElseGet(() -> Step.to(announcing(process, message, now), List.of()));
    }

    /** What speaks against a move of our own. */
    private Optional<Refusal> against(P process, M message) {
        var stands = process.exchange();
        return conduct.table().allows(stands.state(), message.leadsTo(), stands.role())
                ? conduct.scruple(process, message)
                : Optional.of(outOfOrder(stands.state(), message));
    }

    /** It is our turn, or may be: asks again what we do at once. */
    Step<P, S> reconsider(P process, Instant now) {
        var after = ourTurn(process, now);
        return after.equals(process) ? Step.nothing() : Step.to(after, List.of());
    }

    Step<P, S> answered(P process, String messageId, Answer answer, Instant now) {
        var stands = process.exchange();
        var outgoing = stands.outgoing().filter(message -> message.messageId().equals(messageId));
        if (outgoing.isEmpty()) {
            return late(process, answer);
        }
        if (answer instanceof Answer.Taken taken) {
            var after = process.with(stands.delivered(taken.peerPid(), now));
            return Step.to(ourTurn(after, now), List.of(outgoing.get().leadsTo()));
        }
        if (!(answer instanceof Answer.None) && saidByBoth(stands, outgoing.get())) {
            return Step.to(process.with(stands.givenUp()), List.of());
        }
        if (answer instanceof Answer.Refused refused) {
            return unwanted(process, outgoing.get(), refused.code(), refused.detail(), now);
        }
        var pause = Patience.after(answer, outgoing.get().tries(), conduct.neverGivesUp(process, answer));
        return pause.isPresent()
                ? Step.to(process.with(stands.triedAgainAt(now.plus(pause.get()))), List.of())
                : unwanted(process, outgoing.get(), Patience.codeOf(answer), Patience.detailOf(answer), now);
    }

    /** The peer has itself said what we are telling it: a refusal says no more than that. */
    private boolean saidByBoth(Exchange<S> stands, Outgoing<S> outgoing) {
        return stands.state() == outgoing.leadsTo()
                && conduct.table().toldBeforeEntered().contains(outgoing.leadsTo());
    }

    /**
     * The time has come that {@link #wake} gave: a message is to be sent again, or nothing has happened in time.
     *
     * @param dueBy a message that is due later than this is somebody else's, who was faster
     */
    Step<P, S> woken(P process, boolean underWay, Instant dueBy, Instant now) {
        var stands = process.exchange();
        if (stands.outgoing().isEmpty()) {
            return conduct.deadline(process)
                    .filter(deadline -> !deadline.at().isAfter(now))
                    .map(deadline -> Step.<P, S>to(announcing(process, deadline.message(), now), List.of()))
                    .orElseGet(Step::nothing);
        }
        if (stands.outgoing().get().due().isAfter(dueBy)) {
            return Step.nothing();
        }
        return stands.peerPid().isEmpty()
                        && !underWay
                        && isTermination(stands.outgoing().get())
                ? nobodyToTell(process)
                : Step.to(process.with(stands.underWayUntil(now.plus(Exchange.ANSWER_MAX))), List.of());
    }

    /** An answer that is no longer waited for may still bring the peer's own pid, or show that there will be none. */
    private Step<P, S> late(P process, Answer answer) {
        var stands = process.exchange();
        if (stands.peerPid().isPresent()) {
            return Step.nothing();
        }
        if (answer instanceof Answer.Taken taken) {
            return taken.peerPid()
                    .map(pid -> Step.<P, S>to(process.with(stands.knownToPeerAs(pid)), List.of()))
                    .orElseGet(Step::nothing);
        }
        return stands.outgoing().filter(this::isTermination).isPresent() ? nobodyToTell(process) : Step.nothing();
    }

    /** The peer knows nothing of the process, or will learn of its end when it sends its next message. */
    private Step<P, S> nobodyToTell(P process) {
        return Step.to(process.with(process.exchange().givenUp()), List.of(process.state()));
    }

    private boolean isTermination(Outgoing<S> outgoing) {
        return conduct.terminated() == outgoing.leadsTo();
    }

    /** The peer refuses our message, or cannot be reached: the process ends, and the peer hears of it where it can. */
    private Step<P, S> unwanted(P process, Outgoing<S> outgoing, String code, String detail, Instant now) {
        var stands = process.exchange();
        var last = conduct.termination(new Ending(stands.role().other(), code, detail));
        if (isTermination(outgoing)) {
            return Step.to(process.with(stands.givenUp()), List.of(outgoing.leadsTo()));
        }
        var ended = process.carrying(last, stands.role().other());
        return stands.peerPid().isPresent()
                ? Step.to(
                        ended.with(ended.exchange().moved(last.leadsTo(), messageIds.get(), conduct.table(), now)),
                        List.of())
                : Step.to(ended.with(ended.exchange().over(last.leadsTo(), now)), List.of(last.leadsTo()));
    }

    private P ourTurn(P process, Instant now) {
        var after = process;
        for (int i = 0; i < MOVES_MAX && after.exchange().outgoing().isEmpty(); i++) {
            var next = conduct.next(after);
            if (next.isEmpty() || against(after, next.get()).isPresent()) {
                return after;
            }
            after = announcing(after, next.get(), now);
        }
        return after;
    }

    private P announcing(P process, M message, Instant now) {
        var after = process.carrying(message, process.exchange().role());
        return after.with(after.exchange().moved(message.leadsTo(), messageIds.get(), conduct.table(), now));
    }

    private Refusal outOfOrder(S state, M message) {
        var over = conduct.table().isLast(state);
        return new Refusal(
                over ? Refusal.Kind.OVER : Refusal.Kind.NOT_NOW,
                over ? "process.over" : "process.out-of-order",
                "a message that leads to " + message.leadsTo() + " is not in order in state " + state);
    }

    /** When the process must be looked at again by itself. */
    Optional<Instant> wake(P process) {
        var outgoing = process.exchange().outgoing().map(Outgoing::due);
        return outgoing.isPresent() ? outgoing : conduct.deadline(process).map(Deadline::at);
    }
}
