package org.ecluse.contracts.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a process stands, without what it is about. Immutable; each method gives what the process becomes.
 *
 * @param pid our own id of it: {@code consumerPid} or {@code providerPid}, by role; 122 random bits
 * @param role which side we are on
 * @param peerPid the peer's id of it, once known
 * @param state as decided; the peer may still have to be told, see {@code outgoing}
 * @param since when it came into this state
 * @param changedAt when anything about it last changed
 * @param outgoing what the peer has still to be told, if anything
 * @param received ids of the peer's latest messages that had an effect, newest last, at most {@link #REMEMBERED_MAX}
 * @param ending why it was terminated, when it was
 * @param version how often it was stored: 1 is the first; the store refuses to write over another version
 */
public record Exchange<S extends Enum<S>>(
        String pid,
        Role role,
        Peer peer,
        Optional<String> peerPid,
        S state,
        Instant createdAt,
        Instant since,
        Instant changedAt,
        Optional<Outgoing<S>> outgoing,
        List<String> received,
        Optional<Ending> ending,
        long version) {
    /** More than a process has states; a peer that repeats itself later than that is answered by state. */
    public static final int REMEMBERED_MAX = 12;

    /** How long the answer to a message may take before the message counts as lost. */
    public static final Duration ANSWER_MAX = Duration.ofSeconds(45);

    public Exchange {
        received = List.copyOf(received);
    }

    /** A process that begins with a message of ours. */
    public static <S extends Enum<S>> Exchange<S> begunByUs(
            String pid, Role role, Peer peer, S state, String messageId, Instant now) {
        var outgoing = new Outgoing<>(messageId, state, 0, now.plus(ANSWER_MAX), true);
        return new Exchange<>(
                pid,
                role,
                peer,
                Optional.empty(),
                state,
                now,
                now,
                now,
                Optional.of(outgoing),
                List.of(),
                Optional.empty(),
                1);
    }

    /** A process that begins with a message of the peer's. */
    public static <S extends Enum<S>> Exchange<S> begunByPeer(
            String pid, Role role, Peer peer, S state, Told told, Instant now) {
        return new Exchange<>(
                pid,
                role,
                peer,
                told.peerPid(),
                state,
                now,
                now,
                now,
                Optional.empty(),
                List.of(told.messageId()),
                Optional.empty(),
                1);
    }

    /** Whether the peer's message is one that has had its effect. */
    public boolean hasReceived(String messageId) {
        return received.contains(messageId);
    }

    /** Whether the peer's message is about this process: its sender is the peer, its pids are ours, as far as known. */
    public boolean isMeantBy(Told told) {
        return told.from().equals(peer.party())
                && told.ownPid().map(pid::equals).orElse(true)
                && (peerPid.isEmpty() || told.peerPid().isEmpty() || peerPid.equals(told.peerPid()));
    }

    /** What a message of the peer's does when ours has been had, is taken back, or there is none. */
    Exchange<S> told(Told told, S leadsTo, Instant now) {
        return toldToo(told, leadsTo, now).givenUp();
    }

    /** What a message of the peer's does while ours, if there is one, has still to be told. */
    Exchange<S> toldToo(Told told, S leadsTo, Instant now) {
        var draft = new Draft<>(heard(told));
        draft.enter(leadsTo, now);
        return draft.done();
    }

    /** Remembers a message of the peer's, which moves nothing. */
    Exchange<S> heard(Told told) {
        var remembered = new ArrayList<>(received);
        remembered.add(told.messageId());
        var draft = new Draft<>(this);
        draft.peerPid = peerPid.or(told::peerPid);
        draft.received = remembered.subList(Math.max(0, remembered.size() - REMEMBERED_MAX), remembered.size());
        return draft.done();
    }

    /** Decides to move, and what the peer is to be told. */
    Exchange<S> moved(S to, String messageId, Table<S> table, Instant now) {
        var draft = new Draft<>(this);
        if (!table.toldBeforeEntered().contains(to)) {
            draft.enter(to, now);
        }
        draft.outgoing = Optional.of(new Outgoing<>(messageId, to, 0, now.plus(ANSWER_MAX), true));
        return draft.done();
    }

    /** The peer has taken our message. */
    Exchange<S> delivered(Optional<String> pidOfPeer, Instant now) {
        var draft = new Draft<>(this);
        draft.peerPid = peerPid.or(() -> pidOfPeer);
        draft.enter(outgoing.map(Outgoing::leadsTo).orElse(state), now);
        draft.outgoing = Optional.empty();
        return draft.done();
    }

    /** The peer's own pid is known at last. */
    Exchange<S> knownToPeerAs(String pidOfPeer) {
        var draft = new Draft<>(this);
        draft.peerPid = Optional.of(pidOfPeer);
        return draft.done();
    }

    /** Our message is being sent: until {@code when} nobody else need send it. */
    Exchange<S> underWayUntil(Instant when) {
        var draft = new Draft<>(this);
        draft.outgoing = outgoing.map(message -> message.underWayUntil(when));
        return draft.done();
    }

    /** Our message is tried again at {@code when}. */
    Exchange<S> triedAgainAt(Instant when) {
        var draft = new Draft<>(this);
        draft.outgoing = outgoing.map(message -> message.triedAgainAt(when));
        return draft.done();
    }

    /** The peer is not told any more. */
    Exchange<S> givenUp() {
        var draft = new Draft<>(this);
        draft.outgoing = Optional.empty();
        return draft.done();
    }

    /** Over, without a message: the peer has refused ours, or cannot be reached. */
    Exchange<S> over(S terminated, Instant now) {
        var draft = new Draft<>(this);
        draft.enter(terminated, now);
        draft.outgoing = Optional.empty();
        return draft.done();
    }

    /** @return the same, and why it was terminated */
    public Exchange<S> because(Ending why) {
        var draft = new Draft<>(this);
        draft.ending = Optional.of(why);
        return draft.done();
    }

    Exchange<S> nextVersion(Instant now) {
        var draft = new Draft<>(this);
        draft.changedAt = now;
        draft.version = version + 1;
        return draft.done();
    }

    /** What changes, in the making. */
    private static final class Draft<S extends Enum<S>> {
        private final Exchange<S> from;
        private Optional<String> peerPid;
        private S state;
        private Instant since;
        private Instant changedAt;
        private Optional<Outgoing<S>> outgoing;
        private List<String> received;
        private Optional<Ending> ending;
        private long version;

        Draft(Exchange<S> from) {
            this.from = from;
            peerPid = from.peerPid;
            state = from.state;
            since = from.since;
            changedAt = from.changedAt;
            outgoing = from.outgoing;
            received = from.received;
            ending = from.ending;
            version = from.version;
        }

        void enter(S next, Instant now) {
            since = next == state ? since : now;
            state = next;
        }

        Exchange<S> done() {
            return new Exchange<>(
                    from.pid,
                    from.role,
                    from.peer,
                    peerPid,
                    state,
                    from.createdAt,
                    since,
                    changedAt,
                    outgoing,
                    received,
                    ending,
                    version);
        }
    }
}
