package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ecluse.launcher.demo.data.DemoData;
import org.ecluse.launcher.fleet.Shell.Ran;

/** What must not go through: a term nobody can check, a suspended member, a contract past its end, an ended study. */
final class RefusalsChapter implements Chapter {
    private static final Duration SHORT = Duration.ofSeconds(12);
    private static final Duration STANDING_KNOWN_WITHIN = Duration.ofSeconds(15);

    private static final List<String> UNKNOWN_TERM = List.of("policy.left-operand.unknown");

    private final InstantSource clock;

    RefusalsChapter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String title() {
        return "refusals";
    }

    @Override
    public void play(Scene scene) throws IOException {
        Instant end = clock.instant().plus(SHORT).truncatedTo(ChronoUnit.SECONDS);
        String shortContract = shortContract(scene, end);
        unknownTerm(scene);
        suspension(scene);
        ended(scene, shortContract, end);
        study(scene);
    }

    private static void unknownTerm(Scene scene) throws IOException {
        Path policy = scene.cast().folder().resolve("unknown-term.json");
        Files.writeString(policy, """
                {
                  "@context": "http://www.w3.org/ns/odrl.jsonld",
                  "@type": "Offer",
                  "uid": "urn:ecluse:offer:phase-of-the-moon",
                  "permission": [{
                    "action": "use",
                    "constraint": [{"leftOperand": "https://example.org/terms#moonPhase", "operator": "eq", "rightOperand": "full"}]
                  }]
                }
                """);
        JsonNode refused = scene.isRefused(
                Cast.RENNES,
                UNKNOWN_TERM,
                "publish",
                scene.data().file(DemoData.ECO_COUNTERS).toString(),
                "--id",
                "moonlit-counts",
                "--terms",
                policy.toString());
        scene.expect(refused.path("cause").asText().contains("moonPhase"), "unknown-term.unnamed", refused);
        scene.stage().asTold("unknown-term.refused", "moonPhase");
    }

    private static void suspension(Scene scene) {
        scene.registryDoes("suspend", Cast.START_UP, "--reason", "facture impayée");
        Ran refused = until(STANDING_KNOWN_WITHIN, scene, Cast.START_UP, "request", "enedis/energy-by-address");
        scene.expect(refused.exit() == 1, "suspended.accepted", refused);
        scene.stage().asTold("suspended.refused", Refusals.code(refused.json()));
        scene.registryDoes("reinstate", Cast.START_UP, "--reason", "facture payée");
    }

    private String shortContract(Scene scene, Instant end) throws IOException {
        String asset = "trial-counts";
        scene.does(
                Cast.RENNES,
                "publish",
                scene.data().file(DemoData.ENERGY).toString(),
                "--id",
                asset,
                "--terms",
                "conditional",
                "--ends",
                end.toString());
        JsonNode agreed = scene.does(Cast.IRISA, "request", Cast.RENNES + "/" + asset);
        String contract = agreed.path("contract").asText();
        Path taken = scene.cast().fetched(Cast.IRISA, "trial.csv");
        scene.does(Cast.IRISA, "get", contract, "-o", taken.toString());
        scene.stage().asTold("short.agreed", contract, end);
        return contract;
    }

    private void ended(Scene scene, String contract, Instant end) {
        while (clock.instant().isBefore(end.plusSeconds(1))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        Path taken = scene.cast().fetched(Cast.IRISA, "trial-late.csv");
        scene.isRefused(Cast.IRISA, List.of("contract.ended"), "get", contract, "-o", taken.toString());
        scene.stage().asTold("short.ended", contract);
    }

    private static void study(Scene scene) {
        scene.registryDoes("study", "end", EnrolmentChapter.STUDY);
        Path taken = scene.cast().fetched(Cast.IRISA, "ticketing-late.csv");
        Ran refused =
                until(STANDING_KNOWN_WITHIN, scene, Cast.IRISA, "get", ResearchChapter.OFFER, "-o", taken.toString());
        scene.expect(refused.exit() == 1, "study.accepted", refused);
        scene.stage().asTold("study.refused", Refusals.code(refused.json()));
    }

    /** Types a command again until it is refused: a change of standing is known within the age of a status list. */
    private static Ran until(Duration patience, Scene scene, String partner, String... words) {
        long end = System.nanoTime() + patience.toNanos();
        Ran ran = scene.tries(partner, words);
        while (ran.exit() == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            ran = scene.tries(partner, words);
        }
        return ran;
    }
}
