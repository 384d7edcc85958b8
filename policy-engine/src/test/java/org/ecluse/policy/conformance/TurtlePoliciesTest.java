package org.ecluse.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.Reading;
import org.junit.jupiter.api.Test;

class TurtlePoliciesTest {
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);
    private static final String PREFIXES = """
            @prefix odrl: <http://www.w3.org/ns/odrl/2/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;

    private static Policy policy(String turtle) {
        var file = TurtlePolicies.ofText(PREFIXES + turtle);
        var reading = file.read(READER, file.policies().get(0));
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return reading.fold(Reading.Read::policy, refused -> {
            throw new AssertionError(refused.problems());
        });
    }

    @Test
    void blank_nodes_are_written_out_where_they_are_referred_to() {
        var policy = policy("""
                <https://example.org/p> a odrl:Set ; odrl:permission [ odrl:action odrl:read ;
                    odrl:constraint [ odrl:leftOperand odrl:count ; odrl:operator odrl:lteq ; odrl:rightOperand 3 ] ] .
                """);

        var atomic = (Atomic) policy.permissions().get(0).constraints().get(0);
        assertThat(atomic.right()).extracting("text").containsExactly("3");
    }

    @Test
    void an_rdf_list_and_a_repeated_property_are_the_same_parts() {
        var part = "[ odrl:leftOperand odrl:count ; odrl:operator odrl:gt ; odrl:rightOperand %d ]";
        var list = policy(
                "<https://example.org/p> a odrl:Set ; odrl:permission [ odrl:action odrl:read ; odrl:constraint [ odrl:or ("
                        + part.formatted(1) + part.formatted(2) + ") ] ] .");
        var repeated = policy(
                "<https://example.org/p> a odrl:Set ; odrl:permission [ odrl:action odrl:read ; odrl:constraint [ odrl:or "
                        + part.formatted(1) + "," + part.formatted(2) + " ] ] .");

        assertThat(list.permissions()).isEqualTo(repeated.permissions());
        assertThat(((Logical) list.permissions().get(0).constraints().get(0)).parts())
                .hasSize(2);
    }

    @Test
    void a_file_may_hold_several_policies() {
        var file = TurtlePolicies.ofText(PREFIXES + """
                <https://example.org/a> a odrl:Offer ; odrl:permission [ odrl:action odrl:read ] .
                <https://example.org/b> a odrl:Set ; odrl:permission [ odrl:action odrl:use ] .
                """);

        assertThat(file.policies()).containsExactly("https://example.org/a", "https://example.org/b");
    }

    @Test
    void what_is_described_by_way_of_itself_ends() {
        var file = TurtlePolicies.ofText(
                PREFIXES + "<https://example.org/a> a odrl:Set ; odrl:permission <https://example.org/a> .");

        assertThat(file.document("https://example.org/a").toString()).contains("{\"@id\":\"https://example.org/a\"}");
    }
}
