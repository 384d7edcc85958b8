package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.IRISA;
import static org.ecluse.launcher.story.Neighbourhood.RENNES;
import static org.ecluse.launcher.story.Neighbourhood.START_UP;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must not go through, with its reason. */
@ExtendWith(Neighbourhood.Resolver.class)
class RefusalsIT {
    private static final String MOON = """
            {
              "@context": "http://www.w3.org/ns/odrl.jsonld",
              "@type": "Offer",
              "uid": "urn:ecluse:offer:moonlit",
              "permission": [{
                "action": "use",
                "constraint": [
                  {"leftOperand": "https://example.org/terms#moonPhase", "operator": "eq", "rightOperand": "full"}]
              }]
            }
            """;

    private static final String ENERGY = """
            annee;code_iris;nom_iris;numero_de_voie;indice_de_repetition;type_de_voie;libelle_de_voie;code_commune;\
            nom_commune;nombre_de_logements;consommation_annuelle_totale_de_l_adresse_mwh;adresse;nombre_de_pdl
            2023;352380101;Centre;1;;RUE;DE NEMOURS;35238;Rennes;12;60.5;1 RUE DE NEMOURS;12
            """;

    private static String published(Neighbourhood here, String asset, String... more) throws IOException {
        var source = here.file(RENNES, asset + ".csv");
        Files.writeString(source, "a;b\n1;2\n");
        var words = new ArrayList<>(List.of("publish", source.toString(), "--id", asset));
        words.addAll(List.of(more));
        here.does(RENNES, words.toArray(new String[0]));
        return RENNES + "/" + asset;
    }

    @Test
    void an_offer_with_a_term_that_nobody_here_can_evaluate_is_refused_and_the_term_named(Neighbourhood here)
            throws IOException {
        var policy = here.file(RENNES, "moon.json");
        Files.writeString(policy, MOON);

        var source = here.file(RENNES, "moonlit.csv");
        Files.writeString(source, "a;b\n1;2\n");
        var published =
                here.tries(RENNES, "publish", source.toString(), "--id", "moonlit", "--terms", policy.toString());
        var asked = published.done() ? here.tries(START_UP, "request", RENNES + "/moonlit") : published;

        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.json().toString()).contains("moonPhase");
    }

    @Test
    void a_suspended_participants_next_request_is_refused_until_it_is_reinstated(Neighbourhood here)
            throws IOException {
        var offer = published(here, "for-members", "--terms", "open");
        here.does(START_UP, "request", offer);

        here.registry("suspend", START_UP, "--reason", "unpaid invoice");
        var refused = Patience.until(() -> here.tries(START_UP, "request", offer), ran -> ran.exit() != 0);
        here.registry("reinstate", START_UP, "--reason", "invoice paid");
        var again = Patience.until(() -> here.tries(START_UP, "request", offer), ran -> ran.exit() == 0);

        // Whoever reads the status list first: the partner refuses the membership, or we have none left to show.
        assertThat(refused.json().path("code").asText()).isIn("status.revoked", "presentation.not-given");
        assertThat(refused.json().path("explanation").path("fr").asText()).contains("suspendue");
        assertThat(again.exit()).isZero();
    }

    @Test
    void a_contract_past_its_end_date_ends_by_itself(Neighbourhood here) throws IOException {
        var end = Instant.now().plusSeconds(15).truncatedTo(ChronoUnit.SECONDS);
        var source = here.file(RENNES, "short.csv");
        Files.writeString(source, ENERGY);
        here.does(
                RENNES,
                "publish",
                source.toString(),
                "--id",
                "short",
                "--terms",
                "conditional",
                "--ends",
                end.toString());
        var offer = RENNES + "/short";
        var contract = here.does(IRISA, "request", offer).path("contract").asText();
        var taken = here.file(IRISA, "short.csv");
        here.does(IRISA, "get", contract, "-o", taken.toString());
        Files.delete(taken);

        var refused = Patience.until(
                () -> here.tries(IRISA, "get", contract, "-o", taken.toString()), ran -> ran.exit() != 0);

        assertThat(Instant.now()).isAfter(end);
        assertThat(refused.json().path("code").asText()).isEqualTo("contract.ended");
        var contracts = here.does(IRISA, "contracts").toString();
        assertThat(contracts).contains(contract).contains("ENDED");
    }
}
