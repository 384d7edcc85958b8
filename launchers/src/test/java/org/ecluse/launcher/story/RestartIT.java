package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.IRISA;
import static org.ecluse.launcher.story.Neighbourhood.KEOLIS;
import static org.ecluse.launcher.story.Neighbourhood.PURPOSE;
import static org.ecluse.launcher.story.Neighbourhood.RENNES;
import static org.ecluse.launcher.story.Neighbourhood.STUDY;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A connector that is killed comes back as who it was: its key, its DID and its credentials are where they were, and its
 * contracts go on, on either side.
 */
@ExtendWith(Neighbourhood.Resolver.class)
class RestartIT {

    @Test
    void a_killed_connector_comes_back_enrolled_and_takes_data_without_a_new_code(Neighbourhood here)
            throws IOException {
        var source = here.file(RENNES, "after-restart.csv");
        Files.writeString(source, "a;b\n1;2\n");
        here.does(RENNES, "publish", source.toString(), "--id", "after-restart", "--terms", "open");
        var before = here.does(IRISA, "whoami");

        here.killAndRestart(IRISA);

        assertThat(here.does(IRISA, "whoami")).isEqualTo(before);
        var taken = here.file(IRISA, "after-restart.csv");
        here.does(IRISA, "get", RENNES + "/after-restart", "-o", taken.toString());
        assertThat(taken).hasSameBinaryContentAs(source);
    }

    @Test
    void a_contract_in_force_gives_its_data_again_after_its_provider_was_killed(Neighbourhood here) throws IOException {
        var source = here.file(KEOLIS, "provider-restart.csv");
        Files.writeString(source, "time,line,stop,card_id,fare\n2026-01-05T07:30:00+01:00,C1,République,CARD-1,1.60\n");
        here.does(
                KEOLIS,
                "publish",
                source.toString(),
                "--id",
                "provider-restart",
                "--terms",
                "research-only",
                "--study",
                STUDY,
                "--purpose",
                PURPOSE,
                "--pseudonymise",
                "card_id");
        var contract = here.does(IRISA, "request", KEOLIS + "/provider-restart")
                .path("contract")
                .asText();
        var before = here.file(IRISA, "provider-restart-before.csv");
        here.does(IRISA, "get", contract, "-o", before.toString());

        here.killAndRestart(KEOLIS);

        var after = here.file(IRISA, "provider-restart-after.csv");
        here.does(IRISA, "get", contract, "-o", after.toString());
        assertThat(after).hasSameBinaryContentAs(before);
        assertThat(here.does(KEOLIS, "uses", "provider-restart").toString()).contains(contract);
    }
}
