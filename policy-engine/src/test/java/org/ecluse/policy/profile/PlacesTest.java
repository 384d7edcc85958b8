package org.ecluse.policy.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.policy.profile.Taxonomy.Relation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    @ParameterizedTest
    @CsvSource({
        "FR, FR, EQUAL",
        "FR-BRE, FR, NARROWER",
        "FR, FR-35, WIDER",
        "FR-35, EU, NARROWER",
        "EU, BE, WIDER",
        "CH, EU, DISJOINT",
        "FR, BE, DISJOINT",
        "FR-BRE, BE, DISJOINT",
        "FR-35, FR-BRE, DISTINCT",
        "urn:x:rennes, FR, DISTINCT",
        "XQ, FR, DISTINCT",
        "fr, FR, DISTINCT",
    })
    void codes_say_what_is_part_of_what_and_other_names_do_not(String left, String right, Relation expected) {
        assertThat(Places.byCode().relation(left, right)).isEqualTo(expected);
    }
}
