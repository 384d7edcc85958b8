package org.ecluse.policy.profile;

/** Who says that a fact is so. */
public enum Asserter {
    /** The clock of whoever decides. */
    CLOCK,
    /** The asker, about itself, with nothing to show for it. */
    SELF,
    /** The connector that decides, from what it sees itself: its counters, its own system. */
    CONNECTOR,
    /** The other party to the agreement. */
    COUNTERPARTY,
    /** The registry, by a credential or an entry of its own. */
    REGISTRY,
    /** A record of duties and payments that both parties accept. */
    LEDGER,
    /** Nobody in particular; as a demand, that it does not matter who says so. */
    ANYONE
}
