package org.ecluse.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecluse.launcher.cli.session.Folded;
import org.junit.jupiter.api.Test;

class FoldedTest {
    @Test
    void text_is_cut_between_words_and_hangs_below_its_beginning() {
        assertThat(Folded.text("- one two three four", 10, "  ")).isEqualTo("- one two\n  three\n  four");
    }

    @Test
    void what_fits_stays_as_it_is() {
        assertThat(Folded.text("[  1.0 s] as told", 17, "  ")).isEqualTo("[  1.0 s] as told");
    }

    @Test
    void a_word_wider_than_the_terminal_stays_whole() {
        assertThat(Folded.text("at http://127.0.0.1:19000/open/counts now", 12, "  "))
                .isEqualTo("at\n  http://127.0.0.1:19000/open/counts\n  now");
    }

    @Test
    void each_line_is_folded_by_itself() {
        assertThat(Folded.text("one two\nthree", 80, "  ")).isEqualTo("one two\nthree");
    }

    @Test
    void a_command_is_cut_as_a_shell_reads_it_and_an_option_stays_with_its_value() {
        var words = List.of("$ ./ecluse", "publish", "a.csv", "--title", "'My data'", "--json");

        assertThat(Folded.command(words, 26, "    "))
                .isEqualTo("$ ./ecluse publish a.csv \\\n    --title 'My data' \\\n    --json");
    }
}
