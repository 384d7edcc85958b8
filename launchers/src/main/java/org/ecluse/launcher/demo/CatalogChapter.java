package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A real catalogue: Rennes Métropole advertises every record of a RUDI catalogue. Nothing is fetched from the addresses in
 * it until somebody asks for a contract's data; of a record that says no address, the record itself is what is offered.
 */
final class CatalogChapter implements Chapter {
    private final RudiCatalog catalog;

    CatalogChapter(RudiCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String title() {
        return "catalog";
    }

    @Override
    public void play(Scene scene) throws IOException {
        int published = catalog.records().size();
        int withoutAddress = 0;
        for (JsonNode record : catalog.records()) {
            Optional<String> address = RudiCatalog.address(record);
            scene.quietly(Cast.RENNES, words(record, address.isPresent() ? address.get() : asFile(scene, record)));
            withoutAddress += address.isPresent() ? 0 : 1;
        }
        scene.stage().asTold("catalog.published", published, withoutAddress);
        JsonNode found = scene.does(Cast.START_UP, "catalog", "--partner", Cast.RENNES);
        int offers = Contents.entries(found, "offers");
        scene.expect(offers >= published, "catalog.missing", offers, published);
        scene.stage().asTold("catalog.found", offers);
    }

    private static String asFile(Scene scene, JsonNode record) throws IOException {
        Path folder = Files.createDirectories(
                scene.cast().folder().resolve(Cast.RENNES).resolve("records"));
        Path target = folder.resolve(RudiCatalog.id(record).replaceAll("[^A-Za-z0-9-]", "_") + ".json");
        return Files.writeString(target, record.toPrettyString()).toString();
    }

    private static String[] words(JsonNode record, String address) {
        List<String> words = new ArrayList<>(List.of(
                "publish",
                address,
                "--id",
                RudiCatalog.id(record),
                "--terms",
                "open",
                "--attribution",
                record.path("producer").path("organization_name").asText(),
                "--title",
                record.path("resource_title").asText(),
                "--description",
                record.path("summary").path(0).path("text").asText(),
                "--format",
                "bytes"));
        String theme = record.path("theme").asText();
        if (!theme.isBlank()) {
            words.addAll(List.of("--theme", theme));
        }
        for (JsonNode keyword : record.path("keywords")) {
            words.addAll(List.of("--keyword", keyword.asText()));
        }
        return words.toArray(new String[0]);
    }
}
