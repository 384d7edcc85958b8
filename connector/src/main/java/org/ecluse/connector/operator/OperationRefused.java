package org.ecluse.connector.operator;

import java.util.List;
import org.ecluse.policy.Problem;

/**
 * An {@link Operations} call that cannot be honoured, for reasons that the operator is told: codes, causes and cures.
 * Never empty. Codes that begin with {@code peer.} mean that the other side could not be reached or answered badly.
 */
public final class OperationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public OperationRefused(List<Problem> problems) {
        super(problems.toString());
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal names at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    public OperationRefused(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
