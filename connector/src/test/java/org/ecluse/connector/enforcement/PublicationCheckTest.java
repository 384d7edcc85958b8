package org.ecluse.connector.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.enforcement.PseudonymiseTest.pseudonymise;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.connector.source.Supply;
import org.ecluse.policy.Problem;
import org.ecluse.policy.drafting.Conditions;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationCheckTest {
    private static final Atomic MANY = new Atomic(Rennes.DELIVERY_POINTS, Operator.GT, Value.number(10));

    @TempDir
    private Path folder;

    private Path energy;

    @BeforeEach
    void write_a_file() throws IOException {
        energy = Files.writeString(
                folder.resolve("energy.csv"),
                Energy.file(Energy.row("352380101", "35238", "1", "RUE", "A", "6", "1.5")));
    }

    private static Policy policy(Duty... duties) {
        return Policy.empty("urn:test", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of(duties)));
    }

    private static Duty aggregate(Constraint... refinements) {
        return new Duty(new Action(Rennes.AGGREGATE, refinements));
    }

    private static Duty byStreet(Constraint threshold) {
        return aggregate(threshold, new Atomic(Rennes.LEVELS, Operator.EQ, Value.text("street")));
    }

    private List<Problem> check(Policy policy, Format format, Mapping mapping) {
        return Energy.enforcement().check(policy, new Supply(new DataSource.FileSource(energy, format), mapping));
    }

    private List<String> codes(Duty... duties) {
        return check(policy(duties), Format.Csv.SEMICOLONS, Mapping.ENEDIS).stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void the_published_schema_with_its_mapping_can_be_offered_under_the_energy_rule() {
        assertThat(check(Energy.policy(), Format.Csv.SEMICOLONS, Mapping.ENEDIS))
                .isEmpty();
    }

    @Test
    void a_term_that_the_profile_has_and_this_connector_cannot_see_to_is_not_offered() {
        var price = new Obligations.Price(new BigDecimal("5.00"), "EUR", "Keolis");
        var month = Period.ofMonths(1);
        var safe = new Obligations.Grouping(
                Conditions.moreDeliveryPointsThan(10),
                List.of("street"),
                Optional.of(85),
                Optional.of(Period.ofDays(1)),
                Optional.of(100L));
        for (var duty : List.of(
                Obligations.payPerUse(1_000, Obligations.Unit.CALL, price, month, month),
                Obligations.payInAdvance(1_000, Obligations.Unit.CALL, price),
                Obligations.onlyConsented("pdl", "AcademicResearch"),
                Obligations.passOnUnderTheseTerms(),
                Obligations.aggregate(safe),
                Obligations.aggregate(new Obligations.Grouping(Conditions.contributorsAtLeast(11), "street")))) {
            assertThat(codes(duty)).contains("enforcement.term.beyond-reach");
        }
        for (var condition : List.of(
                Conditions.approvedByAPerson(),
                Conditions.consentInForce(),
                Conditions.perHourAtMost(60),
                Conditions.somethingPrepaidLeft())) {
            var policy = Policy.empty("urn:test", PolicyType.OFFER)
                    .withPermissions(new Permission(new Action(Odrl.USE), List.of(condition), List.of()));
            assertThat(check(policy, Format.Csv.SEMICOLONS, Mapping.ENEDIS))
                    .extracting(Problem::code)
                    .containsExactly("enforcement.term.beyond-reach");
        }
    }

    @Test
    void levels_that_a_policy_names_are_the_only_ones_used() throws IOException {
        var duty = aggregate(
                MANY, new Atomic(Rennes.LEVELS, Operator.IS_ALL_OF, Value.text("iris"), Value.text("address")));
        var plan = Energy.plan(policy(duty), Energy.supply(Mapping.ENEDIS));

        var outcome = Energy.through(
                plan,
                Energy.file(
                        Energy.row("352380101", "35238", "1", "RUE", "A", "6", "1"),
                        Energy.row("352380101", "35238", "2", "RUE", "A", "6", "1")));

        assertThat(outcome.rows()).extracting(row -> row.get("niveau")).containsExactly("iris");
    }

    @Test
    void a_level_that_is_not_known_is_refused_by_name() {
        assertThat(codes(aggregate(MANY, new Atomic(Rennes.LEVELS, Operator.EQ, Value.text("imu")))))
                .containsExactly("enforcement.level.unknown");
    }

    @Test
    void an_aggregation_without_a_level_or_a_threshold_is_refused() {
        assertThat(codes(aggregate(MANY))).containsExactly("enforcement.level.none");
        assertThat(codes(aggregate(new Atomic(Rennes.LEVELS, Operator.EQ, Value.text("street")))))
                .containsExactly("enforcement.threshold.none");
    }

    @Test
    void thresholds_that_more_rows_could_undo_are_refused() {
        assertThat(codes(byStreet(new Atomic(Rennes.DELIVERY_POINTS, Operator.LT, Value.number(10)))))
                .containsExactly("enforcement.threshold");
        assertThat(codes(byStreet(new Logical(LogicalOperand.XONE, MANY, MANY))))
                .containsExactly("enforcement.threshold");
        assertThat(codes(byStreet(new Atomic(Rennes.DELIVERY_POINTS, Operator.GT, Value.text("many")))))
                .containsExactly("enforcement.threshold");
    }

    @Test
    void a_measure_or_level_without_a_column_is_refused_by_name() {
        var problems = check(Energy.policy(), Format.Csv.SEMICOLONS, Mapping.NONE);

        assertThat(problems).extracting(Problem::code).containsOnly("enforcement.mapping");
        assertThat(problems)
                .extracting(Problem::at)
                .contains("`deliveryPoints`", "`energyMwh`", "`street`", "`iris`", "`commune`");
    }

    @Test
    void a_column_that_is_not_in_the_file_is_refused_by_name() {
        assertThat(check(policy(pseudonymise("card_id")), Format.Csv.SEMICOLONS, Mapping.NONE))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("source.column.missing");
                    assertThat(problem.cause()).contains("`card_id`");
                });
    }

    @Test
    void rows_of_an_opaque_format_cannot_be_touched() {
        assertThat(check(policy(pseudonymise("card_id")), Format.Bytes.OPAQUE, Mapping.NONE))
                .extracting(Problem::code)
                .containsExactly("enforcement.format");
        assertThat(check(Energy.policy(), new Format.Ndjson(), Mapping.ENEDIS))
                .extracting(Problem::code)
                .containsExactly("enforcement.format");
    }

    @Test
    void a_source_that_is_not_there_is_refused() {
        energy = folder.resolve("gone.csv");

        assertThat(check(policy(), Format.Csv.SEMICOLONS, Mapping.NONE))
                .extracting(Problem::code)
                .containsExactly("source.unreachable");
    }

    @Test
    void an_address_whose_content_is_passed_on_as_it_is_may_be_down_when_the_offer_is_made() {
        var down = new DataSource.HttpSource(URI.create("http://127.0.0.1:1/data.zip"), Format.Bytes.OPAQUE);

        assertThat(Energy.enforcement().check(policy(), new Supply(down, Mapping.NONE)))
                .isEmpty();
    }

    @Test
    void a_file_that_is_not_what_it_is_said_to_be_is_refused_with_line_and_column() throws IOException {
        Files.writeString(energy, "a;b\n1;2\n1\n");

        assertThat(check(policy(), Format.Csv.SEMICOLONS, Mapping.NONE))
                .singleElement()
                .satisfies(problem -> assertThat(problem.at()).isEqualTo("line 3, column 2 `b`"));
    }

    @Test
    void a_duty_that_nobody_here_can_do_is_refused_when_it_is_due() {
        var planning = Energy.enforcement()
                .plan(List.of(new Duty(new Action(Odrl.NS + "watermark"))), Energy.supply(Mapping.ENEDIS));

        assertThat(planning)
                .isInstanceOfSatisfying(Planning.Impossible.class, impossible -> assertThat(impossible.problems())
                        .extracting(Problem::code)
                        .containsExactly("enforcement.duty.unknown"));
    }

    @Test
    void a_second_aggregation_is_refused_since_nobody_says_which_holds() {
        assertThat(codes(byStreet(MANY), byStreet(MANY))).containsExactly("enforcement.duty.twice");
    }

    @Test
    void the_record_of_what_was_withheld_is_kept_in_exact_decimals() throws IOException {
        var outcome = Energy.through(Energy.file(Energy.row("352380101", "35238", "1", "RUE", "A", "6", "1.50")));
        var file = folder.resolve("record/withheld.ndjson");

        try (var record = new NdjsonEnforcementRecord(file)) {
            record.write(new EnforcementRecord.Entry(
                    "use-1", "agreement-1", "energy", java.time.Instant.EPOCH, outcome.report()));
        }

        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .contains("\"rowsWithheld\":1", "\"" + Energy.MWH + "\":\"" + new BigDecimal("1.50") + "\"")
                .endsWith("}\n");
    }
}
