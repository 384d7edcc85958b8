package org.ecluse.contracts.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final ArrayList<Integer> worked = new ArrayList<>();
    private final Latest<Integer, String> latest = new Latest<>(2);

    @Test
    void what_was_worked_out_once_is_not_worked_out_again() {
        assertThat(asked(1)).isEqualTo("1");
        assertThat(asked(1)).isEqualTo("1");

        assertThat(worked).containsExactly(1);
    }

    @Test
    void who_was_not_asked_for_the_longest_is_forgotten_first() {
        asked(1);
        asked(2);
        asked(1);
        asked(3);
        worked.clear();

        asked(1);
        asked(2);

        assertThat(worked).containsExactly(2);
    }

    private String asked(int key) {
        return latest.of(key, number -> {
            worked.add(number);
            return String.valueOf(number);
        });
    }
}
