package org.ecluse.contracts.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.contracts.exchange.Role;
import org.junit.jupiter.api.Test;

class TransferStateTest {
    // SPEC DSP 2025-1, 8.1.2, each arrow of the state machine, with who sends the message: C(onsumer), P(rovider).
    private static final Set<String> ARROWS = Set.of(
            "REQUESTED -> STARTED P",
            "REQUESTED -> TERMINATED C",
            "REQUESTED -> TERMINATED P",
            "STARTED -> SUSPENDED C",
            "STARTED -> SUSPENDED P",
            "STARTED -> COMPLETED C",
            "STARTED -> COMPLETED P",
            "STARTED -> TERMINATED C",
            "STARTED -> TERMINATED P",
            "SUSPENDED -> STARTED C",
            "SUSPENDED -> STARTED P",
            "SUSPENDED -> TERMINATED C",
            "SUSPENDED -> TERMINATED P");

    @Test
    void the_table_has_the_arrows_of_the_specification_and_the_renewed_address() {
        var ours = new TreeSet<String>();
        for (var from : TransferState.values()) {
            for (var to : TransferState.values()) {
                Arrays.stream(Role.values())
                        .filter(by -> TransferState.TABLE.allows(from, to, by))
                        .forEach(by ->
                                ours.add(from + " -> " + to + " " + by.name().charAt(0)));
            }
        }

        var expected = new TreeSet<>(ARROWS);
        expected.add("STARTED -> STARTED P");
        assertThat(ours).isEqualTo(expected);
    }

    @Test
    void what_nothing_leads_out_of_is_last() {
        for (var state : TransferState.values()) {
            var leadsOn = ARROWS.stream().anyMatch(arrow -> arrow.startsWith(state + " "));

            assertThat(TransferState.TABLE.isLast(state)).as("%s", state).isEqualTo(!leadsOn);
        }
    }
}
