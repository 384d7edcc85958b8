package org.ecluse.policy.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionsTest {
    private static final String PROJECT = "urn:ecluse:project:inout";
    private static final Evaluator EVALUATOR = new Evaluator(Rennes.PROFILE);

    /** A condition, the operand it is about, a fact that meets it and one that does not. */
    private record Case(String name, Constraint condition, String operand, Fact met, Fact unmet) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Fact texts(String... texts) {
        return Fact.known(Samples.texts(texts));
    }

    private static Fact iri(String iri) {
        return Fact.known(Value.iri(iri));
    }

    private static Fact seen(long number) {
        return Fact.known(Value.number(number)).assertedBy(Asserter.CONNECTOR);
    }

    static Stream<Case> cases() {
        var purpose = Rennes.DPV;
        return Stream.of(
                new Case("member", Conditions.activeMember(), Rennes.MEMBERSHIP, texts("active"), texts("suspended")),
                new Case(
                        "researcher",
                        Conditions.accreditedResearcher(),
                        Rennes.ACCREDITATION,
                        texts("researcher"),
                        texts()),
                new Case("study", Conditions.anyRegisteredStudy(), Rennes.STUDY, iri("urn:s"), texts()),
                new Case(
                        "purpose",
                        Conditions.purpose("ResearchAndDevelopment"),
                        Odrl.PURPOSE,
                        iri(purpose + "AcademicResearch"),
                        iri(purpose + "Marketing")),
                new Case(
                        "role in a project",
                        Conditions.roleIn(PROJECT, "demandeur"),
                        Rennes.ROLE,
                        iri(PROJECT + "#demandeur"),
                        iri("urn:ecluse:project:other#demandeur")),
                new Case(
                        "role anywhere",
                        Conditions.role("demandeur"),
                        Rennes.ROLE,
                        iri("urn:ecluse:project:other#demandeur"),
                        iri(PROJECT + "#observateur")),
                new Case(
                        "any role in a project",
                        Conditions.memberOfProject(PROJECT),
                        Rennes.ROLE,
                        iri(PROJECT + "#observateur"),
                        texts("observateur")),
                new Case("place", Conditions.usedIn("FR", "BE"), Odrl.SPATIAL, texts("BE"), texts("US")),
                new Case("count", Conditions.usesAtMost(10), Odrl.COUNT, seen(10), seen(11)),
                new Case("minute", Conditions.perMinuteAtMost(5), Rennes.USES_PER_MINUTE, seen(5), seen(6)),
                new Case("hour", Conditions.perHourAtMost(60), Rennes.USES_PER_HOUR, seen(60), seen(61)),
                new Case("day", Conditions.perDayAtMost(1_000), Rennes.USES_PER_DAY, seen(1), seen(1_001)),
                new Case("prepaid", Conditions.somethingPrepaidLeft(), Rennes.PREPAID_LEFT, seen(1), seen(0)),
                new Case("signatures", Conditions.signedByBoth(), Rennes.SIGNATURES, seen(2), seen(1)),
                new Case(
                        "consent",
                        Conditions.consentInForce(),
                        Rennes.CONSENT,
                        consent("inForce", Duration.ofSeconds(5)),
                        consent("withdrawn", Duration.ofSeconds(5))),
                new Case(
                        "approval",
                        Conditions.approvedByAPerson(),
                        Rennes.APPROVAL,
                        Fact.known(Value.text("granted")).assertedBy(Asserter.CONNECTOR),
                        Fact.known().assertedBy(Asserter.CONNECTOR)));
    }

    private static Fact consent(String state, Duration age) {
        return Fact.known(Value.text(state)).assertedBy(Asserter.LEDGER).knownAt(NOON.minus(age));
    }

    private static boolean permits(Constraint condition, Stage stage, Facts facts) {
        var policy = Samples.offer(Samples.permit(Odrl.USE, condition));
        assertThat(EVALUATOR.unevaluable(policy)).isEmpty();
        return EVALUATOR
                .decide(policy, Request.use("urn:a", "did:web:x", NOON, stage), facts)
                .permits();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_met_is_permitted_and_what_is_not_met_or_not_known_is_denied(Case one) {
        assertThat(permits(one.condition(), Stage.USE, Facts.of(Map.of(one.operand(), one.met()))))
                .isTrue();
        assertThat(permits(one.condition(), Stage.USE, Facts.of(Map.of(one.operand(), one.unmet()))))
                .isFalse();
        assertThat(permits(one.condition(), Stage.USE, Facts.NONE)).isFalse();
    }

    @Test
    void an_interval_permits_inside_and_denies_on_both_sides() {
        var inside = List.of(Conditions.notBefore(NOON), Conditions.before(NOON.plusSeconds(1)));
        var ahead = List.of(Conditions.notBefore(NOON.plusSeconds(1)), Conditions.before(NOON.plusSeconds(2)));
        var over = List.of(Conditions.notBefore(NOON.minusSeconds(2)), Conditions.before(NOON));

        assertThat(permits(inside)).isTrue();
        assertThat(permits(ahead)).isFalse();
        assertThat(permits(over)).isFalse();
    }

    private static boolean permits(List<Constraint> conditions) {
        var permission = new Permission(new Action(Odrl.USE), conditions, List.of());
        return EVALUATOR
                .decide(Samples.offer(permission), Request.use("urn:a", "did:web:x", NOON, Stage.USE), Facts.NONE)
                .permits();
    }

    @Test
    void a_consent_that_was_not_looked_at_again_is_not_known() {
        var stale = Facts.of(Map.of(Rennes.CONSENT, consent("inForce", Duration.ofMinutes(2))));

        assertThat(permits(Conditions.consentInForce(), Stage.USE, stale)).isFalse();
    }

    @Test
    void nobody_approves_their_own_request() {
        var own = Facts.of(
                Map.of(Rennes.APPROVAL, Fact.known(Value.text("granted")).assertedBy(Asserter.SELF)));

        assertThat(permits(Conditions.approvedByAPerson(), Stage.USE, own)).isFalse();
    }

    @Test
    void what_a_person_has_not_approved_is_not_signed_and_what_is_only_counted_at_use_is() {
        assertThat(permits(Conditions.approvedByAPerson(), Stage.NEGOTIATION, Facts.NONE))
                .isFalse();
        assertThat(permits(Conditions.perHourAtMost(60), Stage.NEGOTIATION, Facts.NONE))
                .isTrue();
    }
}
