package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.IRISA;
import static org.ecluse.launcher.story.Neighbourhood.RENNES;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A connector that is killed comes back as who it was: its key, its DID and its credentials are where they were. */
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
}
