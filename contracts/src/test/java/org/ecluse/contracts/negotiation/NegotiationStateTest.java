package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.contracts.exchange.Role;
import org.junit.jupiter.api.Test;

class NegotiationStateTest {
    // SPEC DSP 2025-1, 7.1.2, each arrow of the state machine, with who sends the message: C(onsumer), P(rovider).
    static final Set<String> ARROWS = Set.of(
            "REQUESTED -> OFFERED P",
            "REQUESTED -> AGREED P",
            "REQUESTED -> TERMINATED C",
            "REQUESTED -> TERMINATED P",
            "OFFERED -> REQUESTED C",
            "OFFERED -> ACCEPTED C",
            "OFFERED -> TERMINATED C",
            "OFFERED -> TERMINATED P",
            "ACCEPTED -> AGREED P",
            "ACCEPTED -> TERMINATED C",
            "ACCEPTED -> TERMINATED P",
            "AGREED -> VERIFIED C",
            "AGREED -> TERMINATED C",
            "AGREED -> TERMINATED P",
            "VERIFIED -> FINALIZED P",
            "VERIFIED -> TERMINATED C",
            "VERIFIED -> TERMINATED P");

    static String arrow(Object from, Object to, Role by) {
        return from + " -> " + to + " " + by.name().charAt(0);
    }

    @Test
    void the_table_has_the_arrows_of_the_specification_and_no_other() {
        var ours = new TreeSet<String>();
        for (var from : NegotiationState.values()) {
            for (var to : NegotiationState.values()) {
                Arrays.stream(Role.values())
                        .filter(by -> NegotiationState.TABLE.allows(from, to, by))
                        .forEach(by -> ours.add(arrow(from, to, by)));
            }
        }

        assertThat(ours).isEqualTo(new TreeSet<>(ARROWS));
    }

    @Test
    void what_nothing_leads_out_of_is_last() {
        for (var state : NegotiationState.values()) {
            var leadsOn = ARROWS.stream().anyMatch(arrow -> arrow.startsWith(state + " "));

            assertThat(NegotiationState.TABLE.isLast(state)).as("%s", state).isEqualTo(!leadsOn);
        }
    }
}
