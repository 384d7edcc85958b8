package org.ecluse.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.conformance.Conformance.NotPassed;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Finding;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.KnownAction;
import org.ecluse.policy.profile.OdrlCore;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Taxonomy;
import org.ecluse.policy.reading.Inheritance;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples of the ODRL 2.2 information model that are policies, and those of the vocabulary document, which are in XML
 * there, in JSON-LD: with names of our own, read, written back without loss, and evaluated for what is permitted and for
 * what is denied. A policy that permits nothing is judged by the findings of its rules.
 */
class OdrlExamplesTest {
    private static final String NS = "https://data.example.org/terms#";
    private static final Profile PROFILE = OdrlCore.PROFILE
            .with(new Profile(
                    Set.of("https://data.example.org/profile"),
                    List.of(number(NS + "runningTime"), number("http://xmlns.com/foaf/0.1/age")),
                    List.of(new KnownAction(
                            NS + "view", Optional.of(Odrl.USE), OdrlCore.PROFILE.defaultDutyMode(), Set.of()))))
            .withRemarks(Set.of(
                    NS + "summary",
                    "@type",
                    "http://www.w3.org/2006/vcard/ns#fn",
                    "http://purl.org/dc/terms/creator",
                    "http://purl.org/dc/terms/issued"))
            .withDefaultDutyMode(OdrlCore.PROFILE.defaultDutyMode());
    private static final PolicyReader READER = new PolicyReader(PROFILE);
    private static final Evaluator EVALUATOR = new Evaluator(PROFILE);

    private static Operand number(String iri) {
        var operators = EnumSet.of(Operator.EQ, Operator.LT, Operator.LTEQ, Operator.GT, Operator.GTEQ);
        return new Operand(iri, OperandType.NUMBER, operators, Taxonomy.FLAT, Operand.Settled.AT_NEGOTIATION);
    }

    private static final String MODEL = "odrl";
    private static final String VOCABULARY = "odrl-vocabulary";

    private static List<Path> examples(String folder) throws IOException {
        try (var files = Files.list(folder(folder))) {
            return files.sorted().toList();
        }
    }

    private static Path folder(String name) {
        try {
            return Path.of(Objects.requireNonNull(OdrlExamplesTest.class.getResource(name))
                    .toURI());
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @TestFactory
    Stream<DynamicTest> an_example_is_read_written_back_and_evaluated() throws IOException {
        return Stream.concat(examples(MODEL).stream(), examples(VOCABULARY).stream())
                .map(file -> DynamicTest.dynamicTest(id(file), () -> check(json(file))));
    }

    @Test
    void what_the_examples_came_to_is_written_down() throws IOException {
        record("odrl 2.2 information model: examples read, written back, evaluated", MODEL);
        record("odrl 2.2 vocabulary: examples, in JSON-LD, read, written back, evaluated", VOCABULARY);
    }

    private static void record(String suite, String folder) throws IOException {
        var missed = new ArrayList<NotPassed>();
        for (var file : examples(folder)) {
            try {
                check(json(file));
            } catch (AssertionError difference) {
                missed.add(new NotPassed(id(file), difference.getMessage()));
            }
        }
        int total = examples(folder).size();
        Conformance.record(new Conformance.Entry(suite, total - missed.size(), total, missed));
        assertThat(missed).isEmpty();
    }

    private static String id(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static JsonObject json(Path file) throws IOException {
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            return reader.readObject();
        }
    }

    private static void check(JsonObject example) throws IOException {
        var reading = READER.read(example.getJsonObject("policy").toString());
        var policy = reading.fold(Reading.Read::policy, refused -> {
            throw new AssertionError(refused.problems());
        });
        assertThat(READER.read(PolicyWriter.full(policy).toString())).isEqualTo(reading);
        var whole = inherited(policy);
        assertThat(EVALUATOR.unevaluable(whole)).isEmpty();
        for (var outcome : List.of("permitted", "denied")) {
            asked(example.get(outcome)).forEach(one -> check(whole, one.asJsonObject(), outcome.equals("permitted")));
        }
    }

    /** One request, several, or none. */
    private static List<JsonValue> asked(JsonValue outcome) {
        if (outcome == null) {
            return List.of();
        }
        return outcome instanceof JsonArray several ? several : List.of(outcome);
    }

    private static Policy inherited(Policy policy) {
        if (policy.head().inheritFrom().isEmpty()) {
            return policy;
        }
        var resolution = Inheritance.resolve(policy, OdrlExamplesTest::parent);
        assertThat(resolution).isInstanceOf(Inheritance.Resolution.Resolved.class);
        return ((Inheritance.Resolution.Resolved) resolution).policy();
    }

    private static Optional<Policy> parent(String uid) {
        try {
            var file = folder(MODEL).resolve(uid.substring(uid.lastIndexOf('/') + 1) + ".json");
            return READER.read(json(file).getJsonObject("policy").toString())
                    .fold(read -> Optional.of(read.policy()), refused -> Optional.empty());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static void check(Policy policy, JsonObject asked, boolean permitted) {
        var request = new Request(
                asked.getString("action"),
                Optional.of(asked.getString("target")),
                Optional.of(asked.getString("assignee")),
                Instant.parse(asked.getString("at")),
                Stage.USE);
        var decision = EVALUATOR.decide(policy, request, world(asked));
        var trace = decision.fold(Decision.Permitted::trace, Decision.Denied::trace);
        if (asked.containsKey("findings")) {
            asked.getJsonObject("findings").forEach((at, truth) -> assertThat(trace)
                    .filteredOn(finding -> finding.at().equals(at))
                    .extracting(Finding::truth)
                    .extracting(Enum::name)
                    .containsExactly(((JsonString) truth).getString()));
        }
        // Without a permission nothing is permitted, whatever else is in order.
        assertThat(decision.permits())
                .isEqualTo(permitted && !policy.permissions().isEmpty());
    }

    private static KnownWorld world(JsonObject asked) {
        var world = new KnownWorld();
        members(asked, "facts").forEach((operand, values) -> world.with(operand, texts(values.asJsonArray())));
        members(asked, "numbers").forEach((operand, pair) -> {
            var texts = texts(pair.asJsonArray());
            var value = new Value.Literal(texts[0], Odrl.XSD + "decimal", Optional.empty());
            world.with(operand, Fact.known(value).in(texts[1]));
        });
        members(asked, "about").forEach((subject, facts) -> facts.asJsonObject()
                .forEach((operand, values) -> world.about(subject, operand, texts(values.asJsonArray()))));
        members(asked, "duties")
                .forEach((action, state) -> world.duty(action, state(((JsonString) state).getString())));
        if (asked.containsKey("members")) {
            asked.getJsonArray("members").forEach(pair -> {
                var both = texts(pair.asJsonArray());
                world.member(both[0], both[1]);
            });
        }
        return world;
    }

    private static JsonObject members(JsonObject asked, String name) {
        return asked.containsKey(name) ? asked.getJsonObject(name) : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static String[] texts(JsonArray values) {
        return values.getValuesAs(JsonString::getString).toArray(String[]::new);
    }

    private static Fulfilment state(String name) {
        return switch (name) {
            case "done" -> Fulfilment.done();
            case "due" -> Fulfilment.due("");
            default -> Fulfilment.overdue("");
        };
    }
}
