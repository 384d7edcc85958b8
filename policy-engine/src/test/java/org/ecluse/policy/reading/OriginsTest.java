package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private static final String COMPACT = """
            {"@context":["http://www.w3.org/ns/odrl.jsonld",{"o":"http://www.w3.org/ns/odrl/2/","erlaubnis":"o:permission"}],
             "uid":"urn:p","action":"play","target":{"@type":"AssetCollection","source":"urn:c",
               "refinement":{"leftOperand":"count","operator":"eq","rightOperand":1}},
             "erlaubnis":{"assignee":["did:web:a","did:web:b"],"target":"urn:t",
               "o:constraint":[{"leftOperand":"count","operator":"eq","rightOperand":1},
                 {"or":{"@list":[{"leftOperand":"count","operator":"eq","rightOperand":2},
                                 {"leftOperand":"count","operator":"eq","rightOperand":3}]}}],
               "duty":[{"action":["o:delete","o:compensate"],"consequence":{"action":"o:inform"}}]},
             "o:permission":[{"action":{"rdf:value":{"@id":"o:print"},
               "refinement":[{"leftOperand":"resolution","operator":"lteq","rightOperand":1200}]}}],
             "obligation":{"action":"o:compensate","constraint":
               {"leftOperand":"payAmount","operator":"eq","rightOperand":5}}}""";

    private static Origins origins(String document) {
        return new PolicyReader(Rennes.PROFILE).read(document).fold(Reading.Read::origins, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/permission/0, /erlaubnis",
        "/permission/1, /erlaubnis",
        "/permission/2, /o:permission/0",
        "/permission/0/action, /action",
        "/permission/2/action, /o:permission/0/action",
        "/permission/2/action/refinement/0, /o:permission/0/action/refinement/0",
        "/permission/1/assignee/0, /erlaubnis/assignee/1",
        "/permission/0/target/0, /erlaubnis/target",
        "/permission/1/constraint/0, /erlaubnis/o:constraint/0",
        "/permission/0/constraint/1/or/1, /erlaubnis/o:constraint/1/or/@list/1",
        "/permission/0/constraint/0/rightOperand, /erlaubnis/o:constraint/0",
        "/permission/0/duty/1, /erlaubnis/duty/0",
        "/permission/0/duty/1/action, /erlaubnis/duty/0/action/1",
        "/permission/0/duty/0/consequence/0, /erlaubnis/duty/0/consequence",
        "/target/0, /target",
        "/target/0/refinement/0, /target/refinement",
        "/obligation/0/action/refinement/0, /obligation/constraint",
    })
    void each_part_of_an_atomic_policy_knows_where_it_stood_in_the_compact_one(String at, String pointer) {
        assertThat(origins(COMPACT).of(at)).contains(Origin.here(pointer));
    }

    @Test
    void what_was_read_the_short_way_knows_it_as_well() {
        var document = """
                {"@type":"Offer","@id":"urn:p","prohibition":[{"action":"use"}],
                 "permission":[{"action":"use","constraint":[{"leftOperand":"count","operator":"eq","rightOperand":"1"}]}]}""";

        assertThat(origins(document).of("/permission/0/constraint/0"))
                .contains(Origin.here("/permission/0/constraint/0"));
    }

    @Test
    void a_policy_that_was_not_read_has_no_origins() {
        assertThat(Origins.NONE.of("/permission/0")).isEmpty();
    }
}
