package org.ecluse.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.CountersInMemory;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.evaluation.Decision.Permitted;
import org.ecluse.policy.evaluation.plan.Compiler;
import org.ecluse.policy.evaluation.plan.Fixed;
import org.ecluse.policy.evaluation.plan.Plan;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.KnownAction;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final Compiler compiler = new Compiler(Rennes.PROFILE);

    private static final Policy THREE_CONDITIONS = offer(permit(
            Odrl.USE,
            is(Rennes.MEMBERSHIP, Value.text(Rennes.ACTIVE)),
            new Atomic(Odrl.PURPOSE, Operator.IS_A, Value.iri(Rennes.DPV + "AcademicResearch")),
            new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(NOON.plusSeconds(60)))));

    private static Facts metered(Counters counters) {
        return new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return Fact.unknown("only counted");
            }

            @Override
            public Optional<Meter> meter(String leftOperand) {
                return Optional.of(Meter.ofUses(counters, "urn:agreement"));
            }
        };
    }

    @Test
    void a_decision_without_a_trace_allocates_nothing() {
        var plan = compiler.compile(THREE_CONDITIONS);
        var facts = Facts.of(Map.of(
                Rennes.MEMBERSHIP, Fact.known(Value.text(Rennes.ACTIVE)),
                Odrl.PURPOSE, Fact.known(Value.iri(Rennes.DPV + "AcademicResearch"))));
        var requests = new ArrayList<Request>();
        for (int i = 0; i < 100; i++) {
            requests.add(Request.use("urn:asset", "did:web:x", NOON.plusSeconds(i), Stage.USE));
        }
        int permitted = decide(plan, requests, facts, 200);

        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        permitted += decide(plan, requests, facts, 100);
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(permitted).isEqualTo(300 * 60);
        // Measuring costs some bytes itself; 10,000 decisions would cost many more.
        assertThat(bytes).isLessThan(10_000);
    }

    private static int decide(Plan plan, List<Request> requests, Facts facts, int rounds) {
        int permitted = 0;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < requests.size(); i++) {
                permitted += plan.permits(requests.get(i), facts) ? 1 : 0;
            }
        }
        return permitted;
    }

    @Test
    void uses_at_once_never_pass_their_number() throws Exception {
        var plan = compiler.compile(offer(permit(Odrl.USE, new Atomic(Odrl.COUNT, Operator.LTEQ, Value.number(50)))));
        var counters = new CountersInMemory();
        var request = Request.use("urn:asset", "did:web:x", NOON, Stage.USE);
        Callable<Integer> user = () -> {
            int used = 0;
            while (plan.decide(request, metered(counters)) instanceof Permitted permitted) {
                var reservation = counters.reserve(permitted.claims().get(0));
                if (reservation instanceof Counters.Reservation.Reserved reserved) {
                    assertThat(counters.commit(reserved.token())).isTrue();
                    used++;
                }
            }
            return used;
        };

        var threads = Executors.newFixedThreadPool(8);
        int uses = 0;
        for (var each : threads.invokeAll(List.of(user, user, user, user, user, user, user, user))) {
            uses += each.get();
        }
        threads.shutdown();

        assertThat(uses).isEqualTo(50);
    }

    @Test
    void a_prepaid_amount_is_claimed_in_its_own_measure() {
        var counters = new CountersInMemory();
        var plan = compiler.compile(
                offer(permit(Odrl.USE, new Atomic(Odrl.PAY_AMOUNT, Operator.LTEQ, Value.number(1)).in("EUR"))));
        Facts facts = new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return Fact.unknown("only counted");
            }

            @Override
            public Optional<Meter> meter(String leftOperand) {
                return Optional.of(new Meter(counters, "urn:agreement", new BigDecimal("0.40")));
            }
        };

        int uses = 0;
        while (plan.decide(Request.use("urn:a", "did:web:x", NOON, Stage.USE), facts) instanceof Permitted permitted) {
            assertThat(counters.reserve(permitted.claims().get(0))).isInstanceOf(Counters.Reservation.Reserved.class);
            uses++;
        }

        assertThat(uses).isEqualTo(2);
    }

    @Test
    void what_is_left_for_an_agreement_is_smaller_and_refuses_other_requests() {
        var policy = offer(
                        permit(Odrl.USE),
                        new Permission(
                                new Terms(
                                        Optional.empty(),
                                        new Action(Odrl.USE),
                                        Scope.about("urn:other"),
                                        List.of(),
                                        Extras.NONE),
                                List.of()))
                .withProhibitions(forbid(Odrl.DISTRIBUTE));
        var whole = compiler.compile(policy);

        var left = whole.bind(Fixed.of("urn:asset", "did:web:x"));

        assertThat(left.size()).isEqualTo(2);
        assertThat(left.hash()).hasSize(64).isNotEqualTo(whole.hash());
        assertThat(left.permits(Request.use("urn:asset", "did:web:x", NOON, Stage.USE), Facts.NONE))
                .isTrue();
        assertThat(left.permits(Request.use("urn:asset", "did:web:y", NOON, Stage.USE), Facts.NONE))
                .isFalse();
        assertThat(left.decide(Request.use("urn:other", "did:web:x", NOON, Stage.USE), Facts.NONE)
                        .permits())
                .isFalse();
    }

    @Test
    void among_many_rules_those_for_the_asset_and_those_for_any_are_found() {
        var rules = new ArrayList<Permission>();
        for (int i = 0; i < 20; i++) {
            rules.add(new Permission(
                    new Terms(
                            Optional.empty(),
                            new Action(i == 7 ? Odrl.DISTRIBUTE : Odrl.USE),
                            Scope.about("urn:asset:" + i),
                            List.of(),
                            Extras.NONE),
                    List.of()));
        }
        var named = compiler.compile(offer(rules.toArray(Permission[]::new)));
        rules.add(permit(Odrl.USE, is(Rennes.MEMBERSHIP, Value.text(Rennes.ACTIVE))));
        var open = compiler.compile(offer(rules.toArray(Permission[]::new)));
        var member = Facts.of(Map.of(Rennes.MEMBERSHIP, Fact.known(Value.text(Rennes.ACTIVE))));

        assertThat(named.permits(Request.use("urn:asset:3", "did:web:x", NOON, Stage.USE), Facts.NONE))
                .isTrue();
        assertThat(named.permits(Request.use("urn:asset:7", "did:web:x", NOON, Stage.USE), Facts.NONE))
                .isFalse();
        assertThat(named.permits(Request.use("urn:asset:99", "did:web:x", NOON, Stage.USE), Facts.NONE))
                .isFalse();
        assertThat(open.permits(Request.use("urn:asset:99", "did:web:x", NOON, Stage.USE), member))
                .isTrue();
        assertThat(open.permits(Request.use("urn:asset:99", "did:web:x", NOON, Stage.USE), Facts.NONE))
                .isFalse();
    }

    @Test
    void among_many_prohibitions_each_that_may_be_meant_forbids() {
        var rules = new ArrayList<Prohibition>();
        for (int i = 0; i < 20; i++) {
            rules.add(new Prohibition(
                    new Terms(
                            Optional.empty(),
                            new Action(Odrl.USE),
                            Scope.about("urn:asset:" + i),
                            List.of(),
                            Extras.NONE),
                    List.of()));
        }
        var plan = compiler.compile(offer(permit(Odrl.USE)).withProhibitions(rules.toArray(Prohibition[]::new)));
        var anything = new Request(Odrl.USE, Optional.empty(), Optional.empty(), NOON, Stage.USE);

        assertThat(plan.permits(Request.use("urn:asset:3", "did:web:x", NOON, Stage.USE), Facts.NONE))
                .isFalse();
        assertThat(plan.permits(Request.use("urn:asset:99", "did:web:x", NOON, Stage.USE), Facts.NONE))
                .isTrue();
        assertThat(plan.permits(anything, Facts.NONE)).isFalse();
    }

    @Test
    void an_action_that_implies_a_forbidden_one_is_forbidden() {
        var share = new KnownAction(
                "urn:share",
                Optional.of(Odrl.USE),
                Set.of(Odrl.DISTRIBUTE),
                Optional.of(DutyMode.NEVER),
                Set.of(),
                Set.of());
        var compiler = new Compiler(Rennes.PROFILE.with(new Profile(Set.of(), List.of(), List.of(share))));
        var request = new Request("urn:share", Optional.of("urn:a"), Optional.of("did:web:x"), NOON, Stage.USE);

        var policy = offer(permit(Odrl.USE));

        assertThat(compiler.compile(policy).permits(request, Facts.NONE)).isTrue();
        DecisionAssert.assertThat(compiler.compile(policy.withProhibitions(forbid(Odrl.DISTRIBUTE)))
                        .decide(request, Facts.NONE))
                .isDeniedFor(Reason.PROHIBITED);
    }

    @Test
    void an_action_nobody_knows_is_never_permitted_and_traced_like_any_other() {
        var plan = compiler.compile(offer(permit(Odrl.USE), permit(Deciding.UNHEARD_OF)));
        var request = new Request(Deciding.UNHEARD_OF, Optional.of("urn:a"), Optional.of("did:web:x"), NOON, Stage.USE);

        assertThat(plan.permits(request, Facts.NONE)).isFalse();
        DecisionAssert.assertThat(plan.decide(request, Facts.NONE))
                .isDeniedFor("policy.action.unknown", "/permission/1/action");
    }

    @Test
    void each_rule_is_traced_with_what_it_asks_for() {
        var plan = compiler.compile(THREE_CONDITIONS.withTarget("urn:asset").withProhibitions(forbid(Odrl.TRANSFER)));

        var trace = plan.decide(Request.use("urn:asset", "did:web:x", NOON, Stage.USE), Facts.NONE)
                .trace();

        assertThat(trace).extracting(Finding::at).containsExactly("/permission/0", "/prohibition/0");
        assertThat(trace).extracting(Finding::truth).containsExactly(Truth.UNKNOWN, Truth.UNSATISFIED);
        assertThat(trace.get(0).premises())
                .extracting(Premise::kind)
                .containsExactly(
                        Premise.Kind.TARGET,
                        Premise.Kind.ACTION,
                        Premise.Kind.CONSTRAINT,
                        Premise.Kind.CONSTRAINT,
                        Premise.Kind.CONSTRAINT);
        assertThat(trace.get(0).premises())
                .extracting(Premise::truth)
                .containsExactly(Truth.SATISFIED, Truth.SATISFIED, Truth.UNKNOWN, Truth.UNKNOWN, Truth.SATISFIED);
    }

    @Test
    void an_overdue_duty_denies_and_owes_its_consequence() {
        var fine = new Duty(new Action(Odrl.COMPENSATE));
        var delete = new Duty(new Duty(new Action(Odrl.DELETE)).terms(), List.of(fine));
        var plan = compiler.compile(offer(new Permission(new Action(Odrl.USE), List.of(), List.of(delete))));
        Facts ledger = new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return Fact.unknown("none");
            }

            @Override
            public Fulfilment fulfilment(Duty duty) {
                return duty.equals(delete) ? Fulfilment.due("delete", NOON.plusSeconds(1)) : Fulfilment.due("10 EUR");
            }
        };
        var now = Request.use("urn:asset", "did:web:x", NOON, Stage.USE);

        var open = plan.decide(now, ledger);
        var late = plan.decide(now.at(NOON.plusSeconds(1)), ledger);

        assertThat(open.permits()).isTrue();
        assertThat(open.validUntil()).contains(NOON.plusSeconds(1));
        DecisionAssert.assertThat(late).isDeniedFor(Reason.DUTY_OVERDUE, "/permission/0/duty/0");
        DecisionAssert.assertThat(late).isDeniedFor(Reason.DUTY_UNFULFILLED, "/permission/0/duty/0/consequence/0");
        assertThat(late.owed()).containsExactlyInAnyOrder(delete, fine);
    }
}
