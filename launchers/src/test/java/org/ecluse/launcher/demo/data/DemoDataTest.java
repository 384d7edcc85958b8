package org.ecluse.launcher.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
    @TempDir
    private static Path folder;

    private static DemoData data;

    @BeforeAll
    static void write_all_files_once() throws IOException {
        data = DemoData.prepare(folder, 35, name -> {});
    }

    @Test
    void eco_counters_give_one_row_an_hour_and_counter_in_the_published_schema() throws IOException {
        Map<String, Integer> rows = new HashMap<>();
        try (BufferedReader in = Files.newBufferedReader(data.file(DemoData.ECO_COUNTERS))) {
            assertThat(in.readLine()).isEqualTo("date,isoDate,counts,status,ID,name,sens,counter,geo");
            String first = in.readLine();
            assertThat(first).startsWith("2018-06-18T00:00:00+02:00,2018-06-18T00:00:00+0200,");
            for (String line = first; line != null; line = in.readLine()) {
                rows.merge(line.split(",")[4], 1, Integer::sum);
            }
        }
        assertThat(rows).hasSize(20).values().containsOnly(70_000);
    }

    @Test
    void ticketing_has_a_million_rows_in_order_of_time_and_cards_that_come_back() throws IOException {
        Set<String> cards = new HashSet<>();
        int rows = 0;
        try (BufferedReader in = Files.newBufferedReader(data.file(DemoData.TICKETING))) {
            assertThat(in.readLine()).isEqualTo("time,line,stop,card_id,fare");
            String before = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                assertThat(cells).hasSize(5);
                assertThat(cells[0]).hasSize(19).isGreaterThanOrEqualTo(before);
                before = cells[0];
                cards.add(cells[3]);
                rows++;
            }
        }
        assertThat(rows).isEqualTo(1_000_000);
        assertThat(cards).hasSizeBetween(80_000, 90_000).allMatch(card -> card.matches("\\d{10}"));
    }

    @Test
    void the_news_archive_is_50_000_lines_of_json_with_unique_ids() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Set<String> ids = new HashSet<>();
        try (BufferedReader in = Files.newBufferedReader(data.file(DemoData.NEWS))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode article = json.readTree(line);
                assertThat(article.fieldNames())
                        .toIterable()
                        .containsExactly("id", "published", "section", "commune", "title", "body");
                ids.add(article.get("id").asText());
            }
        }
        assertThat(ids).hasSize(50_000);
    }

    @Test
    void energy_has_the_published_columns_all_43_communes_and_about_60_000_addresses() throws IOException {
        List<String> lines = Files.readAllLines(data.file(DemoData.ENERGY));

        assertThat(lines.get(0))
                .isEqualTo("annee;code_iris;nom_iris;numero_de_voie;indice_de_repetition;type_de_voie;libelle_de_voie;"
                        + "code_commune;nom_commune;nombre_de_logements;consommation_annuelle_totale_de_l_adresse_mwh;"
                        + "adresse;nombre_de_pdl");
        assertThat(lines.size() - 1).isBetween(59_500, 60_500);
        Set<String> communes = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            assertThat(cells).hasSize(13);
            communes.add(cells[7]);
        }
        assertThat(communes).hasSize(43).contains("35238");
    }

    @Test
    void energy_carries_every_named_case_on_the_limit() throws IOException {
        List<String[]> rows;
        try (Stream<String> lines = Files.lines(data.file(DemoData.ENERGY))) {
            rows = lines.skip(1).map(line -> line.split(";", -1)).toList();
        }

        assertThat(rows).anyMatch(row -> row[12].equals("10"));
        assertThat(rows).anyMatch(row -> row[10].equals("200.000"));
        assertThat(rows)
                .anyMatch(row -> row[12].equals("1")
                        && !row[10].isEmpty()
                        && new BigDecimal(row[10]).compareTo(new BigDecimal(200)) > 0);
        assertThat(communesOf(rows, "DE LA PAIX PERPETUELLE")).hasSize(2);
        assertThat(rows.stream()
                        .filter(row -> row[6].equals("QUI TRAVERSE"))
                        .map(row -> row[1])
                        .distinct())
                .hasSize(2);
        assertThat(rows.stream().filter(row -> row[1].equals("352389901"))).hasSize(1);
        for (int blank : new int[] {1, 3, 5, 6, 10, 12}) {
            assertThat(rows).as("blank in column %d", blank).anyMatch(row -> row[blank].isEmpty());
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_gives_others(@TempDir Path again, @TempDir Path other)
            throws Exception {
        DemoData same = DemoData.prepare(again, 35, name -> {});
        DemoData different = DemoData.prepare(other, 36, name -> {});

        for (String name : List.of(DemoData.ECO_COUNTERS, DemoData.ENERGY, DemoData.TICKETING, DemoData.NEWS)) {
            assertThat(sha256(same.file(name))).as(name).isEqualTo(sha256(data.file(name)));
            assertThat(sha256(different.file(name))).as(name).isNotEqualTo(sha256(data.file(name)));
        }
    }

    @Test
    void a_complete_folder_is_left_alone_and_a_lost_file_is_written_again(@TempDir Path other) throws IOException {
        DemoData.prepare(other, 1, name -> {});
        Files.delete(other.resolve(DemoData.NEWS));
        Set<String> written = new HashSet<>();

        DemoData.prepare(other, 1, written::add);

        assertThat(written).containsExactly(DemoData.NEWS);
    }

    private static Set<String> communesOf(List<String[]> rows, String street) {
        Set<String> communes = new HashSet<>();
        rows.stream().filter(row -> row[6].equals(street)).forEach(row -> communes.add(row[7]));
        return communes;
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
