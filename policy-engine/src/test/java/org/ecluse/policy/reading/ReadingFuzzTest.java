package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;

/**
 * Any bytes at all end in a policy or in a refusal with a place and a cure. What was read is written and read again as it
 * was, from each form. With {@code JAZZER_FUZZ=1} the bytes are searched for, otherwise the seeds are tried.
 */
class ReadingFuzzTest {
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);
    private static final PolicyReader PLAIN =
            new PolicyReader(new Profile(java.util.Set.of(), java.util.List.of(), java.util.List.of()));

    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_a_policy_or_a_refusal(byte[] bytes) {
        var document = new String(bytes, StandardCharsets.UTF_8);
        check(PLAIN, document);

        var reading = check(READER, document);

        if (reading instanceof Reading.Read read) {
            assertThat(READER.read(PolicyWriter.wire(read.policy()))).isEqualTo(reading);
            assertThat(READER.read(PolicyWriter.full(read.policy()).toString())).isEqualTo(reading);
            new Evaluator(Rennes.PROFILE).unevaluable(read.policy());
        }
    }

    private static Reading check(PolicyReader reader, String document) {
        var reading = reader.read(document);
        if (reading instanceof Reading.Read read) {
            read.origins().of("/permission/0/constraint/0");
            assertThat(reader.read(PolicyWriter.expanded(read.policy()))).isEqualTo(reading);
        } else {
            for (var problem : ((Reading.Refused) reading).problems()) {
                assertThat(problem.code()).startsWith("policy.");
                assertThat(problem.toString().lines()).hasSize(1);
            }
        }
        return reading;
    }
}
