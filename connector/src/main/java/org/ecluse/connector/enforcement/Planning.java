package org.ecluse.connector.enforcement;

import java.util.List;
import java.util.function.Function;
import org.ecluse.policy.Problem;

/** What came of planning: a plan, or what stands against it. */
public sealed interface Planning {

    record Planned(Plan plan) implements Planning {}

    /** @param problems never empty */
    record Impossible(List<Problem> problems) implements Planning {
        public Impossible {
            problems = List.copyOf(problems);
        }
    }

    default <T> T fold(Function<Planned, T> planned, Function<Impossible, T> impossible) {
        return this instanceof Planned yes ? planned.apply(yes) : impossible.apply((Impossible) this);
    }
}
