package org.ecluse.contracts.exchange;

import java.util.Optional;

/** What is particular to one kind of process. Its methods decide and do nothing else, but for {@link #begun} and {@link #entered}. */
public interface Conduct<P, S extends Enum<S>, M extends Message<S>> {
    Table<S> table();

    /** The state of a process that was ended before its time. */
    S terminated();

    /** The message that leads there. */
    M termination(Ending ending);

    /** What speaks against a message of the peer's that the table allows. */
    Optional<Refusal> objection(P process, M message);

    /** What speaks against a move of our own that the table allows. */
    Optional<Refusal> scruple(P process, M message);

    /** Whether a message asks for what already is, so that it is answered as if it had just done it. */
    boolean repeats(P process, M message);

    /**
     * Whether a peer that begins {@code begun} asks for what it asked for when it began {@code known}, under the same pid of its own: it
     * has not heard our answer, and asks again. Not every peer's message has an id that says so.
     */
    boolean beginsAlike(P known, P begun);

    /** What becomes of {@code ours}, the message that {@code process} has outgoing, when the peer's {@code message} comes. */
    Crossing crossing(P process, Outgoing<S> ours, M message);

    /** What we do now that it is our turn, at once; empty when it is not, or when somebody else will decide. */
    Optional<M> next(P process);

    /** What we do when the process is still like this by then. */
    Optional<Deadline<M>> deadline(P process);

    /** Whether a message that was answered like this is tried for ever, since there is no way back from what it says. */
    boolean neverGivesUp(P process, Answer answer);

    /**
     * Whether the peer's next message is due at once, and shows that it has taken the one that {@code process} has outgoing: a word
     * of receipt before it need not be written down.
     */
    default boolean nextWordIsDue(P process) {
        return false;
    }

    /** Told after the store has it: there is a new process. Must not move processes itself. */
    void begun(P process);

    /**
     * Told after the store has it, in order, one process one thread at a time: both sides have entered {@code state}. Must
     * not move other processes itself.
     */
    void entered(P process, S state);
}
