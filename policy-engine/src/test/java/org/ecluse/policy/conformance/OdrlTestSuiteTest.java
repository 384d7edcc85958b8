package org.ecluse.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.policy.conformance.Conformance.NotPassed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The 68 cases of the ODRL test suite of SolidLab, under {@code odrl-test-suite} in {@code conformance.dir}. */
class OdrlTestSuiteTest {

    private static OdrlTestSuite suite() throws IOException {
        return new OdrlTestSuite(Conformance.data("odrl-test-suite"));
    }

    @TestFactory
    Stream<DynamicTest> a_rule_is_active_where_the_suite_says_so() throws IOException {
        var suite = suite();
        return suite.cases().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.id(), () -> assertThat(suite.run(one).activation())
                                .isEqualTo(one.expected().activation())));
    }

    @Test
    void what_the_suite_came_to_is_written_down() throws IOException {
        var suite = suite();
        var activation = new ArrayList<NotPassed>();
        var premises = new ArrayList<NotPassed>();
        for (var one : suite.cases()) {
            var found = suite.run(one);
            var differences = one.expected().differences(found);
            if (!found.activation().equals(one.expected().activation())) {
                activation.add(new NotPassed(one.id(), String.join("; ", differences)));
            }
            if (!differences.isEmpty()) {
                premises.add(new NotPassed(one.id(), String.join("; ", differences)));
            }
        }

        record("odrl-test-suite: rule activation", suite, activation);
        record("odrl-test-suite: every premise", suite, premises);

        assertThat(activation).isEmpty();
        assertThat(premises).hasSizeLessThanOrEqualTo(2);
    }

    private static void record(String name, OdrlTestSuite suite, List<NotPassed> notPassed) {
        int total = suite.cases().size();
        Conformance.record(new Conformance.Entry(name, total - notPassed.size(), total, notPassed));
    }
}
