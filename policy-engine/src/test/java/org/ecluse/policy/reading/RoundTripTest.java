package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    private final PolicyReader reader = new PolicyReader(Rennes.PROFILE);

    static List<Policy> templates() {
        return Samples.templates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_policy_written_in_full_is_read_back_as_it_was(Policy policy) {
        var written = PolicyWriter.full(policy);

        assertThat(reader.read(written.toString())).isEqualTo(new Reading.Read(policy));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_policy_written_expanded_is_read_back_as_it_was(Policy policy) {
        var written = PolicyWriter.expanded(policy);

        assertThat(reader.read(written)).isEqualTo(new Reading.Read(policy));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void the_wire_form_of_a_template_is_read_back_as_it_was(Policy policy) {
        var written = PolicyWriter.wire(policy);

        assertThat(reader.read(written)).isEqualTo(new Reading.Read(policy));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_plain_text_and_the_typed_value_it_stands_for_are_one_on_the_wire(Policy policy) {
        var wire = PolicyWriter.wire(policy);

        var typed = (Reading.Read) reader.read(wire);

        assertThat(PolicyWriter.wire(typed.policy())).isEqualTo(wire);
        assertThat(reader.read(PolicyWriter.expanded(typed.policy()))).isEqualTo(typed);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_term_of_a_template_can_be_evaluated(Policy policy) {
        assertThat(new Evaluator(Rennes.PROFILE).unevaluable(policy)).isEmpty();
    }
}
