package org.ecluse.connector.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.connector.dataplane.TestPlane.assertRefused;
import static org.ecluse.connector.dataplane.TestPlane.members;
import static org.ecluse.connector.dataplane.TestPlane.until;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.enforcement.Energy;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.connector.source.Supply;
import org.ecluse.contracts.payment.Money;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.contracts.usage.Use;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullTest {
    private static final byte[] HELLO = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private TestPlane world;

    @BeforeEach
    void start() throws Exception {
        world = new TestPlane(folder);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    @Test
    void a_started_transfer_is_pulled_with_its_token_and_is_on_the_record() throws Exception {
        var pull = world.start(world.bytes("a.bin", HELLO));

        var answer = world.get(pull);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(answer.headers().firstValue("content-length")).contains("10");
        assertThat(world.uses("asset")).singleElement().satisfies(use -> {
            assertThat(use.outcome()).isEqualTo(Use.Outcome.delivered());
            assertThat(use.bytes()).isEqualTo(10);
            assertThat(use.user()).contains(TestPlane.IRISA);
        });
    }

    @Test
    void the_energy_rule_is_applied_on_the_way_out() throws Exception {
        var file = Files.writeString(
                folder.resolve("energy.csv"),
                Energy.HEADER + "\n2023;I1;Bloc;1;;RUE;A;35238;Rennes;12;48.5;1 RUE A;12\n"
                        + "2023;I1;Bloc;3;;RUE;A;35238;Rennes;2;7.25;3 RUE A;2\n");
        var supply = new Supply(new DataSource.FileSource(file, Format.Csv.SEMICOLONS), Mapping.ENEDIS);

        var answer = world.get(world.start(world.request(supply, Energy.policy(), Optional.empty())));

        assertThat(answer.body())
                .isEqualTo(Energy.HEADER + ";niveau\n2023;I1;Bloc;1;;RUE;A;35238;Rennes;12;48.5;1 RUE A;12;adresse\n");
        assertThat(answer.headers().map().toString() + answer.body()).doesNotContain("7.25");
        assertThat(world.uses("asset")).singleElement().satisfies(use -> {
            assertThat(use.rows()).isEqualTo(1);
            assertThat(use.rowsWithheld()).isEqualTo(1);
        });
        assertThat(world.withheld).singleElement().satisfies(entry -> assertThat(
                        entry.report().withheld().toString())
                .contains("7.25"));
    }

    @Test
    void a_decision_is_made_at_every_pull() throws Exception {
        var pull = world.start(world.bytes("a.bin", HELLO));
        assertThat(world.get(pull).statusCode()).isEqualTo(200);
        world.membership = "suspended";

        assertRefused(world.get(pull), 403, "policy.constraint.unsatisfied");

        assertThat(world.outcomes("asset")).containsExactly("policy.constraint.unsatisfied", "ok");
    }

    @Test
    void a_participant_that_lost_standing_gets_nothing_and_its_flow_ends() throws Exception {
        var request = world.request(world.bytes("a.bin", HELLO), members(List.of()), Optional.empty());
        var pull = world.start(request);
        world.objection = Optional.of(new Problem("member.suspended", "", "suspended", "talk to the registry"));

        assertRefused(world.get(pull), 403, "member.suspended");
        assertThat(world.nextEvent()).isEqualTo("ended " + request.flow() + " member.suspended");
        assertRefused(world.get(pull), 404, "flow.ended");
    }

    @Test
    void a_transfer_that_may_not_be_used_does_not_start() throws Exception {
        world.membership = "none";
        var request = world.request(world.bytes("a.bin", HELLO), members(List.of()), Optional.empty());

        assertThat(world.plane.flows().start(request))
                .isInstanceOfSatisfying(Start.Refused.class, refused -> assertThat(refused.reasons())
                        .extracting(Problem::code)
                        .containsExactly("policy.constraint.unsatisfied"));
    }

    @Test
    void a_flow_ends_by_itself_when_its_permission_runs_out() throws Exception {
        var end = Instant.now().plus(700, ChronoUnit.MILLIS).truncatedTo(ChronoUnit.MILLIS);
        var request = world.request(world.bytes("a.bin", HELLO), until(end), Optional.empty());
        var pull = world.start(request);

        assertThat(world.nextEvent()).startsWith("ended " + request.flow() + " policy.");
        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertRefused(world.get(pull), 404, "flow.ended");
        assertThat(world.plane.flows().count()).isZero();
    }

    @Test
    void a_pull_after_the_end_is_refused_even_before_the_timer_has_gone_off() throws Exception {
        var request =
                world.request(world.bytes("a.bin", HELLO), until(Instant.now().plusSeconds(60)), Optional.empty());
        var pull = world.start(request);
        world.later = Duration.ofSeconds(61);

        assertThat(world.get(pull).statusCode()).isEqualTo(403);
        assertThat(world.nextEvent()).startsWith("ended " + request.flow());
    }

    @Test
    void an_unpaid_use_is_refused_as_a_payment_that_is_due() throws Exception {
        var price =
                new OfferTerms.Paid(Money.of("120.00", "EUR"), "Ouest-France", Period.ofMonths(1), Optional.empty());

        var start = world.plane
                .flows()
                .start(world.request(world.bytes("a.bin", HELLO), price.offer("urn:test:paid"), Optional.empty()));

        assertThat(start).isInstanceOfSatisfying(Start.Refused.class, refused -> assertThat(refused.reasons())
                .extracting(Problem::code)
                .containsExactly("payment.due"));
    }

    @Test
    void a_terminated_flow_is_over_and_nobody_is_told_who_did_it() throws Exception {
        var request = world.request(world.bytes("a.bin", HELLO), members(List.of()), Optional.empty());
        var pull = world.start(request);

        world.plane.flows().terminate(request.flow());

        assertRefused(world.get(pull), 404, "flow.ended");
        assertThat(world.events).isEmpty();
    }

    @Test
    void a_suspended_flow_waits_for_a_new_token() throws Exception {
        var request = world.request(world.bytes("a.bin", HELLO), members(List.of()), Optional.empty());
        var pull = world.start(request);
        world.plane.flows().suspend(request.flow());
        assertRefused(world.get(pull), 403, "flow.suspended");

        var renewed = world.plane.flows().renew(request.flow()).orElseThrow();

        assertThat(world.get(renewed).statusCode()).isEqualTo(200);
        assertRefused(world.get(pull), 401, "token.replaced");
    }

    @Test
    void a_file_that_is_passed_on_can_be_resumed() throws Exception {
        var pull = world.start(world.bytes("a.bin", HELLO));
        var whole = world.get(pull);
        var version = whole.headers().firstValue("etag").orElseThrow();

        var rest = world.get(pull, "Range", "bytes=4-", "If-Range", version);

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo("456789");
        assertThat(rest.headers().firstValue("content-range")).contains("bytes 4-9/10");
        assertThat(world.get(pull, "Range", "bytes=-3").body()).isEqualTo("789");
        assertThat(world.get(pull, "Range", "bytes=2-4").body()).isEqualTo("234");
        assertThat(world.get(pull, "Range", "bytes=4-", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(world.get(pull, "Range", "bytes=4-2").statusCode()).isEqualTo(200);
        assertThat(world.get(pull, "Range", "lines=1-2").statusCode()).isEqualTo(200);
    }

    @Test
    void a_range_after_the_end_is_refused_with_the_length() throws Exception {
        var pull = world.start(world.bytes("a.bin", HELLO));

        var answer = world.get(pull, "Range", "bytes=10-");

        assertRefused(answer, 416, "range.beyond");
        assertThat(answer.headers().firstValue("content-range")).contains("bytes */10");
    }

    @Test
    void a_source_that_is_gone_is_refused_and_does_not_count() throws Exception {
        var supply = world.bytes("a.bin", HELLO);
        var pull = world.start(supply);
        Files.delete(folder.resolve("a.bin"));

        assertRefused(world.get(pull), 502, "source.unreachable");
        assertThat(world.outcomes("asset")).containsExactly("source.unreachable");
    }

    @Test
    void bad_input_before_the_first_byte_is_a_refusal() throws Exception {
        var supply = ragged(3);

        var answer = world.get(
                world.start(world.request(supply, members(List.of(), pseudonymise("card_id")), Optional.empty())));

        assertRefused(answer, 502, "source.ragged");
        assertThat(world.outcomes("asset")).containsExactly("source.ragged");
    }

    @Test
    void bad_input_in_the_middle_breaks_the_connection_and_does_not_count_as_delivered() throws Exception {
        var pull = world.start(
                world.request(ragged(200_000), members(List.of(), pseudonymise("card_id")), Optional.empty()));

        assertThatThrownBy(() -> world.get(pull)).isInstanceOf(IOException.class);

        TestPlane.await("the record", () -> !world.uses("asset").isEmpty());
        assertThat(world.outcomes("asset")).containsExactly("source.ragged");
    }

    private static Duty pseudonymise(String column) {
        return new Duty(new Action(Rennes.PSEUDONYMISE, new Atomic(Rennes.COLUMN, Operator.EQ, Value.text(column))));
    }

    private Supply ragged(int rows) throws IOException {
        var file = Files.writeString(
                folder.resolve("ragged.csv"), "card_id;line\n" + "card-1;C1\n".repeat(rows) + "card-2\n");
        return Supply.of(new DataSource.FileSource(file, Format.Csv.SEMICOLONS));
    }

    @Test
    void what_is_not_there_says_so_with_a_code_and_nothing_of_the_inside() throws Exception {
        var base = world.plane.address();

        assertRefused(world.get(URI.create(base + "/"), ""), 404, "door.unknown");
        assertRefused(world.get(URI.create(base + "/data"), ""), 404, "door.unknown");
        assertRefused(world.get(URI.create(base + "/inbox/x"), ""), 405, "method.unsupported");
        assertRefused(world.get(URI.create(base + "/data/a%2Fb"), ""), 400, "request.malformed");
        assertRefused(
                world.get(URI.create(base + "/open/x"), "", "X-Long", "x".repeat(20_000)), 431, "request.malformed");
    }
}
