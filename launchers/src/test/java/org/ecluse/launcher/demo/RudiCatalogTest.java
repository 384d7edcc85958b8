package org.ecluse.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.config.Checked;
import org.ecluse.launcher.config.ConfigProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class RudiCatalogTest {
    static final Path OURS = Path.of("src", "test", "resources", "rudi-catalog");

    @TempDir
    private Path folder;

    @Test
    void the_records_of_a_folder_are_found_among_the_other_files_of_a_catalogue() {
        var titles = records(OURS).stream()
                .map(record -> record.path("resource_title").asText())
                .toList();

        assertThat(titles).containsExactly("Arbres d'alignement", "Bancs publics", "Fontaines");
    }

    @Test
    void only_an_address_that_can_be_asked_counts_as_one() {
        var addresses = records(OURS.resolve("records.json")).stream()
                .map(record -> RudiCatalog.address(record).orElse("none"))
                .toList();

        assertThat(addresses).containsExactly("https://data.example.org/download/arbres", "none", "none");
    }

    @Test
    void a_place_without_records_is_named_with_what_to_do() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "[\n{\"global_id\": }]");

        assertThat(said(folder))
                .containsExactly(folder.resolve("broken.json") + ": line 2 is not JSON; give a file with a"
                        + " JSON array of RUDI records, or a folder that has one");
        assertThat(said(OURS.resolve("organisations.json")))
                .singleElement()
                .asString()
                .contains("no RUDI record in it");
        assertThat(said(folder.resolve("nowhere"))).singleElement().asString().contains("no such file or folder");
    }

    @Test
    @EnabledIfSystemProperty(named = "conformance.dir", matches = ".+")
    void the_catalogue_of_the_territory_has_387_records_of_which_331_say_an_address() {
        var records = records(Path.of(System.getProperty("conformance.dir"), "rudi-records"));

        assertThat(records).hasSize(387);
        assertThat(records.stream().filter(record -> RudiCatalog.address(record).isPresent()))
                .hasSize(331);
    }

    private static List<JsonNode> records(Path place) {
        return ((Checked.Valid<RudiCatalog>) RudiCatalog.read(place)).value().records();
    }

    private static List<String> said(Path place) {
        List<ConfigProblem> problems = ((Checked.Invalid<RudiCatalog>) RudiCatalog.read(place)).problems();
        return problems.stream()
                .map(problem -> problem.sentence(Texts.in("en")))
                .toList();
    }
}
