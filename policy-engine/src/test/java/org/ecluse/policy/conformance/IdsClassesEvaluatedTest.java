package org.ecluse.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Ids;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Each of the 25 IDS usage-control classes: read, every term evaluable, permitted under one set of facts and denied under
 * another. Examples that are no valid JSON document as published are tested from the corrected ones in the test
 * resources, whose README says what was corrected.
 */
class IdsClassesEvaluatedTest {
    private static final PolicyReader READER = new PolicyReader(Ids.PROFILE);
    private static final Evaluator EVALUATOR = new Evaluator(Ids.PROFILE);
    private static final String EURO = "http://dbpedia.org/resource/Euro";
    private static final String OWN = "https://data.example.org/ids/";
    private static final String ANONYMIZE = Odrl.NS + "anonymize";
    private static final Instant NOW = Instant.parse("2022-07-01T12:00:00Z");
    private static final Map<String, Boolean> PASSED = new TreeMap<>();

    /** A policy, and who asks for what under it. */
    private record Asked(Policy policy, String action, String target, String assignee, Instant at) {
        Asked by(String other) {
            return new Asked(policy, action, target, other, at);
        }

        Asked of(String other) {
            return new Asked(policy, action, other, assignee, at);
        }

        Asked at(String other) {
            return new Asked(policy, action, target, assignee, Instant.parse(other));
        }

        Decision decide(KnownWorld world) {
            var request = new Request(action, Optional.of(target), Optional.of(assignee), at, Stage.USE);
            return EVALUATOR.decide(policy, request, world);
        }

        void isPermitted(KnownWorld world) {
            assertThat(decide(world).<Object>fold(yes -> "permitted", Decision.Denied::reasons))
                    .isEqualTo("permitted");
        }

        void isDenied(KnownWorld world) {
            assertThat(decide(world).permits()).isFalse();
        }
    }

    private static Asked published(String file, String action) throws IOException {
        var text = Files.readString(Conformance.data("ids-policy-classes").resolve(file));
        return asked(text, action, "http://example.com/ids/data/789", "http://example.com/ids/party/456");
    }

    private static Asked corrected(String name, String action) throws IOException {
        Conformance.data("ids-policy-classes");
        try (var stream = IdsClassesEvaluatedTest.class.getResourceAsStream("ids/" + name + ".json")) {
            var text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return asked(text, action, OWN + "data/1", OWN + "party/consumer");
        }
    }

    private static Asked asked(String text, String action, String target, String assignee) {
        var reading = READER.read(text);
        var policy = reading.fold(Reading.Read::policy, refused -> {
            throw new AssertionError(refused.problems());
        });
        assertThat(READER.read(PolicyWriter.full(policy).toString())).isEqualTo(reading);
        assertThat(EVALUATOR.unevaluable(policy)).isEmpty();
        return new Asked(policy, action.contains(":") ? action : Odrl.NS + action, target, assignee, NOW);
    }

    private static KnownWorld world() {
        return new KnownWorld();
    }

    private static Fact money(String amount) {
        return new Fact.Known(
                List.of(new Value.Literal(amount, Odrl.XSD + "decimal", Optional.empty())), Optional.of(EURO));
    }

    private static Fact attested(String text) {
        return Fact.known(Value.text(text)).assertedBy(Asserter.REGISTRY);
    }

    private static void passed(String pc) {
        PASSED.put(pc, true);
    }

    @AfterAll
    static void what_the_classes_came_to_is_written_down() {
        if (PASSED.isEmpty()) {
            return;
        }
        var missed = new ArrayList<Conformance.NotPassed>();
        for (int i = 1; i <= 25; i++) {
            if (!PASSED.containsKey("pc" + i)) {
                missed.add(new Conformance.NotPassed("pc" + i, "not permitted and denied as its test says"));
            }
        }
        Conformance.record(new Conformance.Entry(
                "ids-policy-classes: read, validated, evaluated permitted and denied", 25 - missed.size(), 25, missed));
    }

    @Test
    void pc1_the_named_consumer_and_no_other() throws IOException {
        var asked = published("pc1-odrl-restrict-consumer-example.json", "distribute");
        asked.isPermitted(world());
        asked.by("http://example.com/ids/party/999").isDenied(world());
        passed("pc1");
    }

    @Test
    void pc2_the_listed_connectors_as_the_registry_attests_them() throws IOException {
        var asked = published("pc2-odrl-restrict-connector-example.json", "derive");
        asked.isPermitted(world().with(Ids.CONNECTOR, attested("?connector2URI")));
        asked.isDenied(world().with(Ids.CONNECTOR, attested("urn:example:another")));
        asked.isDenied(world().with(
                        Ids.CONNECTOR, Fact.known(Value.text("?connector2URI")).assertedBy(Asserter.SELF)));
        passed("pc2");
    }

    @Test
    void pc3_the_listed_application() throws IOException {
        var asked = published("pc3-odrl-restrict-application-example.json", "execute");
        asked.isPermitted(world().with(Ids.APPLICATION, "?DataAppURI"));
        asked.isDenied(world().with(Ids.APPLICATION, "urn:example:another"));
        passed("pc3");
    }

    @Test
    void pc4_users_in_a_role() throws IOException {
        var byRole = published("pc4-odrl-restrict-user-role-example2.json", "display");
        byRole.isPermitted(world().with(Ids.ROLE, "?userRole", "visitor"));
        byRole.isDenied(world().with(Ids.ROLE, "visitor"));

        var sara = OWN + "person/sara";
        var asked = corrected("pc4", "execute").by(sara);
        asked.isPermitted(world().member(OWN + "party/staff", sara).about(sara, Ids.HAS_ROLE, "Team leader"));
        asked.isDenied(world().member(OWN + "party/staff", sara).about(sara, Ids.HAS_ROLE, "Trainee"));
        asked.isDenied(world().about(sara, Ids.HAS_ROLE, "Team leader"));
        passed("pc4");
    }

    @Test
    void pc5_the_place_of_use_written_out_or_referred_to() throws IOException {
        var place = "http://ontologi.es/place/DE";
        var named = published("pc5-odrl-restrict-location-of-usage-example.json", "use");
        named.isPermitted(world().with(Odrl.SPATIAL, place));
        named.isDenied(world().with(Odrl.SPATIAL, "http://ontologi.es/place/FR"));

        var referred = published("pc5-odrl-restrict-location-of-usage-example2.json", "use");
        referred.isPermitted(world().with(Odrl.SPATIAL, place).referenced("?referenceToAllowedLocations", place));
        referred.isDenied(world().with(Odrl.SPATIAL, place));
        passed("pc5");
    }

    @Test
    void pc6_the_purpose_one_of_a_list_or_referred_to() throws IOException {
        var one = published("pc6-odrl-restrict-purpose-example.json", "read");
        one.isPermitted(world().with(Odrl.PURPOSE, "Research"));
        one.isDenied(world().with(Odrl.PURPOSE, "Advertising"));

        var several = published("pc6-odrl-restrict-purpose-example2.json", "use");
        several.isPermitted(world().with(Odrl.PURPOSE, "Risk Management"));
        several.isDenied(world().with(Odrl.PURPOSE, "Advertising"));

        var referred = published("pc6-odrl-restrict-purpose-example3.json", "use");
        referred.isPermitted(
                world().with(Odrl.PURPOSE, "Research").referenced("?referenceToAllowedPurposes", "Research"));
        referred.isDenied(world().with(Odrl.PURPOSE, "Research"));
        passed("pc6");
    }

    @Test
    void pc7_while_an_event_is_going_on() throws IOException {
        var asked = published("pc7-odrl-restrict-event-example.json", "read");
        asked.isPermitted(world().with(Odrl.NS + "event", "Hannover Messe 2022"));
        asked.isDenied(world().with(Odrl.NS + "event", "another fair"));
        passed("pc7");
    }

    @Test
    void pc8_connectors_certified_for_a_level() throws IOException {
        var asked = published("pc8-odrl-restrict-security-level-example.json", "derive");
        asked.isPermitted(world().with(Ids.SECURITY_LEVEL, attested(Ids.CODE + "TRUST_SECURITY_PROFILE")));
        asked.isDenied(world().with(Ids.SECURITY_LEVEL, attested("idsc:BASE_SECURITY_PROFILE")));
        passed("pc8");
    }

    @Test
    void pc9_within_an_interval_of_time() throws IOException {
        var asked = published("pc9-odrl-restrict-time-interval-example.json", "use");
        asked.at("2022-06-01T08:00:00Z").isPermitted(world());
        asked.at("2022-10-01T08:00:01Z").isDenied(world());
        passed("pc9");
    }

    @Test
    void pc10_for_a_span_of_time() throws IOException {
        var asked = published("pc10-odrl-restrict-duration-offer-example.json", "use");
        asked.isPermitted(world().with(Odrl.NS + "elapsedTime", "P2M"));
        asked.isDenied(world().with(Odrl.NS + "elapsedTime", "P3MT1S"));
        passed("pc10");
    }

    @Test
    void pc11_a_number_of_times() throws IOException {
        var asked = published("pc11-odrl-restrict-number-of-usage-example.json", "use");
        asked.isPermitted(world().with(Odrl.COUNT, Fact.known(Value.number(10))));
        asked.isDenied(world().with(Odrl.COUNT, Fact.known(Value.number(11))));
        passed("pc11");
    }

    @Test
    void pc12_deletion_is_owed_afterwards_and_stands_in_the_way_once_it_is_overdue() throws IOException {
        var asked = published("pc12-odrl-delete-data-example.json", "print");
        asked.isPermitted(world().duty(Odrl.DELETE, Fulfilment.due("")));
        asked.isDenied(world().duty(Odrl.DELETE, Fulfilment.overdue("")));

        var dated = published("pc12-odrl-delete-data-example2.json", "use");
        dated.isPermitted(world().duty(Odrl.DELETE, Fulfilment.due("")));
        dated.at("2023-10-01T08:00:01Z").isDenied(world().duty(Odrl.DELETE, Fulfilment.due("")));
        passed("pc12");
    }

    @Test
    void pc13_data_is_changed_before_it_is_used() throws IOException {
        var asked = published("pc13-odrl-modify-in-transit-example.json", "use");
        asked.isPermitted(world().duty(Ids.REPLACE, Fulfilment.done()));
        asked.isDenied(world().duty(Ids.REPLACE, Fulfilment.due("")));
        passed("pc13");
    }

    @Test
    void pc14_data_at_rest_is_anonymised_or_nothing_is_used() throws IOException {
        var asked = corrected("pc14", "use");
        var withUse = asked.policy().withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of()));
        var both = new Asked(withUse, asked.action(), asked.target(), asked.assignee(), asked.at());
        both.isPermitted(world().duty(ANONYMIZE, Fulfilment.done()));
        both.isDenied(world().duty(ANONYMIZE, Fulfilment.due("")));
        asked.isDenied(world().duty(ANONYMIZE, Fulfilment.done()));
        passed("pc14");
    }

    @Test
    void pc15_use_is_logged_while_it_goes_on() throws IOException {
        var asked = published("pc15-odrl-log-usage-information-example.json", "use");
        asked.isPermitted(world());
        assertThat(asked.decide(world()).fold(Decision.Permitted::during, no -> List.of()))
                .hasSize(1);
        asked.by("http://example.com/ids/party/999").isDenied(world());
        passed("pc15");
    }

    @Test
    void pc16_the_informed_party_hears_of_the_use_afterwards() throws IOException {
        var inform = Odrl.NS + "inform";
        var asked = published("pc16-odrl-notify-party-example.json", "use");
        asked.isPermitted(world().duty(inform, Fulfilment.due("")));
        assertThat(asked.decide(world().duty(inform, Fulfilment.due("")))
                        .fold(Decision.Permitted::after, no -> List.of()))
                .hasSize(1);
        asked.isDenied(world().duty(inform, Fulfilment.overdue("")));
        passed("pc16");
    }

    @Test
    void pc17_the_next_policy_is_agreed_before_data_is_passed_on() throws IOException {
        var next = Odrl.NS + "nextPolicy";
        var asked = corrected("pc17", "distribute");
        asked.isPermitted(world().duty(next, Fulfilment.done()));
        asked.isDenied(world().duty(next, Fulfilment.due("")));
        passed("pc17");
    }

    @Test
    void pc18_only_what_is_encrypted_and_anonymised_is_passed_on() throws IOException {
        var file = OWN + "data/file";
        var asked = corrected("pc18", "distribute").of(file);
        asked.isPermitted(world().member(OWN + "data/all", file)
                .about(file, Ids.ARTIFACT_STATE, "idsc:encrypted", "idsc:combined", "idsc:anonymized"));
        asked.isDenied(world().member(OWN + "data/all", file).about(file, Ids.ARTIFACT_STATE, "idsc:encrypted"));
        asked.isDenied(world().about(file, Ids.ARTIFACT_STATE, "idsc:encrypted", "idsc:anonymized"));
        passed("pc18");
    }

    @Test
    void pc19_a_price_is_paid_first() throws IOException {
        var asked = published("pc19-odrl-restrict-payment-sale-example.json", "read");
        asked.isPermitted(world().duty(Odrl.COMPENSATE, Fulfilment.done()));
        asked.isDenied(world().duty(Odrl.COMPENSATE, Fulfilment.due("")));

        var paid = published("pc19-odrl-restrict-payment-sale-example2.json", "use");
        paid.isPermitted(world().with(Odrl.PAY_AMOUNT, money("500")));
        paid.isDenied(world().with(Odrl.PAY_AMOUNT, money("50")));
        passed("pc19");
    }

    @Test
    void pc20_a_rent_is_paid_every_year() throws IOException {
        var asked = published("pc20-odrl-restrict-payment-rent-example.json", "use");
        asked.isPermitted(world().duty(Odrl.COMPENSATE, Fulfilment.done()));
        asked.isDenied(world().duty(Odrl.COMPENSATE, Fulfilment.overdue("")));

        var paid = published("pc20-odrl-restrict-payment-rent-example2.json", "use");
        paid.isPermitted(world().with(Odrl.PAY_AMOUNT, money("500")).with(Ids.FREQUENCY, "freq:annual"));
        paid.isDenied(world().with(Odrl.PAY_AMOUNT, money("500")).with(Ids.FREQUENCY, "freq:irregular"));
        paid.isDenied(world().with(Odrl.PAY_AMOUNT, money("500")));
        passed("pc20");
    }

    @Test
    void pc21_only_in_a_state_of_emergency() throws IOException {
        var asked = published("pc21-odrl-restrict-state-example.json", "use");
        asked.isPermitted(world().with(Ids.STATE, "emergency"));
        asked.isDenied(world().with(Ids.STATE, "routine"));
        passed("pc21");
    }

    @Test
    void pc22_members_that_are_in_a_place() throws IOException {
        var member = OWN + "party/member";
        var asked = corrected("pc22", "use").by(member);
        var known = world().member(OWN + "party/members", member);
        asked.isPermitted(known.about(member, Ids.HAS_GEO, "https://places.example.org/FR"));
        asked.isDenied(known.about(member, Ids.HAS_GEO, "https://places.example.org/DE"));
        passed("pc22");
    }

    @Test
    void pc23_consent_is_obtained_first() throws IOException {
        var consent = Odrl.NS + "obtainConsent";
        var asked = corrected("pc23", "use");
        asked.isPermitted(world().duty(consent, Fulfilment.done()));
        asked.isDenied(world().duty(consent, Fulfilment.due("")));
        passed("pc23");
    }

    @Test
    void pc24_what_is_classified_so_is_used_and_the_rest_is_passed_on() throws IOException {
        var file = OWN + "data/plan";
        var classified = world().member(OWN + "data/all", file).about(file, Ids.CONCEPT, "health", "confidential");
        var open = world().member(OWN + "data/all", file).about(file, Ids.CONCEPT, "weather");
        corrected("pc24", "use").of(file).isPermitted(classified);
        corrected("pc24", "use").of(file).isDenied(open);
        corrected("pc24", "distribute").of(file).isPermitted(open);
        // To distribute is included in to use, so that the second permission covers it.
        corrected("pc24", "distribute").of(file).isPermitted(classified);
        passed("pc24");
    }

    @Test
    void pc25_data_of_several_is_computed_on_unseen() throws IOException {
        for (var name : List.of("pc25-1", "pc25-2", "pc25-3")) {
            var asked = corrected(name, Ids.CODE + "READ");
            var sum = world().with(Ids.QUERY, "SUM");
            asked.isPermitted(sum.duty(Ids.MPC, Fulfilment.done()));
            asked.isDenied(sum.duty(Ids.MPC, Fulfilment.due("")));
        }
        corrected("pc25-2", Ids.CODE + "READ")
                .isDenied(world().with(Ids.QUERY, "LIST").duty(Ids.MPC, Fulfilment.done()));
        passed("pc25");
    }
}
