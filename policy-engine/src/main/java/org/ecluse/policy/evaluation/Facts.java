package org.ecluse.policy.evaluation;

import java.util.Map;
import org.ecluse.policy.model.Rule.Duty;

/**
 * Port to what is known about the asker and the world. {@code odrl:dateTime} is never asked for: it is the request's.
 * One call per operand is answered the same way for the length of a decision.
 */
public interface Facts {
    /** Nothing is known of anything. */
    Facts NONE = leftOperand -> Fact.unknown("no facts were given");

    /** @param leftOperand full IRI */
    Fact fact(String leftOperand);

    /** Where a duty that is owed before use stands. Without a ledger nobody can say. */
    default Fulfilment fulfilment(Duty duty) {
        return Fulfilment.unknown("no ledger of duties was given");
    }

    /** Known facts by full IRI of the left operand; everything else is unknown. */
    static Facts of(Map<String, Fact> known) {
        var copy = Map.copyOf(known);
        return leftOperand -> copy.getOrDefault(leftOperand, Fact.unknown("nothing is recorded for it"));
    }
}
