package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.RENNES;
import static org.ecluse.launcher.story.Neighbourhood.START_UP;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What went over is on record at both ends, and both ends say so under their signatures. */
@ExtendWith(Neighbourhood.Resolver.class)
class LedgerIT {
    @Test
    void both_ends_have_the_same_receipt_and_a_ledger_that_is_whole_also_after_a_kill(Neighbourhood here)
            throws IOException {
        var source = here.file(RENNES, "ledgered.csv");
        Files.writeString(source, "a,b\n1,2\n");
        here.does(RENNES, "publish", source.toString(), "--id", "ledgered", "--terms", "open");
        var contract = here.does(
                        START_UP,
                        "get",
                        RENNES + "/ledgered",
                        "-o",
                        here.file(START_UP, "ledgered.csv").toString())
                .path("contract")
                .asText();

        var theirs = Patience.until(() -> receipt(here, RENNES, contract), LedgerIT::isBoth);
        var ours = Patience.until(() -> receipt(here, START_UP, contract), LedgerIT::isBoth);

        assertThat(theirs.path("standing").asText()).isEqualTo("BOTH");
        assertThat(ours).isEqualTo(theirs);

        here.killAndRestart(RENNES);
        var after = here.does(RENNES, "ledger", contract);
        assertThat(after.path("verification").path("whole").asBoolean()).isTrue();
        assertThat(after.path("receipts").path(0)).isEqualTo(theirs);
    }

    private static JsonNode receipt(Neighbourhood here, String partner, String contract) {
        return here.does(partner, "ledger", contract).path("receipts").path(0);
    }

    private static boolean isBoth(JsonNode receipt) {
        return receipt.path("standing").asText().equals("BOTH");
    }
}
