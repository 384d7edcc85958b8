package org.ecluse.policy.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.profile.Taxonomy.Relation;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OdrlCoreTest {
    private static final Profile CORE = OdrlCore.PROFILE;

    /** As the vocabulary lists them, older names included. (ODRL Vocabulary 2.2, section 3.14.9) */
    private static final List<String> LEFT_OPERANDS = List.of(
            "absolutePosition",
            "absoluteSize",
            "absoluteSpatialPosition",
            "absoluteTemporalPosition",
            "count",
            "dateTime",
            "delayPeriod",
            "deliveryChannel",
            "device",
            "elapsedTime",
            "event",
            "fileFormat",
            "industry",
            "language",
            "media",
            "meteredTime",
            "payAmount",
            "percentage",
            "product",
            "purpose",
            "recipient",
            "relativePosition",
            "relativeSize",
            "relativeSpatialPosition",
            "relativeTemporalPosition",
            "resolution",
            "spatial",
            "spatialCoordinates",
            "system",
            "systemDevice",
            "timeInterval",
            "unitOfCount",
            "version",
            "virtualLocation");

    /** As the vocabulary lists them. (ODRL Vocabulary 2.2, sections 3.12 and 4.4) */
    private static final List<String> ACTIONS = List.of(
            "use",
            "transfer",
            "acceptTracking",
            "aggregate",
            "annotate",
            "anonymize",
            "archive",
            "attribute",
            "compensate",
            "concurrentUse",
            "delete",
            "derive",
            "digitize",
            "display",
            "distribute",
            "ensureExclusivity",
            "execute",
            "extract",
            "give",
            "grantUse",
            "include",
            "index",
            "inform",
            "install",
            "modify",
            "move",
            "nextPolicy",
            "obtainConsent",
            "play",
            "present",
            "print",
            "read",
            "reproduce",
            "reviewPolicy",
            "sell",
            "stream",
            "synchronize",
            "textToSpeech",
            "transform",
            "translate",
            "uninstall",
            "watermark");

    private static final List<String> CREATIVE_COMMONS = List.of(
            "Attribution",
            "CommercialUse",
            "DerivativeWorks",
            "Distribution",
            "Notice",
            "Reproduction",
            "ShareAlike",
            "Sharing",
            "SourceCode");

    static Stream<String> leftOperands() {
        return LEFT_OPERANDS.stream();
    }

    static Stream<String> actions() {
        return Stream.concat(
                ACTIONS.stream().map(term -> Odrl.NS + term),
                CREATIVE_COMMONS.stream().map(term -> "http://creativecommons.org/ns#" + term));
    }

    @Test
    void the_left_operands_are_the_34_of_the_vocabulary_and_no_other() {
        assertThat(LEFT_OPERANDS).hasSize(34);
        assertThat(CORE.operandIris())
                .containsExactlyInAnyOrderElementsOf(
                        LEFT_OPERANDS.stream().map(term -> Odrl.NS + term).toList());
    }

    @ParameterizedTest
    @MethodSource("leftOperands")
    void every_left_operand_has_operators_and_is_about_a_fact(String term) {
        var operand = CORE.operand(Odrl.NS + term).orElseThrow();

        assertThat(operand.operators()).contains(Operator.EQ);
        assertThat(operand.settled()).isNotEqualTo(Operand.Settled.NEVER);
    }

    @Test
    void the_operators_are_the_12_of_the_vocabulary() {
        assertThat(Arrays.stream(Operator.values()).map(Operator::iri))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                "eq",
                                "gt",
                                "gteq",
                                "lt",
                                "lteq",
                                "neq",
                                "isA",
                                "hasPart",
                                "isPartOf",
                                "isAllOf",
                                "isAnyOf",
                                "isNoneOf")
                        .map(term -> Odrl.NS + term)
                        .toList());
    }

    @Test
    void every_operator_goes_with_some_left_operand() {
        var used = CORE.operandIris().stream()
                .flatMap(iri -> CORE.operand(iri).orElseThrow().operators().stream())
                .distinct();

        assertThat(used).containsExactlyInAnyOrder(Operator.values());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void every_action_is_use_or_transfer_or_included_in_one_of_them(String iri) {
        assertThat(CORE.action(iri)).isPresent();
        assertThat(CORE.covers(Odrl.USE, iri) ^ CORE.covers(Odrl.TRANSFER, iri)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"play,display", "reproduce,extract", "transfer,sell", "transfer,give", "use,display", "use,extract"})
    void an_action_covers_what_is_included_in_it_and_not_the_other_way_round(String wide, String narrow) {
        assertThat(CORE.covers(Odrl.NS + wide, Odrl.NS + narrow)).isTrue();
        assertThat(CORE.covers(Odrl.NS + narrow, Odrl.NS + wide)).isFalse();
    }

    @Test
    void to_use_is_not_to_sell() {
        assertThat(CORE.covers(Odrl.USE, Odrl.NS + "sell")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "write,modify",
        "append,modify",
        "copy,reproduce",
        "export,transform",
        "license,grantUse",
        "pay,compensate"
    })
    void an_older_name_of_an_action_means_the_newer_one(String older, String newer) {
        assertThat(CORE.covers(Odrl.NS + older, Odrl.NS + newer)).isTrue();
        assertThat(CORE.covers(Odrl.NS + newer, Odrl.NS + older)).isTrue();
        assertThat(CORE.covers(Odrl.USE, Odrl.NS + older)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"device", "system"})
    void an_older_name_of_a_left_operand_is_the_newer_operand(String older) {
        assertThat(CORE.operand(Odrl.NS + older)).isEqualTo(CORE.operand(Odrl.NS + "systemDevice"));
    }

    @Test
    void the_party_functions_are_those_of_the_vocabulary() {
        assertThat(OdrlCore.PARTY_FUNCTIONS).hasSize(14).contains(Odrl.ASSIGNER, Odrl.ASSIGNEE, Odrl.COMPENSATED_PARTY);
    }

    @Test
    void a_duty_comes_before_use_unless_its_action_can_only_follow_it() {
        assertThat(CORE.dutyMode(Odrl.COMPENSATE)).isEqualTo(DutyMode.BEFORE);
        assertThat(CORE.dutyMode(Odrl.DELETE)).isEqualTo(DutyMode.AFTER);
        assertThat(CORE.dutyMode("https://example.org/unheard-of")).isEqualTo(DutyMode.NEVER);
    }

    @Test
    void where_duties_have_another_default_only_those_that_say_nothing_change() {
        var eventually = CORE.withDefaultDutyMode(DutyMode.EVENTUALLY);

        assertThat(eventually.dutyMode(Odrl.COMPENSATE)).isEqualTo(DutyMode.EVENTUALLY);
        assertThat(eventually.dutyMode(Odrl.DELETE)).isEqualTo(DutyMode.AFTER);
    }

    @Test
    void of_two_profiles_the_second_has_the_last_word() {
        var own = new KnownAction(Odrl.DELETE, Optional.empty(), DutyMode.NEVER, Set.of());
        var both = CORE.with(new Profile(Set.of("https://example.org/own"), List.of(), List.of(own)));

        assertThat(both.dutyMode(Odrl.DELETE)).isEqualTo(DutyMode.NEVER);
        assertThat(both.knows("https://example.org/own")).isTrue();
        assertThat(both.knows(Odrl.NS)).isTrue();
        assertThat(both.operandIris()).isEqualTo(CORE.operandIris());
    }

    @Test
    void a_rule_without_an_action_is_refused_unless_the_profile_says_what_it_is_about() {
        var any = "https://example.org/any";
        var policy = "{\"@type\":[\"" + Odrl.NS + "Set\"],\"@id\":\"urn:example:p\",\"" + Odrl.NS
                + "permission\":[{\"@type\":[\"" + Odrl.NS + "Permission\"]}]}";
        var withAny = CORE.withAnyAction(any);

        assertThat(new PolicyReader(CORE).read(policy)).isInstanceOf(Reading.Refused.class);
        assertThat(new PolicyReader(withAny)
                        .read(policy)
                        .<Object>fold(
                                read -> read.policy()
                                        .permissions()
                                        .get(0)
                                        .action()
                                        .iri(),
                                refused -> refused))
                .isEqualTo(any);
        assertThat(withAny.covers(any, Odrl.TRANSFER)).isTrue();
    }

    @Test
    void a_rule_that_is_only_referred_to_is_not_about_every_action() {
        var policy = "{\"@type\":[\"" + Odrl.NS + "Set\"],\"@id\":\"urn:example:p\",\"" + Odrl.NS
                + "permission\":[{\"@id\":\"urn:example:rule\"}]}";

        assertThat(new PolicyReader(CORE.withAnyAction("https://example.org/any")).read(policy))
                .isInstanceOf(Reading.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "fr,fr,EQUAL",
        "fr-CA,fr,NARROWER",
        "fr,fr-CA,WIDER",
        "FR-ca,fr-CA,EQUAL",
        "fr,br,DISJOINT",
        "fra,fr,DISJOINT",
        "https://example.org/lang/fr,fr-CA,WIDER"
    })
    void a_language_with_a_region_is_a_kind_of_that_language(String left, String right, Relation relation) {
        assertThat(CORE.operand(Odrl.NS + "language").orElseThrow().taxonomy().relation(left, right))
                .isEqualTo(relation);
    }

    @ParameterizedTest
    @CsvSource({
        "elapsedTime,LTEQ",
        "meteredTime,LTEQ",
        "delayPeriod,GTEQ",
        "timeInterval,GTEQ",
        "count,EQ",
        "dateTime,EQ"
    })
    void eq_of_a_time_that_runs_is_a_budget_or_a_wait(String term, Operator meant) {
        var operand = CORE.operand(Odrl.NS + term).orElseThrow();

        assertThat(operand.meant(Operator.EQ)).isEqualTo(meant);
        assertThat(operand.meant(Operator.LT)).isEqualTo(Operator.LT);
    }

    @Test
    void what_a_profile_says_of_foreign_members_stays_when_it_is_put_together_with_another() {
        var both = CORE.withRemarks(Set.of("urn:x:remark"))
                .withManners(Set.of("urn:x:manner"))
                .with(CORE.withConditions(Set.of("urn:x:condition")));

        assertThat(both.isRemark("urn:x:remark")).isTrue();
        assertThat(both.isManner("urn:x:manner")).isTrue();
        assertThat(both.isCondition("urn:x:condition")).isTrue();
        assertThat(both.isRemark("urn:x:condition")).isFalse();
    }

    @Test
    void two_places_of_which_nothing_is_known_are_distinct_but_one_may_lie_in_the_other() {
        assertThat(CORE.operand(Odrl.SPATIAL).orElseThrow().taxonomy().relation("urn:x:rennes", "urn:x:bretagne"))
                .isEqualTo(Relation.DISTINCT);
    }
}
