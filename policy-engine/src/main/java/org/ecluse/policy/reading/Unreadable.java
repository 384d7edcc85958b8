package org.ecluse.policy.reading;

import org.ecluse.policy.Problem;

/** Ends a reading that cannot go on. Never leaves this package: {@link PolicyReader} turns it into a refusal. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Unreadable(String code, String at, String cause, String cure) {
        super(code, null, false, false);
        this.problem = new Problem(code, at, cause, cure);
    }

    Problem problem() {
        return problem;
    }
}
