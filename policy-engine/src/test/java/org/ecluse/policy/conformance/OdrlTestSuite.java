package org.ecluse.policy.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.OdrlCore;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.Reading;

/**
 * The cases of SolidLab's ODRL test suite: a policy, a request, a state of the world, and the compliance report that they
 * expect. It takes a duty to be owed eventually, and a rule without an action to be about every action.
 */
final class OdrlTestSuite {
    static final DutyMode DUTY_MODE = DutyMode.EVENTUALLY;
    static final Profile PROFILE = OdrlCore.PROFILE
            .withDefaultDutyMode(DUTY_MODE)
            .withAnyAction("https://w3id.org/ecluse/conformance#anyAction");

    private static final String EX = "http://example.org/";
    private static final String ODRL = "http://www.w3.org/ns/odrl/2/";

    private final Map<String, TurtlePolicies> policies;
    private final Map<String, TurtlePolicies> requests;
    private final Map<String, Path> worlds = new HashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final PolicyReader reader = new PolicyReader(PROFILE);
    private final Evaluator evaluator = new Evaluator(PROFILE);

    /** @param id the file's name without its ending */
    record Case(String id, String policy, String request, String world, ComplianceReport expected) {}

    OdrlTestSuite(Path folder) throws IOException {
        this.policies = byPolicy(folder.resolve("policies"));
        this.requests = byPolicy(folder.resolve("requests"));
        for (var file : files(folder.resolve("sotw"))) {
            TurtlePolicies.of(file).ofType(EX + "Sotw").forEach(iri -> worlds.put(iri, file));
        }
        for (var file : files(folder.resolve("test_cases"))) {
            var turtle = TurtlePolicies.of(file);
            for (var iri : turtle.ofType(EX + "TestCase")) {
                cases.add(read(file.getFileName().toString().replace(".ttl", ""), turtle, iri));
            }
        }
    }

    List<Case> cases() {
        return List.copyOf(cases);
    }

    private static Case read(String id, TurtlePolicies file, String iri) {
        return new Case(
                id,
                file.value(iri, EX + "policy").orElseThrow(),
                file.value(iri, EX + "request").orElseThrow(),
                file.value(iri, EX + "sotw").orElseThrow(),
                ComplianceReport.expected(
                        file, file.value(iri, EX + "expectedReport").orElseThrow()));
    }

    private static Map<String, TurtlePolicies> byPolicy(Path folder) throws IOException {
        var all = new HashMap<String, TurtlePolicies>();
        for (var file : files(folder)) {
            var turtle = TurtlePolicies.of(file);
            turtle.policies().forEach(iri -> all.put(iri, turtle));
        }
        return all;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Reads and evaluates a case with the product. */
    ComplianceReport run(Case one) {
        var world = new World(worlds.get(one.world()));
        var decision = evaluator.decide(policy(one), request(one, world), world);
        return ComplianceReport.of(decision.fold(Decision.Permitted::trace, Decision.Denied::trace), PROFILE);
    }

    /** The policy of a case, as the real reader reads it. */
    Policy policy(Case one) {
        return policies.get(one.policy()).read(reader, one.policy()).fold(Reading.Read::policy, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
    }

    private Request request(Case one, World world) {
        var file = requests.get(one.request());
        var permission = file.value(one.request(), ODRL + "permission").orElseThrow();
        return new Request(
                file.value(permission, ODRL + "action").orElseThrow(),
                file.value(permission, ODRL + "target"),
                file.value(permission, ODRL + "assignee"),
                world.now(),
                Stage.USE);
    }
}
