package org.ecluse.connector.dataplane;

import java.math.BigDecimal;
import java.util.Optional;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;

/** What is known of a use that is counted already: it adds nothing to what was used before. */
record UnderWay(Facts facts) implements Facts {
    @Override
    public Fact fact(String leftOperand) {
        return facts.fact(leftOperand);
    }

    @Override
    public Fact about(String subject, String leftOperand) {
        return facts.about(subject, leftOperand);
    }

    @Override
    public Truth memberOf(String collection, String member) {
        return facts.memberOf(collection, member);
    }

    @Override
    public Fulfilment fulfilment(Duty duty) {
        return facts.fulfilment(duty);
    }

    @Override
    public Truth infringed(Prohibition prohibition) {
        return facts.infringed(prohibition);
    }

    @Override
    public Optional<Meter> meter(String leftOperand) {
        return facts.meter(leftOperand).map(meter -> new Meter(meter.counters(), meter.account(), BigDecimal.ZERO));
    }

    @Override
    public Fact referenced(String reference) {
        return facts.referenced(reference);
    }
}
