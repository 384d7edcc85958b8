package org.ecluse.connector.backup;

import org.ecluse.policy.Problem;

/** A backup cannot be made, or an archive cannot be opened; the problem says why and what to do. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    BackupRefused(String code, String cause, String cure) {
        this(code, cause, cure, null);
    }

    BackupRefused(String code, String cause, String cure, Throwable reason) {
        super(cause, reason);
        this.problem = new Problem(code, "", cause, cure);
    }

    public Problem problem() {
        return problem;
    }
}
