package org.ecluse.policy.evaluation;

/** Where a duty stands, as the ledger of the party who decides knows it. */
public sealed interface Fulfilment {

    /** It is done. */
    record Done() implements Fulfilment {}

    /** @param remark what is still owed, shown to people of any language: an amount, a reference to pay with */
    record Due(String remark) implements Fulfilment {}

    /** @param reason why nobody can say */
    record Unknown(String reason) implements Fulfilment {}

    static Fulfilment done() {
        return new Done();
    }

    static Fulfilment due(String remark) {
        return new Due(remark);
    }

    static Fulfilment unknown(String reason) {
        return new Unknown(reason);
    }
}
