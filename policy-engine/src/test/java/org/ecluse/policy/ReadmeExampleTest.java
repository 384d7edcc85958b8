package org.ecluse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.explanation.Explainer;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {

    private static List<String> example(String json) {
        // README begin
        PolicyReader reader = new PolicyReader(Rennes.PROFILE);
        if (!(reader.read(json) instanceof Reading.Read read)) {
            return List.of("not a policy");
        }
        Policy policy = read.policy();
        Facts facts = Facts.of(Map.of(Rennes.STUDY, Fact.known()));
        Request request = Request.use("urn:asset", "did:web:start.up", Instant.EPOCH, Stage.USE);
        return new Evaluator(Rennes.PROFILE)
                .decide(policy, request, facts)
                .fold(yes -> List.of("yes"), no -> new Explainer(Locale.FRENCH).explain(no, policy, request, facts));
        // README end
    }

    @Test
    void the_example_of_the_readme_does_what_it_says() {
        assertThat(example(PolicyWriter.full(Samples.researchOnly()).toString()))
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains("votre organisation ne participe à aucune étude enregistrée en cours"));
        assertThat(example("{}")).containsExactly("not a policy");
    }

    @Test
    void the_example_of_the_readme_is_the_one_that_is_compiled_here() throws IOException {
        var source = Files.readString(Path.of("src/test/java/org/ecluse/policy/ReadmeExampleTest.java"));
        var code = source.substring(
                source.indexOf("// README begin") + "// README begin".length(),
                source.indexOf("        // README end"));

        assertThat(Files.readString(Path.of("README.md")))
                .contains(code.stripTrailing().stripIndent().strip());
    }
}
