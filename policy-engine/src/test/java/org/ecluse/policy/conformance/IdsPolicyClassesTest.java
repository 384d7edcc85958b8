package org.ecluse.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published examples of the 25 IDS usage-control classes, under the folder in {@code conformance.dir}. */
class IdsPolicyClassesTest {
    /** As published these are not one valid JSON document. */
    private static final Set<String> NOT_JSON = Set.of("pc14", "pc17", "pc18", "pc22", "pc23", "pc24", "pc25");

    private static final String NOT_JSON_EITHER = "pc4-odrl-restrict-user-role-example.json";
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);

    private static List<Path> examples() throws IOException {
        try (var files = Files.list(Conformance.data("ids-policy-classes"))) {
            return files.sorted().toList();
        }
    }

    private static boolean isJson(Path example) {
        var name = example.getFileName().toString();
        return !name.equals(NOT_JSON_EITHER) && !NOT_JSON.contains(name.split("-")[0]);
    }

    @TestFactory
    Stream<DynamicTest> examples_are_read_and_written_back_or_refused_by_name() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.getFileName().toString(), () -> check(example)));
    }

    private static void check(Path example) throws IOException {
        var reading = READER.read(Files.readString(example));

        if (isJson(example)) {
            assertThat(reading).isInstanceOf(Reading.Read.class);
            assertThat(comesBack(reading)).isTrue();
        } else {
            var refused = (Reading.Refused) reading;
            assertThat(refused.problems()).extracting("code").containsExactly("policy.json.malformed");
        }
    }

    private static boolean comesBack(Reading reading) {
        return reading.fold(
                read -> READER.read(PolicyWriter.full(read.policy()).toString()).equals(reading), refused -> false);
    }

    /** Leaves the state it finds in {@code target/conformance.json}. */
    @Test
    void the_state_of_the_suite_is_written_down() throws IOException {
        var notPassed = new ArrayList<Conformance.NotPassed>();
        var examples = examples();
        for (var example : examples) {
            if (!comesBack(READER.read(Files.readString(example)))) {
                notPassed.add(new Conformance.NotPassed(
                        example.getFileName().toString(), "as published it is not one valid JSON document"));
            }
        }

        Conformance.record(new Conformance.Entry(
                "ids-policy-classes: read and written back",
                examples.size() - notPassed.size(),
                examples.size(),
                notPassed));

        assertThat(notPassed).hasSize(8);
    }
}
