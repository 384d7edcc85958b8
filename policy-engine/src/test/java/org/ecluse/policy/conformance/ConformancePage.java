package org.ecluse.policy.conformance;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The conformance statement for people, made of what the suites recorded. */
final class ConformancePage {
    private static final String HEAD = """
            # Conformance

            Written by the test run of `policy-engine` with `-Dconformance.dir=FOLDER`; what it is made of is left in
            `policy-engine/target/conformance.json`. A test fails when this page says something else than the run.

            | suite | passed | of |
            | --- | --- | --- |
            """;

    private static final String MODES = """

            ## Under which mode
            - `odrl-test-suite`: duties are owed **eventually** (`DutyMode.EVENTUALLY`), a rule without an action is about every
              action (`Profile.withAnyAction`; without that such a rule is refused, since ODRL IM 2.2, 2.6 demands an action), and
              the state of the world is complete: who is not said to belong does not, a duty without a report is open.
            - `ids-policy-classes`: the profile `Ids`; a duty is owed when it says so (`event lt odrl:policyUsage` is before), and
              else before use, but for what can only follow it.
            - Examples of the information model: the 30 that are policies, with names of our own; duties come before use.
              Numbers 6, 7, 10 and 11 describe assets and people and are no policies (6 and 10 are facts of 5 and 9), and
              number 33 is what 32 becomes.
            - Examples of the vocabulary document: it has three, all in section 5.3 and in XML, which is not read. What is tested
              is the same three policies in JSON-LD, with names of our own; the third keeps its two conditions beside the policy.
            """;

    private ConformancePage() {}

    static String of(JsonArray state) {
        var differences = differences();
        var table = new StringBuilder(HEAD);
        var missed = new StringBuilder();
        for (var value : state) {
            var suite = value.asJsonObject();
            table.append("| ")
                    .append(suite.getString("suite"))
                    .append(" | ")
                    .append(suite.getInt("passed"))
                    .append(" | ")
                    .append(suite.getInt("total"))
                    .append(" |\n");
            if (!suite.getJsonArray("notPassed").isEmpty()) {
                missed.append("\n### ").append(suite.getString("suite")).append('\n');
                suite.getJsonArray("notPassed").forEach(one -> missed.append(line(one.asJsonObject(), differences)));
            }
        }
        var what = missed.isEmpty() ? "" : "\n## What did not pass, and why\n" + missed.substring(1);
        return table + MODES + what;
    }

    private static String line(JsonObject one, Properties differences) {
        var id = one.getString("id");
        var why = Optional.ofNullable(differences.getProperty(id)).orElse(one.getString("reason"));
        return "- `" + id + "`: " + why.replace("\n", " ") + "\n";
    }

    /** What is to be said of single cases, by their id. */
    static Properties differences() {
        var differences = new Properties();
        try (var stream = ConformancePage.class.getResourceAsStream("differences.properties")) {
            differences.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return differences;
    }
}
