package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.RandomPolicies;
import org.ecluse.policy.profile.Rennes;

/** Whatever the text, reading ends in a policy or in a refusal; what was read can be written and judged. */
class HostileTextTest {
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);
    private static final List<String> PIECES = List.of(
            "null",
            "{}",
            "[]",
            "\"\"",
            "\"@id\"",
            "\"@type\"",
            "\"@value\"",
            "\"@list\"",
            "\"@reverse\"",
            "\"@graph\"",
            "\"@context\"",
            "\"@included\"",
            "\"@nest\"",
            "\"@json\"",
            "\"@none\"",
            "1e99",
            "-0",
            "true",
            "\"\\u202e\"",
            "\"odrl:permission\"",
            "\"_:b\"",
            "\"leftOperand\"",
            "\"%zz\"",
            "\"http://[\"",
            ",",
            ":",
            "}",
            "]");

    @Property(tries = 5_000)
    void a_damaged_document_is_read_or_refused_and_never_anything_else(@ForAll long seed) {
        var random = new Random(seed);
        var templates = Samples.templates();
        var policy = templates.get(random.nextInt(templates.size()));
        var text = new StringBuilder(
                (random.nextBoolean() ? PolicyWriter.full(policy) : PolicyWriter.wire(policy)).toString());
        for (int i = random.nextInt(4); i >= 0; i--) {
            damage(text, random);
        }

        var reading = READER.read(text.toString());

        if (reading instanceof Reading.Read read) {
            new Evaluator(Rennes.PROFILE).unevaluable(read.policy());
            assertThat(READER.read(PolicyWriter.expanded(read.policy()))).isEqualTo(reading);
        }
    }

    /** Replaces one string, or puts a piece in between, or cuts something out. */
    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        var piece = PIECES.get(random.nextInt(PIECES.size()));
        switch (random.nextInt(3)) {
            case 0 -> {
                int from = text.indexOf("\"", at);
                int to = from < 0 ? -1 : text.indexOf("\"", from + 1);
                if (to > 0) {
                    text.replace(from, to + 1, piece);
                }
            }
            case 1 -> text.insert(at, piece);
            default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
        }
        if (text.length() == 0) {
            text.append(piece);
        }
    }

    @Property(tries = 2_000)
    void every_policy_comes_back_from_each_form_as_it_was(@ForAll long seed) {
        var policy = new RandomPolicies(seed).policy();
        var expected = new Reading.Read(policy);

        assertThat(READER.read(PolicyWriter.expanded(policy))).isEqualTo(expected);
        assertThat(READER.read(PolicyWriter.full(policy).toString())).isEqualTo(expected);
        assertThat(READER.read(PolicyWriter.wire(policy).toString())).isEqualTo(expected);
    }
}
