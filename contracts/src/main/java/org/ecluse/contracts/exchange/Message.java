package org.ecluse.contracts.exchange;

/** What one connector tells the other of a process: which state it has moved to, and what goes with it. */
public interface Message<S extends Enum<S>> {
    /** The state that who sends it has moved to, and who takes it moves to as well. */
    S leadsTo();
}
