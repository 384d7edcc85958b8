package org.ecluse.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.OdrlCore;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.Rennes;

/** Comparisons on every left operand of ODRL, held against the evaluator on and between all the values they name. */
class OperandLawsTest {
    private static final Comparer COMPARER = new Comparer(OdrlCore.PROFILE);
    private static final Evaluator EVALUATOR = new Evaluator(OdrlCore.PROFILE);
    private static final List<String> OPERANDS =
            OdrlCore.PROFILE.operandIris().stream().sorted().toList();

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<Value> values(Operand operand) {
        return switch (operand.type()) {
            case NUMBER -> List.of(Value.number(0), Value.number(1), Value.number(2), Value.number(3));
            case INSTANT ->
                List.of(date("2026-01-01T00:00:00Z"), date("2026-01-02T00:00:00Z"), date("2026-01-01T12:00:00Z"));
            case DURATION ->
                List.of(
                        Samples.duration("P27D"),
                        Samples.duration("P30D"),
                        Samples.duration("P1M"),
                        Samples.duration("P31DT1S"),
                        Samples.duration("P61D"),
                        Samples.duration("P2M"));
            case TERM, EVENT, TEXT ->
                List.of(
                        Value.iri(Rennes.DPV + "AcademicResearch"),
                        Value.iri(Rennes.DPV + "ResearchAndDevelopment"),
                        Value.iri(Rennes.DPV + "CommercialPurpose"),
                        Value.iri("urn:astrology"));
        };
    }

    private static Value date(String instant) {
        return Value.instant(Instant.parse(instant));
    }

    private static Constraint constraint(Operand operand, Random random, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            var how = pick(List.of(LogicalOperand.AND, LogicalOperand.OR, LogicalOperand.XONE), random);
            return new Logical(
                    how,
                    List.of(constraint(operand, random, depth - 1), constraint(operand, random, depth - 1)),
                    Optional.empty(),
                    Extras.NONE);
        }
        var operator = pick(operand.operators().stream().sorted().toList(), random);
        boolean isSet =
                operator == Operator.IS_ANY_OF || operator == Operator.IS_ALL_OF || operator == Operator.IS_NONE_OF;
        var right = new ArrayList<Value>(List.of(pick(values(operand), random)));
        if (isSet) {
            right.add(pick(values(operand), random));
        }
        return new Atomic(operand.iri(), operator, right, Details.NONE);
    }

    private static Policy policy(Constraint constraint) {
        return Policy.empty("urn:p", PolicyType.SET)
                .withPermissions(
                        new Permission(new org.ecluse.policy.model.Action(Odrl.USE), List.of(constraint), List.of()));
    }

    private static List<Fact> facts(Operand operand, Random random) {
        var known = new ArrayList<Fact>(List.of(Fact.unknown("not known")));
        var asserter = operand.asserters().iterator().next();
        for (var value : values(operand)) {
            known.add(Fact.known(value).assertedBy(asserter));
            known.add(Fact.known(value, pick(values(operand), random)).assertedBy(asserter));
        }
        known.add(Fact.known().assertedBy(asserter));
        return known;
    }

    private static boolean permits(Policy policy, Instant at, Facts facts) {
        var request = new Request(Odrl.USE, Optional.empty(), Optional.empty(), at, Stage.USE);
        return EVALUATOR.decide(policy, request, facts).permits();
    }

    @Property(tries = 10_000)
    void whatever_the_operand_an_answer_is_the_evaluators_own(@ForAll long seed) {
        var random = new Random(seed);
        var operand = OdrlCore.PROFILE.operand(pick(OPERANDS, random)).orElseThrow();
        var first = policy(constraint(operand, random, 2));
        var second = policy(constraint(operand, random, 2));

        var comparison = COMPARER.compare(first, second);

        assertThat(comparison.open()).noneMatch(problem -> problem.code().equals("policy.comparison.unconfirmed"));
        for (var fact : facts(operand, random)) {
            for (var day : values(OdrlCore.PROFILE.operand(Odrl.DATE_TIME).orElseThrow())) {
                var at = Instant.parse(day.text()).plusSeconds(random.nextInt(3) - 1L);
                var facts = Facts.of(Map.of(operand.iri(), fact));
                boolean one = permits(first, at, facts);
                boolean other = permits(second, at, facts);
                assertThat(comparison.neverWider() && one && !other)
                        .as("%s %s %s", first.permissions(), second.permissions(), fact)
                        .isFalse();
                assertThat(comparison.neverNarrower() && other && !one)
                        .as("%s %s %s", first.permissions(), second.permissions(), fact)
                        .isFalse();
            }
        }
    }
}
