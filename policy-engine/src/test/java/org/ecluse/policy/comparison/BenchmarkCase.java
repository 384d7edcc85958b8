package org.ecluse.policy.comparison;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecluse.policy.conformance.TurtlePolicies;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.Reading;

/**
 * One line of the benchmark's table, and what its policy file says.
 *
 * @param verdict what the benchmark found
 */
record BenchmarkCase(String id, String family, String group, String relation, String verdict, Path file, String title) {
    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,]*)(?:,|$)");
    private static final Pattern ASSIGNED = Pattern.compile("(\\w+)\\s*=\\s*([0-9.]+)");
    private static final String REQUEST = "# request rho:";

    static List<BenchmarkCase> all(Path folder) {
        var cases = new ArrayList<BenchmarkCase>();
        try {
            for (var line : Files.readAllLines(folder.resolve("problems.csv")).stream()
                    .skip(1)
                    .toList()) {
                var fields = fields(line);
                cases.add(new BenchmarkCase(
                        fields.get(0),
                        fields.get(1),
                        fields.get(2),
                        fields.get(3),
                        fields.get(4),
                        folder.resolve(fields.get(5)),
                        fields.get(6)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return cases;
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var rest = line;
        while (!rest.isEmpty()) {
            var field = FIELD.matcher(rest);
            if (!field.lookingAt()) {
                throw new IllegalStateException(line);
            }
            boolean quoted = field.group(1) != null;
            fields.add(quoted ? field.group(1).replace("\"\"", "\"") : field.group(2));
            rest = rest.substring(Math.min(rest.length(), field.end() + (quoted ? 1 : 0)));
        }
        return fields;
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** True when the title or a remark in the file states that things exclude each other. */
    boolean statesDisjointness() {
        return title.contains("SDA") || text().contains("disjoint");
    }

    /**
     * The policies of the file in its order, as the real reader reads them. A permission or a constraint that stands alone
     * is put into a policy that permits to use.
     */
    List<Policy> policies(Profile profile) {
        var turtle = TurtlePolicies.of(file);
        var documents = new ArrayList<JsonObject>();
        turtle.policies().forEach(iri -> documents.add(turtle.document(iri)));
        turtle.ofType(Odrl.NS + "Permission").forEach(iri -> documents.add(policy(iri, turtle.document(iri))));
        turtle.ofType(Odrl.NS + "Constraint")
                .forEach(iri -> documents.add(policy(
                        iri,
                        Json.createObjectBuilder()
                                .add(
                                        Odrl.NS + "constraint",
                                        Json.createArrayBuilder().add(turtle.document(iri)))
                                .build())));
        var reader = new PolicyReader(profile);
        return documents.stream()
                .map(document -> reader.read((JsonObject) usual(document)))
                .map(reading -> reading.fold(Reading.Read::policy, refused -> {
                    throw new AssertionError(file + ": " + refused.problems());
                }))
                .toList();
    }

    private static JsonObject policy(String iri, JsonObject permission) {
        var use = Json.createArrayBuilder().add(Json.createObjectBuilder().add("@id", Odrl.USE));
        var rule = Json.createObjectBuilder(permission).remove("@type").add(Odrl.NS + "action", use);
        return Json.createObjectBuilder()
                .add("@id", iri + "/policy")
                .add("@type", Json.createArrayBuilder().add(Odrl.NS + "Set"))
                .add(Odrl.NS + "permission", Json.createArrayBuilder().add(rule))
                .build();
    }

    /** Some files write `operator or ; rightOperand ( … )` for what ODRL writes as `or ( … )`. */
    private static JsonValue usual(JsonValue value) {
        if (value instanceof JsonArray array) {
            var items = Json.createArrayBuilder();
            array.forEach(item -> items.add(usual(item)));
            return items.build();
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        var members = Json.createObjectBuilder();
        boolean isLogical = object.containsKey(Odrl.NS + "operator") && !object.containsKey(Odrl.NS + "leftOperand");
        if (isLogical) {
            var operator =
                    object.getJsonArray(Odrl.NS + "operator").getJsonObject(0).getString("@id");
            return members.add(operator, usual(object.get(Odrl.NS + "rightOperand")))
                    .build();
        }
        object.forEach((name, member) -> members.add(name, usual(member)));
        return members.build();
    }

    /** The request that a remark in the file describes: numbers by name; none when there is none. */
    Map<String, String> request() {
        var remark = text().lines().filter(line -> line.startsWith(REQUEST)).collect(Collectors.joining(" "));
        var values = new LinkedHashMap<String, String>();
        var assigned = ASSIGNED.matcher(remark);
        while (assigned.find()) {
            values.put(assigned.group(1), assigned.group(2));
        }
        return values;
    }
}
