package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.ecluse.launcher.demo.data.DemoData;

/** Conditional: energy by address, only where enough delivery points or enough energy come together. */
final class ConditionalChapter implements Chapter {
    private static final String ASSET = "energy-by-address";
    private static final String OFFER = Cast.ENEDIS + "/" + ASSET;

    @Override
    public String title() {
        return "conditional";
    }

    @Override
    public void play(Scene scene) throws IOException {
        Path source = scene.data().file(DemoData.ENERGY);
        scene.does(
                Cast.ENEDIS,
                "publish",
                source.toString(),
                "--id",
                ASSET,
                "--terms",
                "conditional",
                "--title",
                "Consommation annuelle résidentielle par adresse",
                "--title-en",
                "Annual residential consumption by address",
                "--theme",
                "énergie");
        scene.stage().asTold("published", OFFER);

        JsonNode offer = scene.does(Cast.START_UP, "offer", OFFER);
        offer.path("terms").forEach(sentence -> scene.stage().quote(sentence.asText()));
        JsonNode agreed = scene.does(Cast.START_UP, "request", OFFER);
        String contract = agreed.path("contract").asText();
        scene.stage().asTold("agreed", OFFER, contract);

        Path taken = scene.cast().fetched(Cast.START_UP, "energy.csv");
        scene.does(Cast.START_UP, "get", contract, "-o", taken.toString());
        EnergyAccount account = EnergyAccount.of(source, taken);
        scene.expect(account.tooSmall().isEmpty(), "conditional.too-small", account.tooSmall());
        scene.expect(account.nothingAppears(), "conditional.appears", account);
        scene.stage()
                .asTold(
                        "conditional.taken",
                        account.sourceRows(),
                        account.rowsByLevel(),
                        account.withheldPoints(),
                        account.withheldMwh());
    }
}
