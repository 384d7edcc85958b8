package org.ecluse.contracts.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Answers;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.MovedClock;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Told;

/** A consumer's and a provider's end of one transfer. What is under way waits until the test says which comes next. */
final class TwoEnds {
    private static final int EVENTS_MAX = 300;
    private static final int EARLY_MAX = 3;

    private final MovedClock clock = new MovedClock(TransferSamples.NOON);
    final End consumer = new End("consumer");
    final End provider = new End("provider");
    private final List<Runnable> pending = new ArrayList<>();
    private int ids;
    private int flows;

    TwoEnds() {
        var request = TransferSamples.request();
        consumer.pid = consumer.transfers
                .request(provider.asPeer(), new Transfers.Order(request, "asset", List.of(), Map.of()))
                .pid();
        settle(bound -> 0);
        provider.pid = provider.store.all().get(0).pid();
    }

    /** Something that happens in between. */
    void alsoUnderWay(Runnable event) {
        pending.add(event);
    }

    /**
     * Lets everything happen, in the order that is chosen. A message is sent again when nothing is under way, or, a few
     * times, before that.
     */
    void settle(IntUnaryOperator choice) {
        int early = 0;
        for (int i = 0; i < EVENTS_MAX; i++) {
            if (pending.isEmpty()) {
                if (!clock.ringWithin(Duration.ofHours(1))) {
                    return;
                }
                continue;
            }
            var mayRing = early < EARLY_MAX && clock.ringsWithin(Duration.ofSeconds(3));
            var chosen = choice.applyAsInt(pending.size() + (mayRing ? 1 : 0));
            if (chosen == pending.size()) {
                early++;
                clock.ringWithin(Duration.ofSeconds(3));
            } else {
                pending.remove(chosen).run();
            }
        }
        throw new AssertionError("it does not come to rest");
    }

    /** One side. */
    final class End implements TransferEvents {
        final TransfersInMemory store = new TransfersInMemory();
        final List<TransferState> entered = new ArrayList<>();
        final PartyId party;
        final Transfers transfers;
        String pid = "?";

        End(String name) {
            party = new PartyId("did:web:" + name);
            transfers = new Transfers(
                    store,
                    process -> {
                        var answer = new CompletableFuture<Answer>();
                        var told = new Told(
                                process.exchange().outgoing().orElseThrow().messageId(),
                                party,
                                process.exchange().peerPid(),
                                Optional.of(process.pid()));
                        var message = process.telling().orElseThrow();
                        pending.add(() -> {
                            var outcome = other().take(told, message);
                            pending.add(() -> answer.complete(outcome));
                        });
                        return answer;
                    },
                    new Transfers.Rules(this, Duration.ofDays(1)),
                    new Exchanges.Surroundings(clock, clock, Runnable::run, () -> "m" + ids++));
        }

        private End other() {
            return this == consumer ? provider : consumer;
        }

        Peer asPeer() {
            return new Peer(party, "https://" + party, "test");
        }

        private Answer take(Told told, TransferMessage message) {
            var outcome = message instanceof TransferMessage.Requested requested
                    ? transfers.requested(other().asPeer(), told, requested, "asset")
                    : transfers.receive(told.ownPid().orElseThrow(), told, message);
            return Answers.of(outcome);
        }

        Outcome<TransferProcess> move(TransferMessage message) {
            return transfers.move(pid, message);
        }

        Outcome<TransferProcess> goOn() {
            return transfers.goOn(pid);
        }

        TransferProcess process() {
            return store.find(pid).orElseThrow();
        }

        @Override
        public void begun(TransferProcess transfer) {
            // What is entered says all that the tests ask.
        }

        @Override
        public void entered(TransferProcess transfer, TransferState state) {
            entered.add(state);
        }

        @Override
        public void restsWithUs(TransferProcess transfer) {
            var address = new DataAddress("HttpData", Map.of("token", "flow-" + flows++));
            pending.add(() -> transfers.move(transfer.pid(), new TransferMessage.Started(Optional.of(address))));
        }
    }
}
