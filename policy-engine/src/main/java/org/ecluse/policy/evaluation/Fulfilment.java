package org.ecluse.policy.evaluation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Where a duty stands, as the ledger of the party who decides knows it. */
public sealed interface Fulfilment {

    /** It is done, and was in time. */
    record Done() implements Fulfilment {}

    /**
     * It is not done, and there is time left.
     *
     * @param remark what is still owed, shown to people of any language: an amount, a reference to pay with
     * @param by until when, where the ledger knows; from then on it is overdue
     */
    record Due(String remark, Optional<Instant> by) implements Fulfilment {
        public Due {
            Objects.requireNonNull(remark);
            Objects.requireNonNull(by);
        }
    }

    /**
     * It is not done, and its time is over: its consequences are owed as well.
     *
     * @param remark what is still owed, as for {@link Due}
     */
    record Overdue(String remark) implements Fulfilment {
        public Overdue {
            Objects.requireNonNull(remark);
        }
    }

    /** It was done after its time was over: its consequences are still owed. */
    record Late() implements Fulfilment {}

    /** @param reason why nobody can say */
    record Unknown(String reason) implements Fulfilment {
        public Unknown {
            Objects.requireNonNull(reason);
        }
    }

    static Fulfilment done() {
        return new Done();
    }

    static Fulfilment due(String remark) {
        return new Due(remark, Optional.empty());
    }

    static Fulfilment due(String remark, Instant by) {
        return new Due(remark, Optional.of(by));
    }

    static Fulfilment overdue(String remark) {
        return new Overdue(remark);
    }

    static Fulfilment late() {
        return new Late();
    }

    static Fulfilment unknown(String reason) {
        return new Unknown(reason);
    }
}
