package org.ecluse.connector.operator;

import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.bargain.Question;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.policy.comparison.Comparison;
import org.ecluse.policy.model.Policy;

/**
 * What waits for a person's decision, and what persons decide. Deciding is refused with {@code decision.unknown} where
 * nothing of that id was ever asked, and with {@code decision.over} where it was decided, withdrawn or too late.
 */
public interface Decisions {
    /**
     * A question to a person.
     *
     * @param comparison the other side's terms, seen from ours; empty where we had none
     */
    record Pending(Question question, Optional<Comparison> comparison) {}

    /**
     * Who decides, and why.
     *
     * @param by the person's name here
     * @param reason for the record; the other side is told it when it is declined. May be empty
     */
    record Word(String by, String reason) {}

    /** The rule for offers that have none of their own. */
    Handling usual();

    /** What waits, the most urgent first. */
    List<Pending> pending();

    /** What waits in one negotiation. */
    Optional<Pending> pendingIn(String negotiation);

    /** The contract that a negotiation came to, by the negotiation's id or a question's. */
    Optional<AgreementId> contractOf(String id);

    /** Agrees to the other side's terms. */
    void accept(String id, Word word);

    /** Ends the negotiation, and tells the other side the reason. */
    void decline(String id, Word word);

    /** Answers with other terms. @throws OperationRefused also when this connector cannot evaluate or apply them */
    void counter(String id, Policy terms, Word word);
}
