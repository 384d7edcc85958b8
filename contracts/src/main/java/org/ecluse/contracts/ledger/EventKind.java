package org.ecluse.contracts.ledger;

import java.util.Arrays;
import java.util.Optional;

/** What an event tells of. */
public enum EventKind {
    /** The first event of each ledger: the hash of the agreement's canonical record. */
    OPENED("ledger.opened"),
    COUNT_RESERVED("count.reserved"),
    COUNT_COMMITTED("count.committed"),
    COUNT_RELEASED("count.released"),
    /** The provider has delivered to the end. */
    DELIVERED("use.delivered"),
    /** A delivery broke off, or was cut, before its end. */
    CUT("use.cut"),
    /** The consumer has it to the end. */
    ARRIVED("use.arrived"),
    DUTY_FULFILLED("duty.fulfilled"),
    /** The other side's signed statement on a use came, was verified and is kept. */
    RECEIPT_KEPT("receipt.kept");

    private final String text;

    EventKind(String text) {
        this.text = text;
    }

    /** As it is written in the event. */
    public String text() {
        return text;
    }

    static Optional<EventKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
}
