package org.ecluse.contracts.termination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.policy.profile.Rennes;

/** Why a contract is ended before its time. All but {@link #MUTUAL} count only where the agreement names them. */
public enum Ground {
    BREACH(Rennes.BREACH, true),
    PAYMENT_DEFAULT(Rennes.PAYMENT_DEFAULT, true),
    LOST_STANDING(Rennes.LOST_STANDING, true),
    WITHDRAWN_CONSENT(Rennes.WITHDRAWN_CONSENT, true),
    LEGAL_ORDER(Rennes.LEGAL_ORDER, true),
    /** Needs no fault, and takes the time that the agreement says. */
    NOTICE(Rennes.NOTICE, false),
    /** Both parties, by the signatures of both. */
    MUTUAL("mutual", false);

    private final String term;
    private final boolean hasEvidence;

    Ground(String term, boolean hasEvidence) {
        this.term = term;
        this.hasEvidence = hasEvidence;
    }

    /** The word for it in policies and records. */
    public String term() {
        return term;
    }

    /** Whether something must be shown for it. */
    public boolean hasEvidence() {
        return hasEvidence;
    }

    /** The code under which an agreement is over, such as {@code contract.terminated.payment-default}. */
    public String endCode() {
        return "contract.terminated." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Ground> of(String term) {
        return Arrays.stream(values())
                .filter(ground -> ground.term.equals(term))
                .findFirst();
    }
}
