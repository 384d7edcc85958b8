package org.ecluse.connector.enforcement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;

/**
 * Which terms of the profile this connector can see to by itself: it has a fact for them, or means to apply them. A term
 * that can be evaluated somewhere and not seen to here would be promised and never kept, so it is not put on offer.
 */
final class Reach {
    private static final Set<String> OPERANDS = Set.of(
            Odrl.DATE_TIME,
            Odrl.PURPOSE,
            Odrl.SPATIAL,
            Odrl.PAY_AMOUNT,
            Odrl.COUNT,
            Odrl.UNIT_OF_COUNT,
            Odrl.NS + "elapsedTime",
            Odrl.NS + "delayPeriod",
            Rennes.ACCREDITATION,
            Rennes.STUDY,
            Rennes.MEMBERSHIP,
            Rennes.ROLE,
            Rennes.SIGNATURES,
            Rennes.DELIVERY_POINTS,
            Rennes.ENERGY_MWH,
            Rennes.LEVELS,
            Rennes.COLUMN,
            Rennes.CURRENCY,
            Rennes.PAYEE,
            Rennes.PERIOD,
            Rennes.ATTRIBUTION,
            Rennes.LICENCE,
            Rennes.GROUND,
            Rennes.NOTICE_PERIOD);

    private static final Set<String> DUTIES = Set.of(
            Odrl.COMPENSATE,
            Odrl.ATTRIBUTE,
            Odrl.DELETE,
            Rennes.AGGREGATE,
            Rennes.PSEUDONYMISE,
            Rennes.PUBLISH_RESULTS,
            Rennes.UPHOLD);

    private Reach() {}

    /** Each term that is out of reach, once. */
    static List<Problem> beyond(Policy policy) {
        var terms = new LinkedHashSet<String>();
        Stream.of(policy.permissions(), policy.prohibitions(), policy.obligations())
                .flatMap(List::stream)
                .forEach(rule -> collect(rule, terms));
        return terms.stream().map(Reach::problem).toList();
    }

    private static void collect(Rule rule, Set<String> terms) {
        rule.constraints().forEach(constraint -> collect(constraint, terms));
        rule.action().refinements().forEach(constraint -> collect(constraint, terms));
        if (rule instanceof Duty duty && !DUTIES.contains(duty.action().iri())) {
            terms.add(duty.action().iri());
        }
        var below =
                rule.fold(permission -> permission.duties(), prohibition -> prohibition.remedies(), Duty::consequences);
        new ArrayList<Rule>(below).forEach(duty -> collect(duty, terms));
    }

    private static void collect(Constraint constraint, Set<String> terms) {
        if (constraint instanceof Constraint.Logical logical) {
            logical.parts().forEach(part -> collect(part, terms));
        } else if (constraint instanceof Constraint.Atomic atomic && !OPERANDS.contains(atomic.leftOperand())) {
            terms.add(atomic.leftOperand());
        }
    }

    private static Problem problem(String term) {
        return new Problem(
                "enforcement.term.beyond-reach",
                "",
                "this connector can read " + Problem.quote(term)
                        + " and cannot see to it, so nothing would keep the promise",
                "leave the term out, or offer the data from a connector that can see to it");
    }
}
