package org.ecluse.policy.counting;

import java.util.Objects;
import java.util.Optional;

/**
 * What is counted together: the uses under one limit of one agreement.
 *
 * @param account whose limit it is, such as the agreement's id
 * @param limit names the limit within its policy: a hash of the rule and the constraint, the same on both sides and
 *     wherever in the policy it stands
 * @param unitOfCount what one is counted for, where the rule says so, such as the IRI of "per device"
 */
public record Tally(String account, String limit, Optional<String> unitOfCount) {
    public Tally {
        Objects.requireNonNull(account);
        Objects.requireNonNull(limit);
        Objects.requireNonNull(unitOfCount);
    }
}
