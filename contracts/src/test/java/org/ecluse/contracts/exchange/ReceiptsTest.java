package org.ecluse.contracts.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private static final Answer.Taken TAKEN = new Answer.Taken(Optional.empty());
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ArrayList<String> written = new ArrayList<>();
    private final Receipts receipts =
            new Receipts(clock, clock, (pid, message, answer) -> written.add(pid + " " + message));

    @Test
    void a_receipt_is_written_when_its_time_is_over() {
        receipts.hold("a", "m1", TAKEN);

        clock.pass(Receipts.HELD_MAX.minus(MOMENT));
        assertThat(written).isEmpty();
        clock.pass(MOMENT);
        assertThat(written).containsExactly("a m1");
    }

    @Test
    void a_later_one_has_its_own_time() {
        receipts.hold("a", "m1", TAKEN);
        clock.pass(Duration.ofSeconds(1));
        receipts.hold("b", "m2", TAKEN);

        clock.pass(Duration.ofSeconds(1));
        assertThat(written).containsExactly("a m1");
        clock.pass(Duration.ofSeconds(1));
        assertThat(written).containsExactly("a m1", "b m2");
    }

    @Test
    void what_is_to_be_done_with_the_process_next_finds_it_written_and_it_is_not_written_twice() {
        receipts.hold("a", "m1", TAKEN);

        receipts.write("a");
        clock.pass(Receipts.HELD_MAX);

        assertThat(written).containsExactly("a m1");
    }
}
