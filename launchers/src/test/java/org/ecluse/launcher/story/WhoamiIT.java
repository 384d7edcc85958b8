package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.IRISA;
import static org.ecluse.launcher.story.Neighbourhood.KEOLIS;
import static org.ecluse.launcher.story.Neighbourhood.STUDY;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ecluse whoami}: a partner reads who it is, and what it can prove about itself. */
@ExtendWith(Neighbourhood.Resolver.class)
class WhoamiIT {

    @Test
    void a_member_reads_its_did_and_its_membership_with_its_end(Neighbourhood here) {
        var self = here.does(KEOLIS, "whoami");

        assertThat(self.path("name").asText()).isEqualTo(KEOLIS);
        assertThat(self.path("did").asText()).endsWith(":partners:" + KEOLIS);
        assertThat(self.path("enrolled").asBoolean()).isTrue();
        assertThat(types(self)).containsExactly("MembershipCredential");
        assertThat(Instant.parse(
                        self.path("credentials").path(0).path("validUntil").asText()))
                .isAfter(Instant.now());
    }

    @Test
    void credentials_that_an_offer_asked_for_are_held_from_then_on(Neighbourhood here) throws IOException {
        var source = here.file(KEOLIS, "stops.csv");
        Files.writeString(source, "stop\nRépublique\n");
        here.does(KEOLIS, "publish", source.toString(), "--id", "stops", "--terms", "research-only", "--study", STUDY);

        here.does(IRISA, "check", KEOLIS + "/stops");

        assertThat(types(here.does(IRISA, "whoami")))
                .contains("MembershipCredential", "ResearcherCredential", "StudyCredential");
    }

    private static List<String> types(JsonNode self) {
        List<String> types = new ArrayList<>();
        self.path("credentials").forEach(held -> types.add(held.path("type").asText()));
        return types;
    }
}
