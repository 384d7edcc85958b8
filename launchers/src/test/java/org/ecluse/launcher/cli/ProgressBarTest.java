package org.ecluse.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.session.ProgressBar;
import org.ecluse.launcher.cli.session.Session;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final int MEBI = 1024 * 1024;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void a_terminal_sees_share_speed_and_remaining_time() {
        ProgressBar bar = bar(true, 100L * MEBI);

        later(1);
        bar.add(25 * MEBI);

        assertThat(shown()).contains("25 %").contains("25.0 MB  25.0 MB/s").contains("0:03 left");
    }

    @Test
    void without_a_length_only_what_is_known_is_shown() {
        ProgressBar bar = bar(true, -1);

        later(2);
        bar.add(4 * MEBI);

        assertThat(shown()).contains("4.0 MB  2.0 MB/s").doesNotContain("%", "left");
    }

    @Test
    void it_is_not_redrawn_for_every_byte_and_leaves_nothing_behind() {
        ProgressBar bar = bar(true, 100L * MEBI);

        bar.add(MEBI);
        bar.add(MEBI);
        assertThat(shown()).isEmpty();
        later(1);
        bar.add(MEBI);
        bar.end();

        assertThat(shown()).endsWith(" \r");
    }

    @Test
    void a_pipe_sees_nothing() {
        ProgressBar bar = bar(false, 10L * MEBI);

        later(1);
        bar.add(MEBI);
        bar.end();

        assertThat(shown()).isEmpty();
    }

    private ProgressBar bar(boolean terminal, long expected) {
        Session session = new Session(
                System.out, new PrintStream(err, true, StandardCharsets.UTF_8), terminal, 80, Map.of(), Texts.in("en"));
        return new ProgressBar(session, now::get, expected);
    }

    private void later(int seconds) {
        now.updateAndGet(instant -> instant.plusSeconds(seconds));
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
