package org.ecluse.policy.explanation;

import java.util.Set;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.profile.Rennes;

/**
 * What an asker may be shown of the facts behind a denial: those that are its own, from its credentials, its request, its
 * contract and the clock. Facts behind any other operand may be the provider's, so they are never written.
 */
final class Sight {
    private static final Set<String> OWN = Set.of(
            Odrl.DATE_TIME,
            Odrl.PURPOSE,
            Odrl.SPATIAL,
            Odrl.COUNT,
            Odrl.UNIT_OF_COUNT,
            Odrl.PAY_AMOUNT,
            Rennes.ACCREDITATION,
            Rennes.STUDY,
            Rennes.MEMBERSHIP,
            Rennes.ROLE,
            Rennes.APPROVAL,
            Rennes.CONSENT,
            Rennes.USES_PER_MINUTE,
            Rennes.USES_PER_HOUR,
            Rennes.USES_PER_DAY,
            Rennes.PREPAID_LEFT,
            Rennes.SIGNATURES);

    private Sight() {}

    static boolean includes(String leftOperand) {
        return OWN.contains(leftOperand);
    }
}
