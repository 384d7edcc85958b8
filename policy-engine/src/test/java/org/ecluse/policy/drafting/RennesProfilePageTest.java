package org.ecluse.policy.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecluse.policy.drafting.Obligations.Grouping;
import org.ecluse.policy.drafting.Obligations.Price;
import org.ecluse.policy.drafting.Obligations.Unit;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.Reading;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/rennes-profile.md} against the product: its examples are read, its tables name every term. */
class RennesProfilePageTest {
    private static final Path PAGE = Path.of("..", "docs", "rennes-profile.md");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);
    private static final String PROJECT = "urn:ecluse:project:inout";
    private static final Price PRICE = new Price(new BigDecimal("120.00"), "EUR", "Ouest-France");
    private static final Price BY_USE = new Price(new BigDecimal("5.00"), "EUR", "Keolis");

    private static String page() throws IOException {
        return Files.readString(PAGE, StandardCharsets.UTF_8);
    }

    private static Policy when(Constraint... conditions) {
        return policy(List.of(conditions), List.of());
    }

    private static Policy owing(Duty... duties) {
        return policy(List.of(), List.of(duties));
    }

    private static Policy policy(List<Constraint> conditions, List<Duty> duties) {
        return Policy.empty("urn:uuid:example", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), conditions, duties));
    }

    /** What the examples mean, in the order of the page. */
    private static List<Policy> meant() {
        return List.of(
                when(
                        Conditions.activeMember(),
                        Conditions.accreditedResearcher(),
                        Conditions.anyRegisteredStudy(),
                        Conditions.purpose("ResearchAndDevelopment")),
                when(
                        Conditions.notBefore(Instant.parse("2027-01-01T00:00:00Z")),
                        Conditions.before(Instant.parse("2027-07-01T00:00:00Z"))),
                when(Conditions.roleIn(PROJECT, "producteur")),
                when(Conditions.role("producteur")),
                when(Conditions.memberOfProject(PROJECT)),
                when(Conditions.usedIn("FR")),
                when(Conditions.usesAtMost(10)),
                when(Conditions.perHourAtMost(60)),
                when(Conditions.signedByBoth()),
                when(Conditions.consentInForce()),
                when(Conditions.approvedByAPerson()),
                owing(Obligations.payOnce(PRICE)),
                owing(Obligations.payEach(Period.ofMonths(1), PRICE)),
                owing(Obligations.payPerUse(1_000, Unit.CALL, BY_USE, Period.ofMonths(1), Period.ofDays(30))),
                policy(
                        List.of(Conditions.somethingPrepaidLeft()),
                        List.of(Obligations.payInAdvance(10_000, Unit.RECORD, PRICE))),
                owing(Obligations.aggregate(new Grouping(
                        Conditions.either(List.of(
                                Conditions.moreDeliveryPointsThan(10),
                                Conditions.moreEnergyThan(new BigDecimal("200")))),
                        List.of("address", "street", "iris", "commune"),
                        Optional.of(85),
                        Optional.of(Period.ofDays(1)),
                        Optional.of(100L)))),
                owing(Obligations.aggregate(new Grouping(Conditions.contributorsAtLeast(11), "iris"))),
                owing(Obligations.onlyConsented("pdl", "AcademicResearch")),
                owing(Obligations.pseudonymise("card_id", "line")),
                owing(Obligations.attribute("Rennes Métropole", Licence.ETALAB)),
                owing(Obligations.deleteWithin(Period.ofDays(30))),
                owing(Obligations.publishResultsWithin(Period.ofYears(1))),
                owing(Obligations.passOnUnderTheseTerms()),
                when().withObligations(Obligations.upholdUnlessNotice(
                        Period.ofDays(30), Rennes.BREACH, Rennes.PAYMENT_DEFAULT, Rennes.LEGAL_ORDER)),
                when().withProhibitions(Obligations.noReidentification()));
    }

    private static Policy read(String example) {
        var members = example.strip();
        var inside = members.substring(1, members.length() - 1);
        boolean isBeside = inside.startsWith("\"prohibition\"") || inside.startsWith("\"obligation\"");
        var json = """
                {"@context": ["http://www.w3.org/ns/odrl.jsonld",
                   {"rennes": "https://w3id.org/ecluse/rennes#", "dpv": "https://w3id.org/dpv#"}],
                 "type": "Offer", "uid": "urn:uuid:example", "permission": {"action": "use"%s}%s}""".formatted(isBeside ? "" : ", " + inside, isBeside ? ", " + inside : "");
        var reading = new PolicyReader(Rennes.PROFILE).read(json);
        assertThat(reading).as(example).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).policy();
    }

    @Test
    void every_example_on_the_page_is_read_as_what_the_builders_make_and_can_be_evaluated() throws IOException {
        var examples = new ArrayList<String>();
        EXAMPLE.matcher(page()).results().forEach(example -> examples.add(example.group(1)));
        var meant = meant();

        assertThat(examples).hasSameSizeAs(meant);
        for (int i = 0; i < meant.size(); i++) {
            var read = read(examples.get(i));
            assertThat(read.hasRulesOf(meant.get(i)))
                    .as(examples.get(i) + "\n" + read + "\n" + meant.get(i))
                    .isTrue();
            assertThat(new Evaluator(Rennes.PROFILE).unevaluable(read)).isEmpty();
        }
    }

    @Test
    void every_term_of_the_territory_is_on_the_page() throws IOException {
        var page = page();
        var terms = new ArrayList<>(Rennes.PROFILE.operandIris());
        terms.addAll(Rennes.PROFILE.actionIris());

        for (var term : terms) {
            if (term.startsWith(Rennes.NS)) {
                assertThat(page).contains("rennes:" + term.substring(Rennes.NS.length()));
            }
        }
    }
}
