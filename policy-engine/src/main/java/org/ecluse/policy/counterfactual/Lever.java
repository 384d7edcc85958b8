package org.ecluse.policy.counterfactual;

import java.util.Map;
import java.util.Set;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Rennes;

/** What an asker can do about the fact behind a left operand. */
enum Lever {
    /** Let time pass. */
    WAIT,
    /** State something else in the request: a purpose, a place. */
    STATE,
    /** Obtain what is missing, or do without what stands in the way: credentials, roles, consents. */
    OBTAIN,
    /** It only ever grows: uses made, amounts paid. */
    GROW,
    /** It can be made less by holding back: uses per hour. */
    LESSEN,
    /** It can be chosen freely: how much, how fine. */
    CHOOSE,
    /** Nothing: it is the provider's, or nobody's. */
    NONE;

    private static final Map<String, Lever> KNOWN = Map.ofEntries(
            Map.entry(Odrl.DATE_TIME, WAIT),
            Map.entry(Odrl.PURPOSE, STATE),
            Map.entry(Odrl.SPATIAL, STATE),
            Map.entry(Odrl.COUNT, GROW),
            Map.entry(Odrl.PAY_AMOUNT, GROW),
            Map.entry(Rennes.PREPAID_LEFT, GROW),
            Map.entry(Rennes.SIGNATURES, GROW),
            Map.entry(Rennes.APPROVAL, OBTAIN),
            Map.entry(Rennes.CONSENT, OBTAIN),
            Map.entry(Rennes.USES_PER_MINUTE, LESSEN),
            Map.entry(Rennes.USES_PER_HOUR, LESSEN),
            Map.entry(Rennes.USES_PER_DAY, LESSEN));

    /** Facts that these assert are the asker's own affair. */
    private static final Set<Asserter> REACHABLE =
            Set.of(Asserter.ANYONE, Asserter.SELF, Asserter.COUNTERPARTY, Asserter.REGISTRY, Asserter.LEDGER);

    static Lever of(Operand operand) {
        var known = KNOWN.get(operand.iri());
        if (known != null) {
            return known;
        }
        if (operand.settled() == Operand.Settled.NEVER
                || operand.asserters().stream().noneMatch(REACHABLE::contains)) {
            return NONE;
        }
        return operand.type() == OperandType.TERM ? OBTAIN : CHOOSE;
    }
}
