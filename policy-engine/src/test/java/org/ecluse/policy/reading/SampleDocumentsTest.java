package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.conformance.Conformance;
import org.ecluse.policy.profile.Ids;
import org.ecluse.policy.profile.OdrlCore;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every sample document there is, ours and others', goes through both readers: what is read without the JSON-LD processor
 * is the policy that the processor's way gives, or it is left to that way.
 */
class SampleDocumentsTest {
    private static final List<Profile> PROFILES =
            List.of(Rennes.PROFILE, OdrlCore.PROFILE, Ids.PROFILE, new Profile(Set.of(), List.of(), List.of()));

    /** @param text as it came, which need not be JSON */
    private record Sample(String name, String text) {}

    private static List<Sample> ours() throws IOException, URISyntaxException {
        var root = Path.of(Objects.requireNonNull(SampleDocumentsTest.class.getResource("/junit-platform.properties"))
                        .toURI())
                .getParent();
        return samples(root.resolve("org/ecluse/policy"));
    }

    private static List<Sample> samples(Path folder) throws IOException {
        var samples = new ArrayList<Sample>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                var name = folder.relativize(file).toString();
                var text = text(file);
                samples.add(new Sample(name, text));
                // A case that a policy is judged in has it as a member.
                parsed(text)
                        .filter(json -> json.get("policy") instanceof JsonObject)
                        .forEach(json -> samples.add(
                                new Sample(name + " policy", json.get("policy").toString())));
            }
        }
        return samples;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Stream<JsonObject> parsed(String text) {
        try {
            return Stream.of(ShortWayTest.json(text));
        } catch (Unreadable none) {
            return Stream.empty();
        }
    }

    @TestFactory
    Stream<DynamicTest> a_sample_of_ours_is_read_alike_by_both_ways() throws IOException, URISyntaxException {
        return ours().stream().map(SampleDocumentsTest::readAlike);
    }

    @TestFactory
    Stream<DynamicTest> a_sample_of_others_is_read_alike_by_both_ways() throws IOException {
        return samples(Conformance.data("ids-policy-classes")).stream().map(SampleDocumentsTest::readAlike);
    }

    private static DynamicTest readAlike(Sample sample) {
        return DynamicTest.dynamicTest(sample.name(), () -> {
            for (var profile : PROFILES) {
                readAlike(sample, profile);
            }
        });
    }

    private static void readAlike(Sample sample, Profile profile) throws JsonLdError {
        var reader = new PolicyReader(profile);
        var reading = reader.read(sample.text());
        var documents = parsed(sample.text()).toList();
        if (documents.isEmpty()) {
            assertThat(reading).isInstanceOf(Reading.Refused.class);
            assertThat(ShortWayTest.shortWay(sample.text(), profile)).isNull();
        }
        for (var document : documents) {
            assertThat(reading).isEqualTo(reader.readTheLongWay(document));
            assertThat(reader.read(document)).isEqualTo(reading);
            isItsOwnExpansion(document);
        }
    }

    /** A document that is taken for expanded is not given to the processor. */
    private static void isItsOwnExpansion(JsonObject document) throws JsonLdError {
        if (ExpandedForm.is(document)) {
            var options = new JsonLdOptions();
            options.setOrdered(true);
            assertThat(JsonLd.expand(JsonDocument.of(document))
                            .options(options)
                            .get()
                            .getJsonObject(0))
                    .isEqualTo(document);
        }
    }

    @Test
    void the_samples_in_the_shape_of_dsp_are_read_the_short_way() throws IOException, URISyntaxException {
        var shortened = ours().stream()
                .filter(sample -> ShortWayTest.shortWay(sample.text(), Rennes.PROFILE) != null)
                .map(sample -> Path.of(sample.name()).getFileName().toString())
                .toList();

        assertThat(shortened)
                .contains("open-dsp.json", "research-only-dsp.json", "conditional-dsp.json", "paid-dsp.json")
                .contains("open-wire.json", "research-only-wire.json", "conditional-wire.json", "paid-wire.json");
    }
}
