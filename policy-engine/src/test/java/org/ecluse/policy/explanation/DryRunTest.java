package org.ecluse.policy.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.explanation.DryRun.Past;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class DryRunTest {

    private static Past past(String id, String membership) {
        return new Past(
                id,
                Request.use("urn:a", "did:web:" + id, NOON, Stage.USE),
                Facts.of(Map.of(Rennes.MEMBERSHIP, Fact.known(Value.text(membership)))));
    }

    @Test
    void what_a_policy_would_have_refused_is_counted_by_rule_and_reason_with_examples() {
        var policy = Samples.offer(Samples.permit(Odrl.USE, Samples.is(Rennes.MEMBERSHIP, Value.text(Rennes.ACTIVE))));
        var records = Stream.of("a", "b", "c", "d", "e")
                .map(id -> past(id, id.equals("a") ? Rennes.ACTIVE : "suspended"))
                .iterator();

        var run = DryRun.of(policy, records);

        assertThat(run.total()).isEqualTo(5);
        assertThat(run.refused()).isEqualTo(4);
        assertThat(run.reasons()).hasSize(1);
        assertThat(run.reasons().get(0).at()).isEqualTo("/permission/0/constraint/0");
        assertThat(run.reasons().get(0).code()).isEqualTo(Reason.UNSATISFIED);
        assertThat(run.reasons().get(0).examples()).containsExactly("b", "c", "d");
        assertThat(run.say(Locale.ENGLISH))
                .containsExactly(
                        "This policy would have refused 4 of the 5 past requests.",
                        "4 requests, for example “b”, “c” and “d”: This condition was not met: your organisation is a member of the data space in good standing. [permission 1, condition 1]");
        assertThat(run.say(Locale.FRENCH).get(0)).isEqualTo("Cette politique aurait refusé 4 des 5 demandes passées.");
    }

    @Test
    void a_policy_that_refuses_nothing_says_so() {
        var run = DryRun.of(Samples.open(), List.of(past("a", "x")).iterator());

        assertThat(run.say(Locale.ENGLISH)).containsExactly("This policy would have accepted all past requests (1).");
    }

    @Test
    void any_number_of_requests_goes_through_and_reasons_beyond_the_limit_are_only_counted() {
        var conditions = IntStream.range(0, DryRun.REASONS_MAX + 5)
                .mapToObj(number -> new Atomic(Odrl.COUNT, Operator.LT, Value.number(-number)))
                .toArray(Atomic[]::new);
        var policy = Samples.offer(Samples.permit(Odrl.USE, conditions));
        Facts facts = Facts.of(Map.of(Odrl.COUNT, Fact.known(Value.number(1))));
        var request = Request.use("urn:a", "did:web:x", NOON, Stage.USE);
        Iterator<Past> many = IntStream.range(0, 20)
                .mapToObj(number -> new Past(Integer.toString(number), request, facts))
                .iterator();

        var run = DryRun.of(policy, many);

        assertThat(run.refused()).isEqualTo(20);
        assertThat(run.reasons()).hasSize(DryRun.REASONS_MAX);
        assertThat(run.others()).isEqualTo(20 * 5);
    }
}
