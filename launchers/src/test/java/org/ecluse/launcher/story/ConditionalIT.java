package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.ENEDIS;
import static org.ecluse.launcher.story.Neighbourhood.START_UP;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.ecluse.launcher.demo.data.DemoData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conditional: energy by address at real size, between two processes, compared with a query written for this test. */
@ExtendWith(Neighbourhood.Resolver.class)
class ConditionalIT {
    private static final long SEED = 35_238;

    @Test
    void what_comes_through_is_what_the_rule_says_row_by_row(Neighbourhood here) throws IOException, SQLException {
        var source = DemoData.prepare(here.folder().resolve("data"), SEED, name -> {})
                .file(DemoData.ENERGY);
        here.does(ENEDIS, "publish", source.toString(), "--id", "energy", "--terms", "conditional");

        var contract = here.does(START_UP, "request", ENEDIS + "/energy")
                .path("contract")
                .asText();
        var taken = here.file(START_UP, "energy.csv");
        here.does(START_UP, "get", contract, "-o", taken.toString());
        for (var partner : List.of(ENEDIS, START_UP)) {
            assertThat(signed(here.does(partner, "contracts"), contract))
                    .as(partner)
                    .isEqualTo("BY_BOTH");
        }

        try (var sql = new EnergySql(source, taken)) {
            assertThat(sql.expected()).hasSizeGreaterThan(1_000);
            assertThat(sql.delivered()).containsExactlyInAnyOrderElementsOf(sql.expected());
            assertThat(sql.levels()).containsExactly("adresse", "commune", "iris", "rue");
            assertBalance(sql, here);
        }
    }

    /** Who has signed it, as a partner's connector has verified it. */
    private static String signed(JsonNode contracts, String id) {
        for (var contract : contracts.path("contracts")) {
            if (contract.path("id").asText().equals(id)) {
                return contract.path("signed").asText();
            }
        }
        throw new AssertionError("no contract " + id);
    }

    /** Output plus withheld equals input: the output is counted here, the withheld part is the producer's record. */
    private static void assertBalance(EnergySql sql, Neighbourhood here) throws SQLException, IOException {
        var withheld = withheld(here);
        for (var column :
                List.of("nombre_de_pdl", "consommation_annuelle_totale_de_l_adresse_mwh", "nombre_de_logements")) {
            var kept = new BigDecimal(withheld.path(column).asText("0"));
            assertThat(sql.sum("taken", column).add(kept)).as(column).isEqualByComparingTo(sql.sum("source", column));
        }
    }

    /** What the producer's own record says was kept back; the consumer is never told. */
    private static JsonNode withheld(Neighbourhood here) throws IOException {
        var record = here.data(ENEDIS).resolve("withheld.ndjson");
        var last = Files.readAllLines(record).stream()
                .filter(line -> line.contains("\"asset\":\"energy\""))
                .reduce((first, second) -> second)
                .orElseThrow();
        return new ObjectMapper().readTree(last).path("withheld");
    }

    @Test
    void the_terms_are_read_in_plain_words_before_anything_is_asked(Neighbourhood here) throws IOException {
        Path source = DemoData.prepare(here.folder().resolve("data"), SEED, name -> {})
                .file(DemoData.ENERGY);
        here.does(ENEDIS, "publish", source.toString(), "--id", "energy-terms", "--terms", "conditional");

        var french = here.does(START_UP, "offer", ENEDIS + "/energy-terms", "--lang", "fr")
                .path("terms")
                .toString();
        var english = here.does(START_UP, "offer", ENEDIS + "/energy-terms", "--lang", "en")
                .path("terms")
                .toString();

        assertThat(french)
                .contains("10")
                .contains("200")
                .containsIgnoringCase("adresse")
                .containsIgnoringCase("commune");
        assertThat(english)
                .contains("10")
                .contains("200")
                .containsIgnoringCase("address")
                .containsIgnoringCase("street");
    }
}
