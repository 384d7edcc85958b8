package org.ecluse.connector.delivery;

import java.io.IOException;
import org.ecluse.policy.Problem;

/** The delivery did not come to its end. What was sent of it does not count as delivered. */
public final class DeliveryCut extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final boolean begun;

    DeliveryCut(Problem problem, boolean begun, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
        this.begun = begun;
    }

    public Problem problem() {
        return problem;
    }

    /** Whether some bytes may have reached the peer already, so that it can only be told by breaking the connection. */
    public boolean begun() {
        return begun;
    }
}
