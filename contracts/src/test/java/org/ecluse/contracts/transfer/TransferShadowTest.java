package org.ecluse.contracts.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Role;

/** Messages and moves in any order, against a machine written a second time, slowly and plainly. */
class TransferShadowTest {
    /** What a transfer should be. */
    private static final class Shadow {
        private final boolean provider;
        private String state = "REQUESTED";
        private boolean flowWanted;

        Shadow(boolean provider) {
            this.provider = provider;
            this.flowWanted = provider;
        }

        /** @return whether it is taken */
        boolean peer(String to) {
            if (state.equals(to)) {
                return true;
            }
            var startsIt = state.equals("SUSPENDED") || !provider && state.equals("REQUESTED");
            return enter(to, startsIt, provider && to.equals("STARTED"));
        }

        boolean own(String to) {
            var startsIt = provider
                    ? flowWanted && List.of("REQUESTED", "STARTED", "SUSPENDED").contains(state)
                    : state.equals("SUSPENDED");
            return enter(to, startsIt, false);
        }

        boolean goOn() {
            if (!provider) {
                return own("STARTED");
            }
            var over = state.equals("COMPLETED") || state.equals("TERMINATED");
            flowWanted = !over;
            return !over;
        }

        private boolean enter(String to, boolean startsIt, boolean flowWantedThen) {
            var taken =
                    switch (to) {
                        case "STARTED" -> startsIt;
                        case "SUSPENDED", "COMPLETED" -> state.equals("STARTED");
                        default -> !state.equals("COMPLETED") && !state.equals("TERMINATED");
                    };
            state = taken ? to : state;
            flowWanted = taken ? flowWantedThen : flowWanted;
            return taken;
        }
    }

    private static final List<TransferMessage> MESSAGES = List.of(
            new TransferMessage.Started(Optional.empty()),
            new TransferMessage.Suspended("code", "reason"),
            new TransferMessage.Started(Optional.empty()),
            new TransferMessage.Suspended("code", "reason"),
            new TransferMessage.Completed(),
            new TransferMessage.Terminated(new Ending(Role.CONSUMER, "code", "reason")));

    @Property(tries = 3_000)
    void whatever_comes_in_whatever_order_only_moves_of_the_table_happen(
            @ForAll boolean provider, @ForAll @Size(max = 40) List<@IntRange(max = 14) Integer> steps) {
        var end = new LoneEnd();
        var pid = provider ? end.requestedByPeer() : end.requested();
        var shadow = new Shadow(provider);

        for (int i = 0; i < steps.size(); i++) {
            // Ends are rarer than what goes on, so that runs are long.
            int step = steps.get(i) == 5 || steps.get(i) == 11 ? (i % 4 == 0 ? steps.get(i) : 0) : steps.get(i);
            Outcome<TransferProcess> outcome;
            boolean expected;
            if (step < 6) {
                outcome = end.told(pid, "p" + i, MESSAGES.get(step));
                expected = shadow.peer(MESSAGES.get(step).leadsTo().name());
            } else if (step < 12) {
                outcome = end.transfers.move(pid, MESSAGES.get(step - 6));
                expected = shadow.own(MESSAGES.get(step - 6).leadsTo().name());
            } else {
                outcome = end.transfers.goOn(pid);
                expected = shadow.goOn();
            }

            var now = end.process(pid);
            assertThat(outcome instanceof Outcome.Done)
                    .as("step %s of %s: %s", i, steps, outcome)
                    .isEqualTo(expected);
            assertThat(now.state().name()).isEqualTo(shadow.state);
            assertThat(now.restsWithUs()).isEqualTo(shadow.flowWanted);
        }
    }
}
