package org.ecluse.connector.operator.bundles;

import java.util.Objects;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.bundle.Bundle;
import org.ecluse.policy.Problem;

/**
 * How far one part of a bundle is.
 *
 * @param contract for {@link State#CONTRACT}
 * @param problem for {@link State#REFUSED}
 */
public record PartView(Bundle.Part part, State state, Optional<AgreementId> contract, Optional<Problem> problem) {
    public PartView {
        Objects.requireNonNull(part);
        Objects.requireNonNull(state);
        Objects.requireNonNull(contract);
        Objects.requireNonNull(problem);
    }

    /** Where a part may be. */
    public enum State {
        /** It is still to be asked for. */
        UNASKED,
        NEGOTIATING,
        CONTRACT,
        REFUSED,
        /** The bundle was given up before it came to a contract. */
        GIVEN_UP;

        /** Nothing follows by itself. */
        public boolean last() {
            return this != UNASKED && this != NEGOTIATING;
        }
    }
}
