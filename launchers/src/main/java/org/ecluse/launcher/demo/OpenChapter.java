package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ecluse.launcher.demo.data.DemoData;

/** Open data: one call for a member, a plain link for anybody, and both are counted. */
final class OpenChapter implements Chapter {
    private static final String ASSET = "eco-counter-data";

    @Override
    public String title() {
        return "open";
    }

    @Override
    public void play(Scene scene) throws IOException {
        Path source = scene.data().file(DemoData.ECO_COUNTERS);
        scene.does(
                Cast.RENNES,
                "publish",
                source.toString(),
                "--id",
                ASSET,
                "--terms",
                "open",
                "--attribution",
                "Rennes Métropole",
                "--title",
                "Comptages des éco-compteurs",
                "--title-en",
                "Eco-counter data",
                "--theme",
                "mobilité",
                "--visible-to",
                "everyone");
        scene.stage().asTold("published", Cast.RENNES + "/" + ASSET);

        Path taken = scene.cast().fetched(Cast.START_UP, "eco-counter-data.csv");
        scene.does(Cast.START_UP, "get", Cast.RENNES + "/" + ASSET, "-o", taken.toString());
        scene.expect(Files.mismatch(source, taken) == -1, "differs", taken);
        scene.stage().asTold("open.taken", Files.size(taken) >> 20, Contents.lines(taken) - 1);

        anybody(scene, source);
        JsonNode uses = scene.does(Cast.RENNES, "uses", ASSET);
        scene.expect(Contents.entries(uses, "uses") >= 2, "uses.missing", uses);
        scene.stage().asTold("open.counted", Contents.entries(uses, "uses"));
    }

    private static void anybody(Scene scene, Path source) throws IOException {
        URI link = scene.cast().partner(Cast.RENNES).openLink(ASSET);
        Path taken = scene.cast().fetched(Cast.START_UP, "eco-counter-data.anybody.csv");
        scene.stage().line(List.of("curl", "-o", taken.getFileName().toString(), link.toString()));
        HttpResponse<Path> response;
        try {
            response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofFile(taken));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAsTold("interrupted");
        }
        scene.expect(response.statusCode() == 200, "status", link, response.statusCode());
        scene.expect(Files.mismatch(source, taken) == -1, "differs", taken);
        Files.delete(taken);
        scene.stage().asTold("open.anybody");
    }
}
