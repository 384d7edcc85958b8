package org.ecluse.launcher.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ecluse.launcher.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {
    @TempDir
    private Path folder;

    @Test
    void files_in_the_published_schemas_are_taken_as_they_are_usually_written() throws IOException {
        write(DemoData.ENERGY, "\uFEFF" + EnergyRow.HEADER + "\r\n2023;1;n;1;;RUE;X;35238;Rennes;1;1.0;1 RUE X;1\r\n");
        write(DemoData.TICKETING, "time;\"card_id\"\n2024-01-01;\"7\"\n");
        write(DemoData.ECO_COUNTERS, "anything\n1\n");
        write(DemoData.NEWS, "{\"title\": \"x\"}\n");

        assertThat(said()).isEmpty();
        assertThat(OwnFiles.in(folder)).hasSize(4);
    }

    @Test
    void one_file_is_enough_and_others_are_left_alone() throws IOException {
        write(DemoData.NEWS, "{}\n");
        write("notes.txt", "mine");

        assertThat(said()).isEmpty();
        assertThat(OwnFiles.in(folder)).containsExactly(DemoData.NEWS);
    }

    @Test
    void a_folder_that_is_not_there_or_has_none_of_the_files_is_named_with_the_names_it_could_have() {
        assertThat(said()).singleElement().asString().contains("none of the files", "energy-by-address.csv");
        assertThat(OwnFiles.problems(folder.resolve("nowhere"))).singleElement().satisfies(problem -> assertThat(
                        problem.sentence(Texts.in("en")))
                .contains("no such folder"));
    }

    @Test
    void missing_columns_are_named_beside_those_that_are_there() throws IOException {
        write(DemoData.ENERGY, EnergyRow.HEADER.replace(";nombre_de_pdl", "") + "\n");
        write(DemoData.TICKETING, "time,card\n2024,7\n");

        assertThat(said())
                .satisfiesExactly(
                        energy -> assertThat(energy).contains("columns are missing: nombre_de_pdl;"),
                        cards -> assertThat(cards).contains("missing: card_id; the first line has: time, card;"));
    }

    @Test
    void what_is_no_text_no_row_or_no_article_is_said() throws IOException {
        Files.write(folder.resolve(DemoData.TICKETING), "card_id\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        write(DemoData.ECO_COUNTERS, "date,counts\n");
        write(DemoData.NEWS, "<html>\n");

        assertThat(said())
                .satisfiesExactly(
                        empty -> assertThat(empty).contains(DemoData.ECO_COUNTERS, "no row"),
                        bytes -> assertThat(bytes).contains(DemoData.TICKETING, "UTF-8"),
                        page -> assertThat(page).contains(DemoData.NEWS, "not a JSON object"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> said() {
        return OwnFiles.problems(folder).stream()
                .map(problem -> problem.sentence(Texts.in("en")))
                .toList();
    }
}
