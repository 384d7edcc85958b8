package org.ecluse.policy.counterfactual;

import java.util.Map;
import java.util.Set;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;

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

    private static final Map<String, Lever> KNOWN = Map.of(
            Odrl.DATE_TIME, WAIT,
            Odrl.PURPOSE, STATE,
            Odrl.SPATIAL, STATE,
            Odrl.COUNT, GROW,
            Odrl.PAY_AMOUNT, GROW);

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
