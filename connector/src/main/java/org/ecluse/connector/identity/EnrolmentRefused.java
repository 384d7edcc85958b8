package org.ecluse.connector.identity;

import org.ecluse.trust.Refusal;

/** The registry did not enrol us, or did not say what we may hold. Carries code, cause and cure. */
public final class EnrolmentRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    EnrolmentRefused(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    EnrolmentRefused(String code, String cause, String cure) {
        this(new Refusal(code, cause, cure));
    }

    public Refusal refusal() {
        return refusal;
    }
}
