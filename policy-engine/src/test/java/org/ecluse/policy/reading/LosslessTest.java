package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.jena.rdf.model.Model;
import org.ecluse.policy.Samples;
import org.ecluse.policy.profile.Profile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing is lost. A policy comes back from each form as it was; what was read from a document and written again makes the
 * same RDF statements as the document, once {@link AtomicRdf} has made both atomic.
 */
class LosslessTest {
    /** Without a profile nothing is given another type. */
    private static final PolicyReader READER = new PolicyReader(new Profile(Set.of(), List.of(), List.of()));

    private static final Pattern RELATIVE = Pattern.compile("\"@id\":\"[^\":]*\"|\"@type\":\"[^\":]*\"");

    @Property(tries = 3_000)
    void every_policy_comes_back_from_each_form_as_it_was(@ForAll long seed) {
        var policy = new AnyPolicies(seed).policy();
        var expected = new Reading.Read(policy);

        assertThat(READER.read(PolicyWriter.expanded(policy))).isEqualTo(expected);
        assertThat(READER.read(PolicyWriter.expanded(policy).toString())).isEqualTo(expected);
        assertThat(READER.readTheLongWay(PolicyWriter.expanded(policy))).isEqualTo(expected);
        assertThat(READER.read(PolicyWriter.full(policy))).isEqualTo(expected);
    }

    @Property(tries = 2_000)
    void policies_are_equal_exactly_when_their_canonical_bytes_are(@ForAll long one, @ForAll byte step) {
        var first = new AnyPolicies(one).policy();
        var second = new AnyPolicies(one + step).policy();

        assertThat(Arrays.equals(PolicyWriter.canonical(first), PolicyWriter.canonical(second)))
                .isEqualTo(first.equals(second));
        assertThat(PolicyWriter.canonical(new AnyPolicies(one).policy())).isEqualTo(PolicyWriter.canonical(first));
    }

    @Property(tries = 2_000)
    void what_is_written_makes_the_same_statements_as_what_was_read(@ForAll long seed) throws JsonLdError {
        var document = new CompactDocuments(seed).document();

        sameStatements(document);
    }

    /** The examples of the IDS classes that are one valid document; RDF has no statements about relative names. */
    @TestFactory
    Stream<DynamicTest> examples_of_others_are_written_with_the_same_statements() throws IOException {
        var dir = System.getProperty("conformance.dir", "");
        assumeFalse(dir.isBlank(), "skipped: the property conformance.dir does not say where the examples are");
        try (var files = Files.list(Path.of(dir, "ids-policy-classes"))) {
            return files
                    .sorted()
                    .filter(file -> READER.read(read(file)) instanceof Reading.Read
                            && !RELATIVE.matcher(expanded(read(file))).find())
                    .map(file ->
                            DynamicTest.dynamicTest(file.getFileName().toString(), () -> sameStatements(read(file))))
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @TestFactory
    Stream<DynamicTest> templates_are_written_with_the_same_statements() {
        return Samples.templates().stream()
                .map(policy -> DynamicTest.dynamicTest(
                        policy.toString().substring(0, 80),
                        () -> sameStatements(PolicyWriter.full(policy).toString())));
    }

    private static void sameStatements(String document) throws JsonLdError {
        var policy = READER.read(document).fold(Reading.Read::policy, refused -> {
            throw new AssertionError(refused.problems() + " in " + document);
        });

        var before = AtomicRdf.of(statements(document));
        var after = AtomicRdf.of(statements(PolicyWriter.expanded(policy).toString()));

        assertThat(after.isIsomorphicWith(before))
                .as(document + "\nmissing "
                        + before.difference(after).listStatements().toList() + "\nmore "
                        + after.difference(before).listStatements().toList())
                .isTrue();
    }

    private static String expanded(String document) {
        try {
            var options = new JsonLdOptions();
            options.setDocumentLoader(BundledContexts.LOADER);
            return JsonLd.expand(JsonDocument.of(new StringReader(document)))
                    .options(options)
                    .get()
                    .toString();
        } catch (JsonLdError error) {
            throw new AssertionError(document, error);
        }
    }

    private static Model statements(String document) throws JsonLdError {
        var options = new JsonLdOptions();
        options.setDocumentLoader(BundledContexts.LOADER);
        return AtomicRdf.model(JsonLd.toRdf(JsonDocument.of(new StringReader(document)))
                .options(options)
                .get());
    }
}
