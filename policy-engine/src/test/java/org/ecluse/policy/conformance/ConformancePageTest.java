package org.ecluse.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs after all suites (see this module's {@code pom.xml}), on what they recorded. */
class ConformancePageTest {
    private static final Path PAGE = Path.of("..", "docs", "conformance.md");
    private static final String CURE =
            "run the tests of policy-engine with -Dconformance.dir=FOLDER -Dconformance.write=true,"
                    + " which writes docs/conformance.md anew, and commit it";

    @Test
    void the_committed_statement_says_what_the_run_found() throws IOException {
        Conformance.data("odrl-test-suite");
        assumeFalse(Conformance.recorded().isEmpty(), "skipped: no suite was run before");
        var page = ConformancePage.of(Conformance.recorded());
        var committed = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        boolean isWritten = Boolean.getBoolean("conformance.write");
        assumeFalse(!isWritten && isPartial(committed), "skipped: only some of the suites were run");

        if (isWritten) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).as(CURE).isEqualTo(page);
    }

    private static boolean isPartial(String committed) {
        var named = committed
                .lines()
                .filter(line -> line.matches("\\| .* \\| \\d+ \\| \\d+ \\|"))
                .count();
        return Conformance.recorded().size() < named;
    }

    @Test
    void every_case_of_the_odrl_test_suite_that_differs_is_argued() {
        Conformance.data("odrl-test-suite");
        var argued = ConformancePage.differences().stringPropertyNames();

        for (var value : Conformance.recorded()) {
            var suite = value.asJsonObject();
            if (suite.getString("suite").startsWith("odrl-test-suite")) {
                assertThat(suite.getJsonArray("notPassed"))
                        .extracting(one -> one.asJsonObject().getString("id"))
                        .isSubsetOf(argued);
            }
        }
    }
}
