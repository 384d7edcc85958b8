package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.contracts.negotiation.NegotiationStateTest.arrow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Role;

/**
 * Messages and moves in any order: skipped, late, sent again, by the wrong side, after the end, and with answers lost,
 * against a machine written a second time, slowly and plainly.
 */
class NegotiationShadowTest {
    private static final int KINDS = 9;
    private static final List<String> CONSUMERS = List.of("REQUESTED", "ACCEPTED", "VERIFIED", "TERMINATED");
    private static final List<String> PROVIDERS = List.of("OFFERED", "AGREED", "FINALIZED", "TERMINATED");

    /** What a negotiation should be. */
    private static final class Shadow {
        private final Role self;
        private final List<String> received = new ArrayList<>();
        private String state;
        private String offer = LoneNegotiator.OFFER.id();
        private boolean finalUntold;

        Shadow(Role self, String state) {
            this.self = self;
            this.state = state;
        }

        /** @return whether it is taken */
        boolean peer(String messageId, NegotiationMessage message) {
            var to = message.leadsTo().name();
            if (received.contains(messageId)) {
                return true;
            }
            var peersToSend = (self == Role.CONSUMER ? PROVIDERS : CONSUMERS).contains(to);
            if (peersToSend && isSo(to, message)) {
                if (!isOver()) {
                    remember(messageId);
                }
                return true;
            }
            if (!NegotiationStateTest.ARROWS.contains(arrow(state, to, self.other()))) {
                return false;
            }
            remember(messageId);
            enter(to, message);
            return true;
        }

        boolean own(NegotiationMessage message, boolean told) {
            var to = message.leadsTo().name();
            var signed = self == Role.CONSUMER ? state.equals("VERIFIED") : finalUntold;
            if (!NegotiationStateTest.ARROWS.contains(arrow(state, to, self)) || signed && to.equals("TERMINATED")) {
                return false;
            }
            if (to.equals("FINALIZED") && !told) {
                finalUntold = true;
            } else {
                enter(to, message);
            }
            return true;
        }

        private boolean isSo(String to, NegotiationMessage message) {
            return switch (to) {
                case "REQUESTED" -> false;
                case "OFFERED" ->
                    state.equals(to)
                            && offer.equals(((NegotiationMessage.Offered) message)
                                    .offer()
                                    .id());
                case "AGREED" -> List.of("AGREED", "VERIFIED", "FINALIZED").contains(state);
                case "VERIFIED" -> List.of("VERIFIED", "FINALIZED").contains(state);
                default -> state.equals(to);
            };
        }

        private void enter(String to, NegotiationMessage message) {
            state = to;
            if (message instanceof NegotiationMessage.Requested requested) {
                offer = requested.offer().id();
            } else if (message instanceof NegotiationMessage.Offered offered) {
                offer = offered.offer().id();
            }
        }

        private void remember(String messageId) {
            received.add(messageId);
            if (received.size() > Exchange.REMEMBERED_MAX) {
                received.remove(0);
            }
        }

        private boolean isOver() {
            return state.equals("FINALIZED") || state.equals("TERMINATED");
        }
    }

    private static List<NegotiationMessage> messages(Role self) {
        var other = new Offer("counter-offer", LoneNegotiator.OFFER.assetId(), LoneNegotiator.OFFER.policy());
        return List.of(
                new NegotiationMessage.Requested(LoneNegotiator.OFFER),
                new NegotiationMessage.Requested(other),
                new NegotiationMessage.Offered(LoneNegotiator.OFFER),
                new NegotiationMessage.Offered(other),
                new NegotiationMessage.Accepted(),
                new NegotiationMessage.Agreed(LoneNegotiator.agreement(self)),
                new NegotiationMessage.Verified(),
                new NegotiationMessage.Finalized(),
                LoneNegotiator.terminated(self));
    }

    @Property(tries = 5_000)
    void whatever_comes_in_whatever_order_only_moves_of_the_table_happen(
            @ForAll @IntRange(max = 3) int beginning,
            @ForAll @Size(max = 40) List<@IntRange(max = 3 * KINDS - 1) Integer> steps,
            @ForAll @Size(40) List<@IntRange(max = 7) Integer> chances) {
        var end = new LoneNegotiator();
        var self = beginning % 2 == 0 ? Role.CONSUMER : Role.PROVIDER;
        var pid =
                switch (beginning) {
                    case 0 -> end.requested();
                    case 1 -> end.offered();
                    case 2 -> end.offeredByPeer();
                    default -> end.requestedByPeer();
                };
        var shadow = new Shadow(self, end.negotiation(pid).state().name());
        var messages = messages(self);
        var agreement = Optional.<Object>empty();

        for (int i = 0; i < steps.size(); i++) {
            // Ends are rarer than what goes on, so that runs are long.
            var kind = steps.get(i) % KINDS == KINDS - 1 && chances.get(i) > 0 ? chances.get(i) : steps.get(i) % KINDS;
            var message = messages.get(kind);
            var told = chances.get(i) != 7;
            end.answer = told ? new Answer.Taken(Optional.empty()) : new Answer.None("lost");
            Outcome<ContractNegotiation> outcome;
            boolean expected;
            if (steps.get(i) < KINDS) {
                // No time passes, in which a lost message would be sent again.
                outcome = end.negotiations.move(pid, message);
                expected = shadow.own(message, told);
            } else {
                // A third of what comes is a copy of a message that came before.
                var id = steps.get(i) < 2 * KINDS ? "p" + i : "p" + chances.get(i);
                outcome = end.told(pid, id, message);
                expected = shadow.peer(id, message);
            }

            var now = end.negotiation(pid);
            assertThat(outcome instanceof Outcome.Done)
                    .as("step %s of %s, %s in %s: %s", i, steps, message, shadow.state, outcome)
                    .isEqualTo(expected);
            assertThat(now.state().name()).isEqualTo(shadow.state);
            assertThat(now.lastOffer().id()).isEqualTo(shadow.offer);
            if (agreement.isPresent()) {
                assertThat(now.agreement()).isEqualTo(agreement);
            }
            agreement = now.agreement().map(made -> made);
        }
    }
}
