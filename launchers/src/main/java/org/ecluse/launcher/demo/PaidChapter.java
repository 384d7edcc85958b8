package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ecluse.launcher.demo.data.DemoData;

/** Paid: no data before the payment, with the amount and the reference to pay; after it the data comes. */
final class PaidChapter implements Chapter {
    private static final String ASSET = "news-archive";
    private static final String OFFER = Cast.OUEST_FRANCE + "/" + ASSET;
    private static final String PRICE = "120.00";
    private static final List<String> UNPAID = List.of("payment.due");

    @Override
    public String title() {
        return "paid";
    }

    @Override
    public void play(Scene scene) throws IOException {
        Path source = scene.data().file(DemoData.NEWS);
        scene.does(
                Cast.OUEST_FRANCE,
                "publish",
                source.toString(),
                "--id",
                ASSET,
                "--terms",
                "paid",
                "--price",
                PRICE,
                "--payee",
                "Ouest-France",
                "--title",
                "Archives de presse",
                "--title-en",
                "News archive",
                "--theme",
                "presse");
        scene.stage().asTold("published", OFFER);
        String contract =
                scene.does(Cast.START_UP, "request", OFFER).path("contract").asText();
        scene.stage().asTold("agreed", OFFER, contract);

        Path taken = scene.cast().fetched(Cast.START_UP, "news-archive.ndjson");
        JsonNode refused = scene.isRefused(Cast.START_UP, UNPAID, "get", contract, "-o", taken.toString());
        String reference = refused.path("reference").asText();
        scene.stage().quote(Refusals.explanation(refused, scene.stage().texts().language()));
        scene.expect(!Files.exists(taken), "paid.early", taken);
        scene.expect(reference.startsWith("RF"), "paid.no-reference", refused);
        scene.stage().asTold("paid.refused", PRICE + " EUR", reference);

        JsonNode recorded = scene.does(Cast.OUEST_FRANCE, "payments", "record", reference, PRICE);
        scene.expect(recorded.path("receipt").isObject() || recorded.has("receipt"), "paid.no-receipt", recorded);
        scene.stage().asTold("paid.recorded", reference);

        scene.does(Cast.START_UP, "get", contract, "-o", taken.toString());
        scene.expect(Files.mismatch(source, taken) == -1, "differs", taken);
        scene.stage().asTold("paid.taken", Contents.lines(taken));
    }
}
