package org.ecluse.policy.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.policy.Samples;
import org.ecluse.policy.drafting.Redistribution.NextPolicies;
import org.ecluse.policy.drafting.Redistribution.Obtained;
import org.ecluse.policy.drafting.Redistribution.Outcome;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class RedistributionTest {
    private static final Redistribution REDISTRIBUTION = new Redistribution(Rennes.PROFILE);
    private static final Facts MEMBER = Facts.of(Map.of(Rennes.MEMBERSHIP, Fact.known(Value.text(Rennes.ACTIVE))));
    private static final Duty PASS_ON = Obligations.passOnUnderTheseTerms();

    private static Policy contract(List<Duty> duties, Constraint... conditions) {
        return Samples.offer(new Permission(new Action(Odrl.USE), List.of(conditions), duties))
                .withType(PolicyType.AGREEMENT)
                .withAssigner("did:web:vendor")
                .withAssignee("did:web:rennes")
                .withTarget("urn:ecluse:asset:floating-car-data");
    }

    private static Policy offer(List<Duty> duties, Constraint... conditions) {
        return Samples.offer(new Permission(new Action(Odrl.USE), List.of(conditions), duties))
                .withTarget("urn:ecluse:asset:traffic");
    }

    private static List<String> codes(Policy offer, Policy contract, NextPolicies policies) {
        return REDISTRIBUTION
                .check(offer, List.of(new Obtained(contract, MEMBER, NOON)), policies)
                .fold(
                        allowed -> List.of(),
                        refused -> refused.reasons().stream().map(Problem::code).toList());
    }

    private static List<String> codes(Policy offer, Policy contract) {
        return codes(offer, contract, NextPolicies.NONE);
    }

    @Test
    void an_offer_under_the_same_or_narrower_terms_may_be_made() {
        var contract = contract(List.of(PASS_ON), Conditions.activeMember());

        assertThat(codes(offer(List.of(PASS_ON), Conditions.activeMember()), contract))
                .isEmpty();
        assertThat(codes(
                        offer(List.of(PASS_ON), Conditions.activeMember(), Conditions.purpose("AcademicResearch")),
                        contract))
                .isEmpty();
    }

    @Test
    void an_offer_that_drops_a_condition_a_duty_or_a_prohibition_is_refused_with_an_example() {
        var contract = contract(List.of(PASS_ON), Conditions.activeMember())
                .withProhibitions(Obligations.noReidentification());

        assertThat(codes(offer(List.of(PASS_ON)), contract)).containsExactly("redistribution.wider");
        assertThat(codes(offer(List.of(), Conditions.activeMember()), contract))
                .containsExactly("redistribution.wider");
        assertThat(codes(offer(List.of(PASS_ON), Conditions.activeMember()), contract))
                .containsExactly("redistribution.wider");
        var refused = (Outcome.Refused) REDISTRIBUTION.check(
                offer(List.of(PASS_ON)), List.of(new Obtained(contract, MEMBER, NOON)), NextPolicies.NONE);
        assertThat(refused.example()).isPresent();
    }

    @Test
    void data_that_may_not_be_passed_on_is_not_offered_whatever_the_terms() {
        var contract = contract(List.of(), Conditions.activeMember()).withProhibitions(Obligations.noRedistribution());

        assertThat(codes(
                        offer(List.of(), Conditions.activeMember()).withProhibitions(Obligations.noRedistribution()),
                        contract))
                .containsExactly("redistribution.not-permitted");
    }

    @Test
    void a_contract_may_name_another_policy_for_those_who_come_next() {
        var contract = contract(List.of(Obligations.passOnUnder("urn:next")));
        var next = offer(List.of(), Conditions.anyRegisteredStudy()).withUid("urn:next");

        assertThat(codes(offer(List.of(), Conditions.anyRegisteredStudy()), contract, uid -> Optional.of(next)))
                .isEmpty();
        assertThat(codes(offer(List.of()), contract, uid -> Optional.of(next))).containsExactly("redistribution.wider");
        assertThat(codes(offer(List.of()), contract)).containsExactly("redistribution.next-policy.unknown");
    }
}
