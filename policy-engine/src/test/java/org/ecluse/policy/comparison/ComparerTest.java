package org.ecluse.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.duration;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;
import static org.ecluse.policy.Samples.texts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.Samples;
import org.ecluse.policy.comparison.Comparison.Verdict;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.OdrlCore;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class ComparerTest {
    private final Comparer rennes = new Comparer(Rennes.PROFILE);
    private final Comparer core = new Comparer(OdrlCore.PROFILE);

    private Verdict verdict(Policy first, Policy second) {
        return rennes.compare(first, second).verdict();
    }

    private static Policy use(Constraint... constraints) {
        return offer(permit(Odrl.USE, constraints));
    }

    private static Policy plain(Constraint... constraints) {
        var policy = offer(permit(Odrl.USE, constraints));
        return Policy.empty("urn:p", policy.type())
                .withPermissions(policy.permissions().toArray(Permission[]::new));
    }

    private static Policy owing(Duty... duties) {
        return offer(new Permission(new Action(Odrl.USE), List.of(), List.of(duties)));
    }

    private static Duty pay(String amount, String currency) {
        return new Duty(new Action(
                Odrl.COMPENSATE,
                is(Odrl.PAY_AMOUNT, Value.number(new BigDecimal(amount))),
                is(Rennes.CURRENCY, Value.text(currency))));
    }

    private static Atomic purpose(Operator operator, String purpose) {
        return new Atomic(Odrl.PURPOSE, operator, Value.iri(Rennes.DPV + purpose));
    }

    private static Atomic until(String instant) {
        return new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(Instant.parse(instant)));
    }

    private static Atomic count(Operator operator, int number) {
        return new Atomic(Odrl.COUNT, operator, Value.number(number));
    }

    @Test
    void the_templates_are_each_equivalent_to_themselves_and_part_on_a_request_from_all_others() {
        for (var one : Samples.templates()) {
            for (var other : Samples.templates()) {
                var comparison = rennes.compare(one, other);

                assertThat(comparison.verdict() == Verdict.EQUIVALENT).isEqualTo(one.equals(other));
                assertThat(comparison.verdict()).isNotEqualTo(Verdict.UNKNOWN);
                assertThat(comparison.witness().isPresent()).isEqualTo(!one.equals(other));
                assertThat(comparison.differences().isEmpty()).isEqualTo(one.equals(other));
            }
        }
    }

    @Test
    void an_earlier_end_is_narrower_and_the_witness_lies_between_the_two() {
        var comparison = rennes.compare(use(until("2026-01-01T00:00:00Z")), use(until("2027-01-01T00:00:00Z")));

        assertThat(comparison.verdict()).isEqualTo(Verdict.NARROWER);
        assertThat(comparison.onlySecond().orElseThrow().request().at())
                .isBetween(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T23:59:59Z"));
    }

    @Test
    void alternatives_that_meet_are_one_interval() {
        var split = use(new Logical(LogicalOperand.OR, count(Operator.LT, 5), count(Operator.EQ, 5)));

        assertThat(verdict(split, use(count(Operator.LTEQ, 5)))).isEqualTo(Verdict.EQUIVALENT);
        assertThat(verdict(split, use(count(Operator.LTEQ, 6)))).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(split, use(count(Operator.GTEQ, 6)))).isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void a_condition_that_always_holds_still_asks_for_the_fact_to_be_known() {
        var any = use(new Logical(LogicalOperand.OR, count(Operator.LT, 5), count(Operator.GTEQ, 5)));

        var comparison = rennes.compare(any, use());

        assertThat(comparison.verdict()).isEqualTo(Verdict.NARROWER);
        assertThat(comparison.onlySecond().orElseThrow().known()).doesNotContainKey(Odrl.COUNT);
    }

    @Test
    void amounts_in_different_units_are_never_the_same() {
        var euros = use(new Atomic(Odrl.PAY_AMOUNT, Operator.LTEQ, Value.number(5)).in("EUR"));
        var dollars = use(new Atomic(Odrl.PAY_AMOUNT, Operator.LTEQ, Value.number(9)).in("USD"));

        assertThat(verdict(euros, dollars)).isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void a_kind_of_purpose_is_narrower_and_one_that_excludes_it_is_another() {
        var academic = use(purpose(Operator.IS_A, "AcademicResearch"));
        var research = use(purpose(Operator.IS_A, "ResearchAndDevelopment"));
        var commercial = use(purpose(Operator.IS_A, "CommercialPurpose"));

        assertThat(verdict(academic, research)).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(academic, commercial)).isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void purposes_of_which_the_vocabulary_says_nothing_are_unknown_and_named() {
        var comparison = rennes.compare(
                use(purpose(Operator.EQ, "Astrology")), use(purpose(Operator.IS_A, "ResearchAndDevelopment")));

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(comparison.open()).extracting("code").contains("policy.comparison.vocabulary");
    }

    @Test
    void a_term_nobody_evaluates_is_unknown_and_named_but_never_makes_wider() {
        var strange = new Atomic("https://example.org/moon", Operator.EQ, Value.text("full"));

        var comparison = rennes.compare(use(strange, count(Operator.LT, 5)), use(count(Operator.LT, 5)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(comparison.neverWider()).isTrue();
        assertThat(comparison.open()).extracting("code").containsExactly("policy.left-operand.unknown");
        assertThat(verdict(use(strange), use(strange))).isEqualTo(Verdict.EQUIVALENT);
        assertThat(verdict(use(strange), use(new Atomic("https://example.org/moon", Operator.EQ, Value.text("new")))))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void more_duties_are_narrower_and_the_witness_says_what_is_missing() {
        var attribute = new Duty(new Action(Odrl.ATTRIBUTE));

        var comparison = rennes.compare(owing(attribute), owing());

        assertThat(comparison.verdict()).isEqualTo(Verdict.NARROWER);
        assertThat(comparison.onlySecond().orElseThrow().missing()).containsExactly(attribute);
    }

    @Test
    void a_higher_price_is_narrower_in_the_same_currency_only() {
        assertThat(verdict(owing(pay("20.00", "EUR")), owing(pay("10", "EUR")))).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(owing(pay("10.00", "EUR")), owing(pay("10", "EUR")))).isEqualTo(Verdict.EQUIVALENT);
        assertThat(verdict(owing(pay("20", "EUR")), owing(pay("10", "USD")))).isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void a_payment_before_use_that_is_not_made_is_a_denial() {
        var witness = rennes.compare(owing(pay("20", "EUR")), owing(pay("10", "EUR")))
                .onlySecond()
                .orElseThrow();

        assertThat(witness.isDenied()).isTrue();
        assertThat(witness.done()).containsExactly(pay("10", "EUR"));
    }

    @Test
    void a_shorter_time_to_delete_is_narrower_and_a_month_is_not_thirty_days() {
        assertThat(verdict(owing(delete("P30D")), owing(delete("P60D")))).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(owing(delete("P30D")), owing(delete("P2M")))).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(owing(delete("P30D")), owing(delete("P1M")))).isEqualTo(Verdict.INCOMPARABLE);
    }

    private static Duty delete(String within) {
        return new Duty(new Action(Odrl.DELETE, is(Odrl.NS + "elapsedTime", duration(within))));
    }

    @Test
    void higher_thresholds_of_an_aggregation_are_narrower() {
        assertThat(verdict(owing(aggregate(20, 200)), owing(aggregate(10, 200))))
                .isEqualTo(Verdict.NARROWER);
        assertThat(verdict(owing(aggregate(20, 100)), owing(aggregate(10, 200))))
                .isEqualTo(Verdict.INCOMPARABLE);
    }

    private static Duty aggregate(int points, int energy) {
        return new Duty(new Action(
                Rennes.AGGREGATE,
                new Logical(
                        LogicalOperand.OR,
                        new Atomic(Rennes.DELIVERY_POINTS, Operator.GT, Value.number(points)),
                        new Atomic(Rennes.ENERGY_MWH, Operator.GT, Value.number(energy))),
                new Atomic(Rennes.LEVELS, Operator.IS_ALL_OF, texts("address", "street"), Details.NONE)));
    }

    @Test
    void more_columns_to_pseudonymise_are_narrower() {
        assertThat(verdict(owing(pseudonymise("card", "line")), owing(pseudonymise("card"))))
                .isEqualTo(Verdict.NARROWER);
    }

    private static Duty pseudonymise(String... columns) {
        return new Duty(new Action(
                Rennes.PSEUDONYMISE, new Atomic(Rennes.COLUMN, Operator.IS_ANY_OF, texts(columns), Details.NONE)));
    }

    @Test
    void a_choice_between_duties_is_wider_than_one_of_them() {
        var attribute = new Permission(new Action(Odrl.USE), List.of(), List.of(new Duty(new Action(Odrl.ATTRIBUTE))));
        var pay = new Permission(new Action(Odrl.USE), List.of(), List.of(pay("1", "EUR")));

        assertThat(verdict(offer(attribute, pay), offer(pay))).isEqualTo(Verdict.WIDER);
    }

    @Test
    void a_prohibition_takes_away_unless_permissions_win() {
        var free = use();
        var bound = use().withProhibitions(forbid(Odrl.DISTRIBUTE));

        assertThat(verdict(bound, free)).isEqualTo(Verdict.NARROWER);
        assertThat(rennes.compare(bound, free)
                        .onlySecond()
                        .orElseThrow()
                        .request()
                        .action())
                .isEqualTo(Odrl.DISTRIBUTE);
        assertThat(verdict(bound.withConflict(ConflictStrategy.PERM), free)).isEqualTo(Verdict.EQUIVALENT);
        assertThat(verdict(bound, use().withProhibitions(forbid(Odrl.DISTRIBUTE, count(Operator.GT, 3)))))
                .isEqualTo(Verdict.NARROWER);
    }

    @Test
    void a_remedy_on_top_of_a_prohibition_is_narrower() {
        var bare = use().withProhibitions(forbid(Odrl.DISTRIBUTE));
        var terms = Terms.of(new Action(Odrl.DISTRIBUTE), List.of());
        var remedied =
                use().withProhibitions(new org.ecluse.policy.model.Rule.Prohibition(terms, List.of(pay("5", "EUR"))));

        assertThat(verdict(remedied, bare)).isEqualTo(Verdict.NARROWER);
    }

    @Test
    void a_named_asker_is_narrower_than_any_and_a_collection_is_another_thing() {
        assertThat(verdict(use().withAssignee("did:web:x"), use())).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(use().withTarget("urn:a"), use().withTarget("urn:b")))
                .isEqualTo(Verdict.INCOMPARABLE);
        assertThat(verdict(in("urn:collection"), use())).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(in("urn:collection"), in("urn:collection"))).isEqualTo(Verdict.EQUIVALENT);
        assertThat(verdict(in("urn:collection"), in("urn:other"))).isEqualTo(Verdict.INCOMPARABLE);
    }

    private static Policy in(String collection) {
        var asset = new Asset(Optional.empty(), Optional.of(collection), List.of(), List.of(), Extras.NONE);
        var scope = new Scope(List.of(asset), List.of(), java.util.Map.of());
        return offer(new Permission(
                new Terms(Optional.empty(), new Action(Odrl.USE), scope, List.of(), Extras.NONE), List.of()));
    }

    @Test
    void one_after_the_other_is_narrower_than_both_and_the_other_order_is_another() {
        var paid = new Atomic(Odrl.PAY_AMOUNT, Operator.GTEQ, Value.number(1));
        var counted = count(Operator.LTEQ, 5);
        var both = use(new Logical(LogicalOperand.AND, paid, counted));
        var inOrder = use(new Logical(LogicalOperand.AND_SEQUENCE, paid, counted));
        var reverse = use(new Logical(LogicalOperand.AND_SEQUENCE, counted, paid));

        assertThat(verdict(inOrder, both)).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(inOrder, reverse)).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(rennes.meet(inOrder, reverse).verdict()).isEqualTo(Meeting.Verdict.COMPATIBLE);
    }

    @Test
    void exactly_one_is_neither_wider_nor_narrower_than_one_of_two() {
        var parts = List.of(count(Operator.LTEQ, 5), new Atomic(Odrl.PAY_AMOUNT, Operator.GTEQ, Value.number(1)));
        var any = use(new Logical(LogicalOperand.OR, parts.toArray(Constraint[]::new)));
        var one = use(new Logical(LogicalOperand.XONE, parts.toArray(Constraint[]::new)));

        assertThat(verdict(one, any)).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(one, use(parts.get(0)))).isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void spans_of_time_are_told_apart_where_they_can_be() {
        assertThat(elapsed("P30D", "P60D")).isEqualTo(Verdict.NARROWER);
        assertThat(elapsed("P27D", "P1M")).isEqualTo(Verdict.NARROWER);
        assertThat(elapsed("P30D", "P1M")).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(elapsed("P1Y", "P12M")).isEqualTo(Verdict.EQUIVALENT);
    }

    private Verdict elapsed(String first, String second) {
        return core.compare(lasting(first), lasting(second)).verdict();
    }

    private static Policy lasting(String span) {
        return plain(new Atomic(Odrl.NS + "elapsedTime", Operator.LTEQ, duration(span)));
    }

    @Test
    void repeating_windows_are_compared_window_by_window() {
        var mornings = windows(8, 12, 50);
        var days = windows(8, 18, 50);

        assertThat(verdict(use(mornings), use(days))).isEqualTo(Verdict.NARROWER);
        assertThat(verdict(use(days), use(windows(8, 18, 49)))).isEqualTo(Verdict.WIDER);
        assertThat(rennes.meet(use(mornings), use(windows(13, 18, 50))).verdict())
                .isEqualTo(Meeting.Verdict.CONFLICT);
    }

    /** From one hour to another, on so many days in a row. */
    private static Constraint windows(int from, int to, int days) {
        var windows = new ArrayList<Constraint>();
        for (int day = 0; day < days; day++) {
            var start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
            windows.add(new Logical(
                    LogicalOperand.AND,
                    new Atomic(Odrl.DATE_TIME, Operator.GTEQ, Value.instant(start.plusSeconds(3600L * from))),
                    new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(start.plusSeconds(3600L * to)))));
        }
        return new Logical(LogicalOperand.OR, windows, Optional.empty(), Extras.NONE);
    }

    @Test
    void policies_with_too_many_alternatives_are_unknown_and_that_is_said() {
        var parts = new ArrayList<Constraint>();
        for (int i = 0; i < 3_000; i++) {
            parts.add(new Atomic(Odrl.DATE_TIME, Operator.EQ, Value.instant(Instant.EPOCH.plusSeconds(i))));
        }
        var large = use(new Logical(LogicalOperand.OR, parts, Optional.empty(), Extras.NONE));

        var comparison = rennes.compare(large, use(count(Operator.LT, 3)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(comparison.open()).extracting("code").containsExactly("policy.comparison.size");
    }

    @Test
    void each_difference_is_one_sentence_in_french_and_in_english() {
        var first = use(until("2026-01-01T00:00:00Z")).withProhibitions(forbid(Odrl.DISTRIBUTE));
        var second = owing(pay("10", "EUR"));

        var differences = rennes.compare(first, second).differences();

        assertThat(differences)
                .extracting(Difference::kind, Difference::effect)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Difference.Kind.CONSTRAINT, Verdict.NARROWER),
                        org.assertj.core.groups.Tuple.tuple(Difference.Kind.DUTY, Verdict.WIDER),
                        org.assertj.core.groups.Tuple.tuple(Difference.Kind.PROHIBITION, Verdict.NARROWER));
        assertThat(differences.get(0).atFirst()).contains("/permission/0/constraint/0");
        assertThat(differences.get(0).atSecond()).isEmpty();
        assertThat(differences.get(0).sentence().english())
                .isEqualTo(
                        "Only the first policy has this condition: the use takes place before 1 January 2026 at 01:00 (Paris time).");
        assertThat(differences.get(1).sentence().french())
                .startsWith("Seule la seconde politique dit : « Avant la première utilisation");
    }
}
