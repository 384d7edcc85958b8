package org.ecluse.connector.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.enforcement.Energy.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ecluse.connector.source.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes through is compared, row by row, with an SQL query that was written apart from the code. */
class EnergyAgainstSqlTest {

    @TempDir
    private Path folder;

    @Test
    void the_rows_on_and_around_the_limits_come_through_as_the_query_says() throws Exception {
        var rows = List.of(
                row("352380101", "35238", "1", "RUE", "DES DIX", "10", "48.500"),
                row("352380101", "35238", "1", "RUE", "DES ONZE", "11", "51.250"),
                row("352380102", "35238", "1", "RUE", "DES DEUX CENTS", "4", "200.000"),
                row("352380102", "35238", "1", "RUE", "AU DELA", "4", "200.001"),
                row("352380103", "35238", "1", "RUE", "DE LA CHAUFFERIE", "1", "612.340"),
                row("350470101", "35047", "2", "RUE", "DE LA PAIX", "6", "31.100"),
                row("350240101", "35024", "2", "RUE", "DE LA PAIX", "6", "29.900"),
                row("352380104", "35238", "1", "AVENUE", "QUI TRAVERSE", "6", "22.005"),
                row("352380105", "35238", "99", "AVENUE", "QUI TRAVERSE", "6", "24.010"),
                row("352380106", "35238", "1", "RUE", "MIXTE", "40", "180.000"),
                row("352380106", "35238", "3", "RUE", "MIXTE", "1", "4.321"),
                row("350470102", "35047", "1", "RUE", "DU DIX ET DU UN", "10", "40.000"),
                row("350470102", "35047", "2", "RUE", "DU DIX ET DU UN", "1", "3.333"),
                row("352389901", "35238", "1", "CHEMIN", "DU BLOC ISOLE", "1", "6.006"),
                row("2022", "350810000", "35081", "1", "RUE", "DE L'AN PASSE", "2", "9.001"),
                row("352380107", "35238", "", "", "LA BASSE NOE", "1", "7.700"),
                row("352380107", "35238", "", "", "", "3", "12.120"),
                row("352380107", "35238", "", "", "", "23", "12.120"),
                row("", "35238", "5", "RUE", "SANS BLOC", "2", "8.080"),
                row("352380107", "35238", "9", "RUE", "SANS COMPTE", "", "15.150"),
                row("352380107", "35238", "11", "RUE", "SANS MESURE", "12", ""),
                row("", "", "1", "RUE", "DE NULLE PART", "2", "1.5"));

        assertSameAsSql(rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
    void random_files_come_through_as_the_query_says(long seed) throws Exception {
        assertSameAsSql(random(seed, 3_000));
    }

    @Test
    void sixty_thousand_addresses_come_through_as_the_query_says() throws Exception {
        assertSameAsSql(random(35_238, 60_000));
    }

    private void assertSameAsSql(List<String> rows) throws IOException, SQLException {
        var csv = folder.resolve("energy.csv");
        Files.writeString(csv, Energy.file(rows.toArray(String[]::new)));
        var target = folder.resolve("out.csv");
        Report report;
        try (InputStream in = Files.newInputStream(csv);
                OutputStream out = Files.newOutputStream(target)) {
            report = Energy.plan(Energy.policy(), Energy.supply(Mapping.ENEDIS)).run(in, out, "agreement");
        }
        var actual = Energy.rows(Files.readString(target)).stream()
                .map(EnergyAgainstSqlTest::canonical)
                .sorted()
                .toList();

        try (var sql = new SqlOracle(csv)) {
            assertThat(actual).isEqualTo(sql.expected());
            assertThat(report.rowsWithheld()).isEqualTo(sql.withheldRows());
            assertThat(of(report.withheld(), Energy.MWH)).isEqualByComparingTo(sql.withheld("mwh"));
            assertThat(of(report.withheld(), Energy.PDL)).isEqualByComparingTo(sql.withheld("pdl"));
            assertThat(of(report.sent(), Energy.MWH).add(of(report.withheld(), Energy.MWH)))
                    .isEqualByComparingTo(sql.source("mwh"));
        }
    }

    private static BigDecimal of(Map<String, BigDecimal> sums, String column) {
        return sums.getOrDefault(column, BigDecimal.ZERO);
    }

    /** As {@link SqlOracle} writes it; number and repetition of a street are only there in rows of one address. */
    private static String canonical(Map<String, String> row) {
        var fields = new TreeMap<>(row);
        fields.remove("numero_de_voie");
        fields.remove("indice_de_repetition");
        fields.replaceAll((name, value) -> SqlOracle.text(value));
        for (var number : List.of("nombre_de_logements", Energy.MWH, Energy.PDL)) {
            fields.computeIfPresent(
                    number, (name, value) -> value.isEmpty() ? "" : SqlOracle.number(new BigDecimal(value)));
        }
        return fields.toString();
    }

    private static List<String> random(long seed, int count) {
        var random = new Random(seed);
        var rows = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            int commune = random.nextInt(8);
            int block = random.nextInt(12);
            rows.add(row(
                    random.nextInt(4) == 0 ? "2022" : "2023",
                    random.nextInt(60) == 0 ? "" : "3500" + commune + "01" + (10 + block),
                    random.nextInt(200) == 0 ? "" : "3500" + commune,
                    Integer.toString(random.nextInt(200)),
                    random.nextInt(40) == 0 ? "" : random.nextBoolean() ? "RUE" : "ALLEE",
                    random.nextInt(50) == 0 ? "" : "VOIE " + random.nextInt(count / 12),
                    random.nextInt(80) == 0 ? "" : Integer.toString(random.nextInt(12)),
                    random.nextInt(80) == 0
                            ? ""
                            : new BigDecimal(random.nextInt(201_000))
                                    .movePointLeft(3)
                                    .toString()));
        }
        return rows;
    }
}
