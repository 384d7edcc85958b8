package org.ecluse.connector.facts;

import java.util.Optional;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.model.Rule.Duty;

/** What this connector's own books say of the contract that a use is under. Asked anew at each decision. */
@FunctionalInterface
public interface ContractFacts {

    /** Where a duty of the contract stands. */
    Fulfilment fulfilment(Duty duty);

    /** How uses under the contract are counted; empty where they are not. */
    default Optional<Meter> uses() {
        return Optional.empty();
    }

    /** @param leftOperand full IRI of one that no credential speaks of */
    default Fact fact(String leftOperand) {
        return Fact.unknown("no credential of this data space speaks of it");
    }
}
