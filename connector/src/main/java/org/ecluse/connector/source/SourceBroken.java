package org.ecluse.connector.source;

import java.io.IOException;
import org.ecluse.policy.Problem;

/**
 * The content could not be read to its end as what it was said to be. The {@link Problem#at()} names line and column
 * where there are such. Whatever was sent of it before does not count as delivered.
 */
public final class SourceBroken extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public SourceBroken(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public SourceBroken(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
