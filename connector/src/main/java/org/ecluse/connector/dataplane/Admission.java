package org.ecluse.connector.dataplane;

import java.util.function.Function;
import org.ecluse.connector.enforcement.Plan;
import org.ecluse.policy.Problem;

/** Whether a pull may begin. */
sealed interface Admission {

    record Admitted(Flow flow, Plan plan) implements Admission {}

    /** @param status the HTTP status that goes with it */
    record Turned(int status, Problem problem) implements Admission {}

    default <T> T fold(Function<Admitted, T> admitted, Function<Turned, T> turned) {
        return this instanceof Admitted yes ? admitted.apply(yes) : turned.apply((Turned) this);
    }
}
