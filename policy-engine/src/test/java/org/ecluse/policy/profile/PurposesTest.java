package org.ecluse.policy.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.profile.Taxonomy.Relation.DISJOINT;
import static org.ecluse.policy.profile.Taxonomy.Relation.NARROWER;
import static org.ecluse.policy.profile.Taxonomy.Relation.UNRELATED;
import static org.ecluse.policy.profile.Taxonomy.Relation.WIDER;

import java.util.ArrayList;
import org.ecluse.policy.profile.Taxonomy.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposesTest {
    private static final Purposes PURPOSES = Purposes.bundled();

    private static Relation relation(String left, String right) {
        return PURPOSES.relation(Rennes.DPV + left, Rennes.DPV + right);
    }

    @Test
    void the_table_holds_every_purpose_of_the_version_it_names() {
        assertThat(PURPOSES.version()).isEqualTo("2.3");
        assertThat(PURPOSES.all()).hasSize(122);
    }

    @Test
    void every_purpose_is_a_kind_of_purpose() {
        for (var purpose : PURPOSES.all()) {
            if (!purpose.equals(Rennes.DPV + "Purpose")) {
                assertThat(PURPOSES.relation(purpose, Rennes.DPV + "Purpose"))
                        .as(purpose)
                        .isEqualTo(NARROWER);
            }
        }
    }

    @Test
    void no_purpose_is_a_kind_of_itself_by_a_detour_or_of_two_that_exclude_each_other() {
        for (var one : PURPOSES.all()) {
            var above = new ArrayList<String>();
            for (var other : PURPOSES.all()) {
                if (PURPOSES.relation(one, other) == NARROWER) {
                    assertThat(PURPOSES.relation(other, one)).isEqualTo(WIDER);
                    above.add(other);
                }
            }
            for (var a : above) {
                assertThat(above).as(one).allSatisfy(b -> assertThat(PURPOSES.relation(a, b))
                        .isNotEqualTo(DISJOINT));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CommercialResearch, AcademicResearch, DISJOINT",
        "CommercialResearch, NonCommercialResearch, DISJOINT",
        "CommercialPurpose, ScientificResearch, DISJOINT",
        "Marketing, ResearchAndDevelopment, DISJOINT",
        "TargetedAdvertising, ScientificResearch, DISJOINT",
        "SellInsightsFromData, AcademicResearch, DISJOINT",
        "CommercialResearch, ResearchAndDevelopment, NARROWER",
        "ImproveTransportMobility, PublicBenefit, NARROWER",
        "PublicBenefit, AcademicResearch, UNRELATED",
    })
    void research_and_commerce_exclude_each_other_where_their_definitions_do(
            String left, String right, Relation expected) {
        assertThat(relation(left, right)).isEqualTo(expected);
        if (expected == DISJOINT || expected == UNRELATED) {
            assertThat(relation(right, left)).isEqualTo(expected);
        }
    }
}
