package org.ecluse.connector.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.connector.enforcement.Energy.file;
import static org.ecluse.connector.enforcement.Energy.row;
import static org.ecluse.connector.enforcement.Energy.through;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.ecluse.connector.source.Mapping;
import org.ecluse.connector.source.SourceBroken;
import org.junit.jupiter.api.Test;

class EnergyByAddressTest {
    private static final String IRIS = "352380101";
    private static final String RENNES = "35238";
    private static final String BRUZ = "35047";

    @Test
    void exactly_ten_delivery_points_are_not_more_than_ten() throws IOException {
        var outcome = through(file(
                row(IRIS, RENNES, "1", "RUE", "DIX", "10", "48.500"),
                row(IRIS, RENNES, "1", "RUE", "ONZE", "11", "1")));

        assertThat(outcome.rows()).singleElement().satisfies(row -> {
            assertThat(row.get("niveau")).isEqualTo("adresse");
            assertThat(row.get("libelle_de_voie")).isEqualTo("ONZE");
        });
        assertThat(outcome.report().rowsWithheld()).isEqualTo(1);
    }

    @Test
    void exactly_two_hundred_megawatt_hours_are_not_more_than_two_hundred() throws IOException {
        var outcome = through(file(
                row(IRIS, RENNES, "1", "RUE", "A", "1", "200"),
                row("352380102", BRUZ, "1", "RUE", "B", "1", "200.000"),
                row(IRIS, "35999", "1", "RUE", "C", "1", "200.001")));

        assertThat(outcome.at("adresse"))
                .extracting(row -> row.get("libelle_de_voie"))
                .containsExactly("C");
        assertThat(outcome.report().withheld()).containsEntry(Energy.MWH, new BigDecimal("400.000"));
    }

    @Test
    void one_delivery_point_above_two_hundred_megawatt_hours_passes_by_energy_alone() throws IOException {
        var outcome = through(file(row(IRIS, RENNES, "1", "RUE", "CHAUFFERIE", "1", "612.340")));

        assertThat(outcome.at("adresse")).hasSize(1);
    }

    @Test
    void only_the_rows_that_failed_move_up() throws IOException {
        var outcome = through(file(
                row(IRIS, RENNES, "1", "RUE", "MIXTE", "40", "180.0"),
                row(IRIS, RENNES, "3", "RUE", "MIXTE", "6", "4.1"),
                row(IRIS, RENNES, "5", "RUE", "MIXTE", "5", "4.2")));

        assertThat(outcome.at("adresse")).hasSize(1);
        assertThat(outcome.at("rue")).singleElement().satisfies(row -> {
            assertThat(row.get(Energy.PDL)).isEqualTo("11");
            assertThat(row.get(Energy.MWH)).isEqualTo("8.3");
        });
    }

    @Test
    void streets_of_one_name_in_two_communes_are_two_streets() throws IOException {
        var outcome = through(file(
                row(IRIS, RENNES, "2", "RUE", "DE LA PAIX", "6", "31.1"),
                row("350470101", BRUZ, "2", "RUE", "DE LA PAIX", "6", "29.9")));

        assertThat(outcome.rows()).isEmpty();
        assertThat(outcome.report().rowsWithheld()).isEqualTo(2);
    }

    @Test
    void a_street_that_crosses_blocks_is_one_street_and_names_no_block() throws IOException {
        var outcome = through(file(
                row("352380101", RENNES, "1", "AVENUE", "QUI TRAVERSE", "6", "22.005"),
                row("352380102", RENNES, "99", "AVENUE", "QUI TRAVERSE", "6", "24.010")));

        assertThat(outcome.rows()).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("niveau", "rue")
                    .containsEntry("code_iris", "")
                    .containsEntry("adresse", "")
                    .containsEntry("numero_de_voie", "")
                    .containsEntry("code_commune", RENNES)
                    .containsEntry("nombre_de_logements", "12")
                    .containsEntry(Energy.MWH, "46.015");
        });
    }

    @Test
    void a_lone_remainder_moves_up_to_its_block_then_to_its_commune_and_else_is_withheld() throws IOException {
        var outcome = through(file(
                row("352380101", RENNES, "1", "RUE", "A", "6", "1"),
                row("352380101", RENNES, "1", "RUE", "B", "5", "1"),
                row("352380102", RENNES, "1", "RUE", "C", "6", "1"),
                row("352380103", RENNES, "1", "RUE", "D", "5", "1"),
                row("350470101", BRUZ, "1", "RUE", "E", "1", "7.25")));

        assertThat(outcome.at("iris")).extracting(row -> row.get("code_iris")).containsExactly("352380101");
        assertThat(outcome.at("commune")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("code_commune", RENNES)
                .containsEntry("nom_commune", "Commune " + RENNES)
                .containsEntry("code_iris", "")
                .containsEntry(Energy.PDL, "11"));
        assertThat(outcome.report().withheld()).containsEntry(Energy.MWH, new BigDecimal("7.25"));
    }

    @Test
    void what_is_withheld_is_told_to_the_provider_and_not_to_the_consumer() throws IOException {
        var outcome = through(file(row(IRIS, RENNES, "1", "RUE", "SEULE", "1", "7.319")));

        assertThat(outcome.text()).isEqualTo(Energy.HEADER + ";niveau\n");
        assertThat(outcome.report().withheld()).containsEntry(Energy.MWH, new BigDecimal("7.319"));
        assertThat(outcome.report().withheld()).containsEntry(Energy.PDL, BigDecimal.ONE);
    }

    @Test
    void a_blank_key_makes_nothing_one_so_the_row_moves_up() throws IOException {
        var outcome = through(file(
                row(IRIS, RENNES, "1", "RUE", "", "6", "1"),
                row(IRIS, RENNES, "2", "RUE", "", "6", "1"),
                row("", RENNES, "5", "RUE", "SANS BLOC", "6", "2"),
                row("", RENNES, "7", "RUE", "SANS BLOC NI VOISIN", "5", "2")));

        assertThat(outcome.at("rue")).isEmpty();
        assertThat(outcome.at("iris")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("code_iris", IRIS)
                .containsEntry(Energy.PDL, "12"));
        assertThat(outcome.at("commune")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry(Energy.PDL, "11"));
    }

    @Test
    void a_place_without_a_type_of_street_still_is_a_street() throws IOException {
        var outcome = through(file(
                row(IRIS, RENNES, "", "", "LA BASSE NOE", "6", "1"),
                row(IRIS, RENNES, "2", "", "LA BASSE NOE", "6", "1")));

        assertThat(outcome.at("rue"))
                .extracting(row -> row.get("libelle_de_voie"))
                .containsExactly("LA BASSE NOE");
    }

    @Test
    void a_blank_number_never_helps_over_a_threshold() throws IOException {
        var outcome = through(file(
                row(IRIS, RENNES, "9", "RUE", "SANS COMPTE", "", "15.150"),
                row(IRIS, BRUZ, "9", "RUE", "SANS COMPTE", "", "200.150"),
                row(IRIS, "35024", "9", "RUE", "SANS MESURE", "12", "")));

        assertThat(outcome.at("adresse"))
                .extracting(row -> row.get("code_commune"))
                .containsExactlyInAnyOrder(BRUZ, "35024");
        assertThat(outcome.report().withheld()).containsEntry(Energy.MWH, new BigDecimal("15.150"));
    }

    @Test
    void a_number_that_is_none_ends_the_use_and_names_line_and_column() {
        var file = file(row(IRIS, RENNES, "1", "RUE", "A", "6", "1"), row(IRIS, RENNES, "1", "RUE", "A", "6", "douze"));

        assertThatThrownBy(() -> through(file)).isInstanceOfSatisfying(SourceBroken.class, e -> {
            assertThat(e.problem().code()).isEqualTo("source.number");
            assertThat(e.problem().at()).isEqualTo("line 3, column `" + Energy.MWH + "`");
        });
    }

    @Test
    void negative_and_scientific_numbers_are_none() {
        for (var number : List.of("-5", "1e9", "NaN", "1,5", "1.2.3", ".5", "5.", "0x10", "٣")) {
            assertThatThrownBy(() -> through(file(row(IRIS, RENNES, "1", "RUE", "A", "6", number))))
                    .as(number)
                    .isInstanceOf(SourceBroken.class)
                    .hasMessageContaining("source.number");
        }
    }

    @Test
    void years_are_not_put_together() throws IOException {
        var outcome = through(file(
                row("2022", IRIS, RENNES, "1", "RUE", "A", "6", "1"),
                row("2023", IRIS, RENNES, "1", "RUE", "A", "6", "1"),
                row("2023", IRIS, RENNES, "3", "RUE", "A", "6", "1")));

        assertThat(outcome.rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("annee", "2023").containsEntry(Energy.PDL, "12"));
        assertThat(outcome.report().rowsWithheld()).isEqualTo(1);
    }

    @Test
    void sums_are_exact_decimals() throws IOException {
        var rows = new String[30];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(IRIS, RENNES, "" + i, "RUE", "A", "1", "0.1");
        }

        var outcome = through(file(rows));

        assertThat(outcome.at("rue")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry(Energy.MWH, "3.0"));
    }

    @Test
    void the_order_of_the_source_changes_nothing() throws IOException {
        var rows = new String[] {
            row(IRIS, RENNES, "1", "RUE", "B", "12", "1"),
            row(IRIS, RENNES, "1", "RUE", "A", "12", "1.50"),
            row(IRIS, RENNES, "3", "RUE", "A", "6", "1.5"),
            row(IRIS, RENNES, "5", "RUE", "A", "6", "1.500")
        };
        var turned = new String[] {rows[3], rows[2], rows[1], rows[0]};

        assertThat(through(file(rows)).text()).isEqualTo(through(file(turned)).text());
    }

    @Test
    void another_schema_passes_the_same_policy_by_another_mapping() throws IOException {
        var gas = "ANNEE;CODE_IRIS;NOM_VOIE;INSEE;NB_POINTS;CONSO_KWH\n"
                + "2023;352380101;RUE DU GAZ;35238;1;200000,0\n"
                + "2023;352380101;RUE DU GAZ;35238;1;200000,5\n"
                + "2023;352380101;RUE DU FOUR;35238;6;10,25\n"
                + "2023;352380101;RUE DU FOUR;35238;5;10,25\n";
        var mapping = new Mapping(
                Map.of(
                        "deliveryPoints",
                        List.of("NB_POINTS"),
                        "energyKwh",
                        List.of("CONSO_KWH"),
                        Mapping.YEAR,
                        List.of("ANNEE"),
                        Mapping.STREET,
                        List.of("NOM_VOIE"),
                        Mapping.IRIS,
                        List.of("CODE_IRIS"),
                        Mapping.COMMUNE,
                        List.of("INSEE")),
                ',');

        var outcome = through(gas, mapping);

        assertThat(outcome.text())
                .isEqualTo("ANNEE;CODE_IRIS;NOM_VOIE;INSEE;NB_POINTS;CONSO_KWH;niveau\n"
                        + "2023;352380101;RUE DU GAZ;35238;1;200000,5;adresse\n"
                        + "2023;;RUE DU FOUR;35238;11;20,50;rue\n");
        assertThat(outcome.report().withheld()).containsEntry("CONSO_KWH", new BigDecimal("200000.0"));
    }

    @Test
    void more_rows_than_are_aggregated_at_once_end_the_use() {
        var limits = new EnforcementLimits(2, 1, java.time.Duration.ofSeconds(1), 10);
        var plan = Energy.enforcement(limits)
                .plan(Energy.policy().permissions().get(0).duties(), Energy.supply(Mapping.ENEDIS))
                .fold(Planning.Planned::plan, impossible -> null);
        var row = row(IRIS, RENNES, "1", "RUE", "A", "6", "1");

        assertThatThrownBy(() -> through(plan, file(row, row, row))).hasMessageContaining("enforcement.rows-max");
    }
}
