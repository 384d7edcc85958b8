package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.IRISA;
import static org.ecluse.launcher.story.Neighbourhood.KEOLIS;
import static org.ecluse.launcher.story.Neighbourhood.PURPOSE;
import static org.ecluse.launcher.story.Neighbourhood.START_UP;
import static org.ecluse.launcher.story.Neighbourhood.STUDY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecluse.launcher.fleet.Shell.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Research only: accredited members of a registered study get it with pseudonyms, nobody else does. */
@ExtendWith(Neighbourhood.Resolver.class)
class ResearchOnlyIT {
    private static final String VALIDATIONS = """
            time,line,stop,card_id,fare
            2026-01-05T07:30:00+01:00,C1,République,CARD-0001,1.60
            2026-01-05T07:31:00+01:00,C1,République,CARD-0002,1.60
            2026-01-05T17:30:00+01:00,a,Gares,CARD-0001,1.60
            """;

    private static String publish(Neighbourhood here, String asset, String study) throws IOException {
        var source = here.file(KEOLIS, asset + ".csv");
        Files.writeString(source, VALIDATIONS);
        here.does(
                KEOLIS,
                "publish",
                source.toString(),
                "--id",
                asset,
                "--terms",
                "research-only",
                "--study",
                study,
                "--purpose",
                PURPOSE,
                "--pseudonymise",
                "card_id");
        return KEOLIS + "/" + asset;
    }

    @Test
    void the_accredited_member_of_the_study_gets_the_rows_with_its_own_pseudonyms(Neighbourhood here)
            throws IOException {
        var offer = publish(here, "validations", STUDY);
        var taken = here.file(IRISA, "validations.csv");

        here.does(IRISA, "get", offer, "-o", taken.toString());

        var lines = Files.readAllLines(taken);
        assertThat(lines).hasSize(4);
        assertThat(String.join("\n", lines)).doesNotContain("CARD-");
        assertThat(without(lines.get(1), 3)).isEqualTo("2026-01-05T07:30:00+01:00,C1,République,1.60");
        assertThat(card(lines.get(1)))
                .isNotBlank()
                .isEqualTo(card(lines.get(3)))
                .isNotEqualTo(card(lines.get(2)));
    }

    @Test
    void another_contract_gives_other_pseudonyms(Neighbourhood here) throws IOException {
        var one = here.file(IRISA, "pseudonyms-one.csv");
        var two = here.file(IRISA, "pseudonyms-two.csv");

        here.does(IRISA, "get", publish(here, "validations-one", STUDY), "-o", one.toString());
        here.does(IRISA, "get", publish(here, "validations-two", STUDY), "-o", two.toString());

        assertThat(cards(one)).hasSize(2).doesNotContainAnyElementsOf(cards(two));
    }

    @Test
    void the_start_up_is_refused_and_told_why_and_what_would_do_in_french_and_english(Neighbourhood here)
            throws IOException {
        var offer = publish(here, "validations-refused", STUDY);

        var refused = here.tries(START_UP, "request", offer);

        assertThat(refused.exit()).isEqualTo(1);
        var explanation = refused.json().path("explanation");
        assertThat(explanation.path("fr").toString()).containsIgnoringCase("accrédit");
        assertThat(explanation.path("en").toString()).containsIgnoringCase("accredit");
        assertThat(here.does(START_UP, "contracts").toString()).doesNotContain("validations-refused");
    }

    @Test
    void a_study_that_nobody_registered_is_refused(Neighbourhood here) throws IOException {
        var offer = publish(here, "validations-unknown-study", "urn:ecluse:study:never-registered");

        var refused = here.tries(IRISA, "request", offer);

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.json().toString()).contains("never-registered");
    }

    @Test
    void an_ended_study_stops_the_transfer_and_the_next_request(Neighbourhood here) throws IOException {
        var study = "urn:ecluse:study:short-lived";
        here.study(study);
        var offer = publish(here, "validations-short", study);
        var contract = here.does(IRISA, "request", offer).path("contract").asText();
        here.does(
                IRISA,
                "get",
                contract,
                "-o",
                here.file(IRISA, "short-before.csv").toString());

        here.registry("study", "end", study);

        var late = here.file(IRISA, "short-after.csv");
        var refused = Patience.until(() -> takenAnew(here, contract, late), ran -> ran.exit() != 0);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(late).doesNotExist();
        assertThat(here.tries(IRISA, "request", offer).exit()).isEqualTo(1);
    }

    /** Within the age of a status list a last copy may still come; it does not count as late. */
    private static Ran takenAnew(Neighbourhood here, String contract, Path file) {
        assertThat(file.toFile().delete() || !file.toFile().exists()).isTrue();
        return here.tries(IRISA, "get", contract, "-o", file.toString());
    }

    private static Set<String> cards(Path file) throws IOException {
        var cards = new HashSet<String>();
        var lines = Files.readAllLines(file);
        lines.subList(1, lines.size()).forEach(line -> cards.add(card(line)));
        return cards;
    }

    private static String card(String line) {
        return line.split(",", -1)[3];
    }

    private static String without(String line, int column) {
        var cells = new ArrayList<>(List.of(line.split(",", -1)));
        cells.remove(column);
        return String.join(",", cells);
    }
}
