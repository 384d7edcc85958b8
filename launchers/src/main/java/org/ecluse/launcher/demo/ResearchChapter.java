package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ecluse.launcher.demo.data.DemoData;
import org.ecluse.launcher.demo.data.OwnFiles;
import org.ecluse.launcher.fleet.Shell.Ran;

/** Research only: the accredited institution gets it with pseudonyms; the start-up is told why not. */
final class ResearchChapter implements Chapter {
    static final String ASSET = "ticketing";
    static final String OFFER = Cast.KEOLIS + "/" + ASSET;
    static final List<String> NOT_A_RESEARCHER = List.of("policy.constraint.unsatisfied");

    @Override
    public String title() {
        return "research";
    }

    @Override
    public void play(Scene scene) throws IOException {
        Path source = scene.data().file(DemoData.TICKETING);
        scene.does(
                Cast.KEOLIS,
                "publish",
                source.toString(),
                "--id",
                ASSET,
                "--terms",
                "research-only",
                "--study",
                EnrolmentChapter.STUDY,
                "--purpose",
                EnrolmentChapter.PURPOSE,
                "--pseudonymise",
                OwnFiles.CARD,
                "--title",
                "Validations du réseau STAR",
                "--title-en",
                "Ticket validations",
                "--theme",
                "mobilité");
        scene.stage().asTold("published", OFFER);
        researcher(scene, source);
        stranger(scene);
    }

    private static void researcher(Scene scene, Path source) throws IOException {
        JsonNode would = scene.does(Cast.IRISA, "check", OFFER);
        scene.expect(would.path("permitted").asBoolean(), "check.wrong", OFFER, would);
        Path taken = scene.cast().fetched(Cast.IRISA, "ticketing.csv");
        scene.does(Cast.IRISA, "get", OFFER, "-o", taken.toString());
        Contents.Replaced replaced = Contents.replaced(source, taken, OwnFiles.CARD);
        scene.expect(replaced.faithful(), "research.unfaithful", replaced);
        scene.stage().asTold("research.taken", replaced.rows(), replaced.values());
    }

    private static void stranger(Scene scene) {
        Ran check = scene.tries(Cast.START_UP, "check", OFFER);
        scene.expect(check.exit() == 1 && !check.json().path("permitted").asBoolean(true), "check.wrong", OFFER, check);
        scene.stage().quote(Refusals.explanation(check.json(), "fr"));
        scene.stage().quote(Refusals.explanation(check.json(), "en"));
        JsonNode refused = scene.isRefused(Cast.START_UP, NOT_A_RESEARCHER, "request", OFFER);
        scene.expect(!Refusals.explanation(refused, "fr").isBlank(), "explanation.missing", "fr", refused);
        scene.expect(!Refusals.explanation(refused, "en").isBlank(), "explanation.missing", "en", refused);
        scene.stage().asTold("research.refused", Refusals.code(refused));
    }
}
