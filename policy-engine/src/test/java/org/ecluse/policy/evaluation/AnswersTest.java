package org.ecluse.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

/** What answers and facts are made of: what they say, when they are the same, and what holds where nothing was said. */
class AnswersTest {
    private static final Constraint FEW = new Atomic(Odrl.COUNT, Operator.LT, Value.number(5));
    private static final Request ASKED = Request.use("urn:a", "did:web:x", NOON, Stage.USE);

    private static Denied denied(Policy policy, Facts facts) {
        return (Denied) new Evaluator(Rennes.PROFILE).decide(policy, ASKED, facts);
    }

    private static String cause(Policy policy, Facts facts) {
        return denied(policy, facts).reasons().get(0).cause();
    }

    @Test
    void a_cause_says_what_was_asked_for_and_what_is_known() {
        var policy = offer(permit(Odrl.USE, FEW));
        var either = new Logical(LogicalOperand.OR, FEW, FEW);

        assertThat(cause(policy, Facts.of(Map.of(Odrl.COUNT, Fact.known(Value.number(7))))))
                .isEqualTo("`" + Odrl.COUNT + "` must be `lt` [5], and is [7]");
        assertThat(cause(policy, leftOperand -> Fact.unknown("the counter is away")))
                .isEqualTo("`" + Odrl.COUNT + "` must be `lt` [5], and is the counter is away");
        assertThat(denied(offer(permit(Odrl.USE, either)), Facts.NONE).reasons())
                .extracting(Reason::cause)
                .contains("`or` does not hold");
        assertThat(cause(offer(), Facts.NONE))
                .isEqualTo("no permission of the policy covers this action, target and party");
        assertThat(cause(offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.USE)), Facts.NONE))
                .isEqualTo("action `" + Odrl.USE + "` is prohibited");
    }

    @Test
    void a_reason_carries_its_rule_its_condition_and_the_fact() {
        var rule = permit(Odrl.USE, FEW);
        var seven = Fact.known(Value.number(7));

        var reason = denied(offer(rule), Facts.of(Map.of(Odrl.COUNT, seven)))
                .reasons()
                .get(0);

        assertThat(reason.code()).isEqualTo(Reason.UNSATISFIED);
        assertThat(reason.at()).isEqualTo("/permission/0/constraint/0");
        assertThat(reason.rule()).contains(rule);
        assertThat(reason.constraint()).contains(FEW);
        assertThat(reason.fact()).contains(seven);
        assertThat(reason).hasToString(reason.code() + " at " + reason.at() + ": " + reason.cause());
    }

    @Test
    void what_may_be_forbidden_is_denied_with_the_cause_of_the_doubt() {
        var policy = offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.USE, FEW));

        var reason = denied(policy, leftOperand -> Fact.unknown("the counter is away"))
                .reasons()
                .get(0);

        assertThat(reason.code()).isEqualTo(Reason.PROHIBITION_UNKNOWN);
        assertThat(reason.cause()).endsWith("and is the counter is away");
    }

    @Test
    void reasons_are_the_same_when_all_they_carry_is() {
        var rule = permit(Odrl.USE, FEW);
        var fact = Fact.known(Value.number(7));
        var reason = new Reason("a", "/b", Optional.of(rule), Optional.of(FEW), Optional.of(fact), "why");

        assertThat(reason)
                .isEqualTo(new Reason("a", "/b", Optional.of(rule), Optional.of(FEW), Optional.of(fact), "why"))
                .hasSameHashCodeAs(
                        new Reason("a", "/b", Optional.of(rule), Optional.of(FEW), Optional.of(fact), "why"));
        assertThat(reason.hashCode()).isNotZero();
        assertThat(List.<Object>of(
                        new Reason("x", "/b", Optional.of(rule), Optional.of(FEW), Optional.of(fact), "why"),
                        new Reason("a", "/x", Optional.of(rule), Optional.of(FEW), Optional.of(fact), "why"),
                        new Reason("a", "/b", Optional.empty(), Optional.of(FEW), Optional.of(fact), "why"),
                        new Reason("a", "/b", Optional.of(rule), Optional.empty(), Optional.of(fact), "why"),
                        new Reason("a", "/b", Optional.of(rule), Optional.of(FEW), Optional.empty(), "why"),
                        new Reason("a", "/b", Optional.of(rule), Optional.of(FEW), Optional.of(fact), "x"),
                        "a"))
                .noneMatch(reason::equals);
    }

    @Test
    void a_reason_takes_the_rule_it_is_under_unless_it_has_one() {
        var rule = permit(Odrl.USE);
        var bare = new Reason("a", "/b", Optional.empty(), Optional.empty(), Optional.empty(), "why");

        assertThat(bare.under(rule).rule()).contains(rule);
        assertThat(bare.under(rule).cause()).isEqualTo("why");
        assertThat(bare.under(rule).under(permit(Odrl.DISTRIBUTE)).rule()).contains(rule);
    }

    @Test
    void a_decision_is_folded_by_what_it_is() {
        var permitted = new Evaluator(Rennes.PROFILE).decide(offer(permit(Odrl.USE)), ASKED, Facts.NONE);
        var denied = denied(offer(), Facts.NONE);

        assertThat(permitted.<String>fold(yes -> "yes", no -> "no")).isEqualTo("yes");
        assertThat(denied.<String>fold(yes -> "yes", no -> "no")).isEqualTo("no");
        assertThat(denied.isFor(Reason.NO_PERMISSION)).isTrue();
        assertThat(denied.isFor(Reason.PROHIBITED)).isFalse();
    }

    @Test
    void facts_are_the_same_when_all_that_is_known_of_them_is() {
        var fact = (Fact.Known) Fact.known(Value.number(7));
        var full = fact.in("EUR").assertedBy(Asserter.CONNECTOR).knownAt(NOON).since(NOON.minusSeconds(1));

        assertThat(full.unit()).contains("EUR");
        assertThat(full.asserter()).isEqualTo(Asserter.CONNECTOR);
        assertThat(full.knownAt()).contains(NOON);
        assertThat(full.since()).contains(NOON.minusSeconds(1));
        assertThat(full)
                .isEqualTo(full.in("EUR"))
                .hasSameHashCodeAs(full.in("EUR"))
                .hasToString("Known[" + full.values() + " in EUR, by CONNECTOR, known at " + NOON + ", since "
                        + NOON.minusSeconds(1) + "]");
        assertThat(full.hashCode()).isNotZero();
        assertThat(List.<Object>of(
                        full.in("USD"),
                        full.assertedBy(Asserter.SELF),
                        full.knownAt(NOON.plusSeconds(1)),
                        full.since(NOON),
                        fact,
                        "7"))
                .noneMatch(full::equals);
    }

    @Test
    void a_fact_is_read_as_the_type_that_is_asked_for_and_again_as_another() {
        var number = (Fact.Known) Fact.known(Value.number(7));
        var text = (Fact.Known) Fact.known(Value.text("seven"));

        assertThat(number.as(OperandType.NUMBER)).isEqualTo(new BigDecimal(7)).isSameAs(number.as(OperandType.NUMBER));
        assertThat(number.as(OperandType.DURATION)).isSameAs(Fact.Known.NONE);
        assertThat(number.as(OperandType.TEXT)).isSameAs(Fact.Known.NONE);
        assertThat(number.as(OperandType.NUMBER)).isEqualTo(new BigDecimal(7));
        assertThat(text.as(OperandType.NUMBER)).isSameAs(Fact.Known.NONE);
        assertThat(((Fact.Known) Fact.known(Value.number(7), Value.number(8))).as(OperandType.NUMBER))
                .isSameAs(Fact.Known.NONE);
    }

    @Test
    void what_facts_do_not_say_nobody_can_tell() {
        Facts facts = leftOperand -> Fact.known();

        assertThat(facts.about("urn:a", Odrl.COUNT)).isInstanceOf(Fact.Unknown.class);
        assertThat(facts.memberOf("urn:c", "urn:a")).isEqualTo(Truth.UNKNOWN);
        assertThat(facts.fulfilment(new Duty(new Action(Odrl.DELETE)))).isInstanceOf(Fulfilment.Unknown.class);
        assertThat(facts.infringed(forbid(Odrl.USE))).isEqualTo(Truth.UNKNOWN);
        assertThat(facts.meter(Odrl.COUNT)).isEmpty();
        assertThat(facts.referenced("urn:r")).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void what_nobody_says_of_a_collection_or_a_reference_denies_without_failing() {
        var member = new Asset(Optional.empty(), Optional.of("urn:c"), List.of(), List.of(FEW), Extras.NONE);
        var scope = new Scope(List.of(member), List.of(), Map.of());
        var refined = new Permission(
                new Terms(Optional.empty(), new Action(Odrl.USE), scope, List.of(), Extras.NONE), List.of());
        var remedied = new Prohibition(
                Terms.of(new Action(Odrl.DISTRIBUTE), List.of()), List.of(new Duty(new Action(Odrl.DELETE))));

        assertThat(denied(offer(refined), Facts.NONE).isFor(Reason.MEMBERSHIP_UNKNOWN))
                .isTrue();
        assertThat(new Evaluator(Rennes.PROFILE)
                        .decide(offer(permit(Odrl.USE)).withProhibitions(remedied), ASKED, Facts.NONE)
                        .permits())
                .isTrue();
    }

    @Test
    void equal_policies_have_one_plan_and_the_one_not_used_for_long_is_forgotten() {
        var evaluator = new Evaluator(Rennes.PROFILE);
        var kept = evaluator.plan(numbered(0));

        for (int i = 1; i < 512; i++) {
            evaluator.plan(numbered(i));
        }

        assertThat(evaluator.plan(numbered(0))).isSameAs(kept);
        for (int i = 512; i < 1024; i++) {
            evaluator.plan(numbered(i));
        }
        assertThat(evaluator.plan(numbered(0))).isNotSameAs(kept);
    }

    /** Another object at each call, equal for equal numbers. */
    private static Policy numbered(int number) {
        return offer(permit(Odrl.USE, is(Rennes.ROLE, Value.text("role-" + number))));
    }

    @Test
    void what_is_said_of_a_duty_is_in_the_reason() {
        var pay = new Duty(new Action(Odrl.COMPENSATE));
        var delete = new Duty(new Action(Odrl.DELETE));
        var paying =
                offer(new Permission(new Action(Odrl.USE), List.of(), List.of(new Duty(pay.terms(), List.of(delete)))));

        assertThat(reasons(paying, Map.of(Odrl.COMPENSATE, Fulfilment.due("120.00 EUR"))))
                .containsExactly(Reason.DUTY_UNFULFILLED + " 120.00 EUR");
        assertThat(reasons(
                        paying,
                        Map.of(
                                Odrl.COMPENSATE, Fulfilment.overdue("since Monday"),
                                Odrl.DELETE, Fulfilment.due("all copies"))))
                .containsExactly(Reason.DUTY_OVERDUE + " since Monday", Reason.DUTY_UNFULFILLED + " all copies");
        assertThat(reasons(
                        paying,
                        Map.of(Odrl.COMPENSATE, Fulfilment.late(), Odrl.DELETE, Fulfilment.unknown("no receipt"))))
                .containsExactly(Reason.DUTY_UNKNOWN + " no receipt");
    }

    @Test
    void a_consequence_done_too_late_owes_its_own_consequences() {
        var attribute = new Duty(new Action(Odrl.ATTRIBUTE));
        var delete = new Duty(new Duty(new Action(Odrl.DELETE)).terms(), List.of(attribute));
        var pay = new Duty(new Duty(new Action(Odrl.COMPENSATE)).terms(), List.of(delete));
        var policy = offer(new Permission(new Action(Odrl.USE), List.of(), List.of(pay)));
        var world = ledger(Map.of(
                Odrl.COMPENSATE, Fulfilment.late(),
                Odrl.DELETE, Fulfilment.late(),
                Odrl.ATTRIBUTE, Fulfilment.due("in print")));

        var denied = denied(policy, world);

        assertThat(denied.reasons()).extracting(Reason::cause).containsExactly("in print");
        assertThat(denied.owed()).containsExactly(attribute);
    }

    private static List<String> reasons(Policy policy, Map<String, Fulfilment> duties) {
        return denied(policy, ledger(duties)).reasons().stream()
                .map(reason -> reason.code() + " " + reason.cause())
                .toList();
    }

    private static Facts ledger(Map<String, Fulfilment> duties) {
        return new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return Fact.unknown("only duties are known");
            }

            @Override
            public Fulfilment fulfilment(Duty duty) {
                return duties.get(duty.action().iri());
            }
        };
    }

    @Test
    void spans_are_compared_where_one_is_surely_longer() {
        var month = lasting(Operator.EQ);
        var notMonth = lasting(Operator.NEQ);
        var within = lasting(Operator.LT);

        assertThat(isPermitted(month, "P30D")).isFalse();
        assertThat(isPermitted(notMonth, "P30D")).isTrue();
        assertThat(isPermitted(within, "P30D")).isFalse();
        assertThat(isPermitted(within, "P27D")).isTrue();
        assertThat(isPermitted(month, "P1M")).isTrue();
        assertThat(isPermitted(notMonth, "next week")).isFalse();
    }

    private static Policy lasting(Operator operator) {
        return Policy.empty("urn:p", PolicyType.OFFER)
                .withPermissions(permit(Odrl.USE, new Atomic(RandomCases.WAIT, operator, Samples.duration("P1M"))));
    }

    private static boolean isPermitted(Policy policy, String span) {
        var facts = Facts.of(Map.of(RandomCases.WAIT, Fact.known(Samples.duration(span))));
        return new Evaluator(RandomCases.PROFILE).decide(policy, ASKED, facts).permits();
    }
}
