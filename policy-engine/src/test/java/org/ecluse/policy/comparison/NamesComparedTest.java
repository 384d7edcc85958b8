package org.ecluse.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.permit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ecluse.policy.comparison.Comparison.Verdict;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.OdrlCore;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.Operand.Settled;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conditions on names of a vocabulary, where one value holds at a time and where several may: held against the evaluator,
 * and against what a vocabulary settles.
 */
class NamesComparedTest {
    private static final String SUBJECTS = "https://example.org/subjects";
    private static final String TONGUE = "https://example.org/tongue";
    private static final Set<Operator> NAMING = EnumSet.of(
            Operator.EQ,
            Operator.NEQ,
            Operator.IS_A,
            Operator.IS_PART_OF,
            Operator.HAS_PART,
            Operator.IS_ANY_OF,
            Operator.IS_ALL_OF,
            Operator.IS_NONE_OF);
    private static final Profile PROFILE = OdrlCore.PROFILE.with(
            new Profile(Set.of(), List.of(named(SUBJECTS), named(TONGUE).withOneValue()), List.of()));
    private static final List<String> NAMES = List.of(
            Rennes.DPV + "AcademicResearch",
            Rennes.DPV + "ResearchAndDevelopment",
            Rennes.DPV + "CommercialPurpose",
            "urn:astrology",
            "urn:alchemy");
    private static final Comparer LAWFUL = new Comparer(PROFILE);
    private static final Evaluator EVALUATOR = new Evaluator(PROFILE);

    private static Operand named(String iri) {
        var purposes = Rennes.PROFILE.operand(Odrl.PURPOSE).orElseThrow().taxonomy();
        return new Operand(iri, OperandType.TERM, NAMING, purposes, Settled.AT_NEGOTIATION);
    }

    private static Policy policy(Constraint... constraints) {
        return Policy.empty("urn:p", PolicyType.SET).withPermissions(permit(Odrl.USE, constraints));
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static Constraint constraint(String operand, Random random, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return new Logical(
                    pick(List.of(LogicalOperand.AND, LogicalOperand.OR, LogicalOperand.XONE), random),
                    constraint(operand, random, depth - 1),
                    constraint(operand, random, depth - 1));
        }
        var operator = pick(List.copyOf(NAMING), random);
        var right = new ArrayList<Value>(List.of(Value.iri(pick(NAMES, random))));
        if (operator == Operator.IS_ANY_OF || operator == Operator.IS_ALL_OF || operator == Operator.IS_NONE_OF) {
            right.add(Value.iri(pick(NAMES, random)));
        }
        return new Atomic(operand, operator, right, Details.NONE);
    }

    private static boolean permits(Policy policy, Facts facts) {
        var request = new Request(Odrl.USE, Optional.empty(), Optional.empty(), Instant.EPOCH, Stage.USE);
        return EVALUATOR.decide(policy, request, facts).permits();
    }

    private static List<Fact> facts() {
        var facts = new ArrayList<Fact>(List.of(Fact.unknown("not known"), Fact.known()));
        for (var name : NAMES) {
            NAMES.forEach(other -> facts.add(
                    name.equals(other) ? Fact.known(Value.iri(name)) : Fact.known(Value.iri(name), Value.iri(other))));
        }
        return facts;
    }

    @Property
    void an_answer_about_names_is_the_evaluators_own(@ForAll long seed) {
        var random = new Random(seed);
        var operand = random.nextBoolean() ? SUBJECTS : TONGUE;
        var first = policy(constraint(operand, random, 2));
        var second = policy(constraint(operand, random, 2));

        var comparison = LAWFUL.compare(first, second);

        for (var fact : facts()) {
            var facts = Facts.of(Map.of(operand, fact));
            boolean one = permits(first, facts);
            boolean other = permits(second, facts);
            assertThat(comparison.neverWider() && one && !other)
                    .as("%s %s %s", first.permissions(), second.permissions(), fact)
                    .isFalse();
            assertThat(comparison.neverNarrower() && other && !one)
                    .as("%s %s %s", first.permissions(), second.permissions(), fact)
                    .isFalse();
        }
        comparison.onlyFirst().ifPresent(witness -> {
            assertThat(permits(first, witness.facts())).isTrue();
            assertThat(permits(second, witness.facts())).isFalse();
        });
    }

    private static Policy asking(String operand, Operator operator, String name) {
        var iri = name.startsWith("urn:") ? name : Rennes.DPV + name;
        return policy(new Atomic(operand, operator, Value.iri(iri)));
    }

    @ParameterizedTest
    @CsvSource({
        "IS_A, AcademicResearch, IS_A, ResearchAndDevelopment, NARROWER",
        "IS_A, ResearchAndDevelopment, IS_A, AcademicResearch, WIDER",
        "EQ, AcademicResearch, IS_A, ResearchAndDevelopment, NARROWER",
        "EQ, AcademicResearch, IS_PART_OF, AcademicResearch, UNKNOWN",
        "IS_A, AcademicResearch, IS_PART_OF, AcademicResearch, EQUIVALENT",
        "HAS_PART, ResearchAndDevelopment, HAS_PART, AcademicResearch, NARROWER",
        "HAS_PART, AcademicResearch, HAS_PART, ResearchAndDevelopment, WIDER",
        "EQ, ResearchAndDevelopment, HAS_PART, AcademicResearch, UNKNOWN",
        "IS_A, AcademicResearch, IS_A, CommercialPurpose, INCOMPARABLE",
        "EQ, AcademicResearch, EQ, CommercialPurpose, INCOMPARABLE",
        "EQ, AcademicResearch, NEQ, AcademicResearch, INCOMPARABLE",
        "IS_A, urn:astrology, IS_A, urn:alchemy, UNKNOWN",
        "IS_A, urn:astrology, IS_A, ResearchAndDevelopment, UNKNOWN",
        "EQ, urn:astrology, IS_A, urn:astrology, UNKNOWN",
        "EQ, urn:astrology, HAS_PART, urn:astrology, UNKNOWN"
    })
    void what_a_vocabulary_settles_is_settled_and_nothing_else(
            Operator operator, String name, Operator otherOperator, String otherName, Verdict verdict) {
        for (var operand : List.of(SUBJECTS, TONGUE)) {
            assertThat(new Comparer(PROFILE)
                            .compare(asking(operand, operator, name), asking(operand, otherOperator, otherName))
                            .verdict())
                    .as(operand)
                    .isEqualTo(verdict);
        }
    }

    /** Whether the other permits more hangs on what may be meant by the name, so the whole answer is unknown. */
    @ParameterizedTest
    @CsvSource({
        "EQ, AcademicResearch, IS_PART_OF, AcademicResearch",
        "EQ, ResearchAndDevelopment, HAS_PART, AcademicResearch",
        "EQ, urn:astrology, IS_A, urn:astrology",
        "EQ, urn:astrology, HAS_PART, urn:astrology"
    })
    void the_very_name_is_never_wider_than_its_kinds_or_what_holds_it(
            Operator operator, String name, Operator otherOperator, String otherName) {
        for (var operand : List.of(SUBJECTS, TONGUE)) {
            var comparison = new Comparer(PROFILE)
                    .compare(asking(operand, operator, name), asking(operand, otherOperator, otherName));

            assertThat(comparison.neverWider()).as(operand).isTrue();
            assertThat(comparison.neverNarrower()).as(operand).isFalse();
        }
    }

    @Test
    void of_one_value_two_that_exclude_each_other_are_a_conflict_and_of_several_they_are_not() {
        var comparer = new Comparer(PROFILE);

        assertThat(comparer.meet(
                                asking(TONGUE, Operator.IS_A, "AcademicResearch"),
                                asking(TONGUE, Operator.IS_A, "CommercialPurpose"))
                        .verdict())
                .isEqualTo(Meeting.Verdict.CONFLICT);
        assertThat(comparer.meet(
                                asking(SUBJECTS, Operator.IS_A, "AcademicResearch"),
                                asking(SUBJECTS, Operator.IS_A, "CommercialPurpose"))
                        .verdict())
                .isEqualTo(Meeting.Verdict.COMPATIBLE);
    }
}
