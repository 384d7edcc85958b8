package org.ecluse.connector.dataplane;

import java.util.List;
import java.util.function.Function;
import org.ecluse.connector.enforcement.Plan;
import org.ecluse.policy.Problem;
import org.ecluse.policy.counting.Claim;

/** Whether a pull may begin. */
sealed interface Admission {

    /** @param claims what the use must set aside before it begins */
    record Admitted(Flow flow, Plan plan, List<Claim> claims) implements Admission {}

    /** @param status the HTTP status that goes with it */
    record Turned(int status, Problem problem) implements Admission {}

    default <T> T fold(Function<Admitted, T> admitted, Function<Turned, T> turned) {
        return this instanceof Admitted yes ? admitted.apply(yes) : turned.apply((Turned) this);
    }
}
