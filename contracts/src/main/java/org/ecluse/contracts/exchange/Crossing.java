package org.ecluse.contracts.exchange;

/** What becomes of our last message, not yet answered, when one of the peer's comes in that the table allows. */
public enum Crossing {
    /** The peer could not have sent its message without having had ours: ours counts as answered. */
    RECEIVED,
    /** Ours is taken back, the peer's holds. */
    WITHDRAWN,
    /** The peer's is taken, and ours is still told: both can hold. */
    KEPT,
    /** Ours is answered first; the peer's is refused for now, and comes again. */
    FIRST
}
