package org.ecluse.policy.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.ecluse.policy.model.Value;

/** The one value of a fact as a number; null when there are several, or it is none. */
record Measured(BigDecimal number) {
    static Measured of(List<Value> values) {
        return new Measured(
                values.size() == 1 ? Numbers.parse(values.get(0).text()).orElse(null) : null);
    }
}
