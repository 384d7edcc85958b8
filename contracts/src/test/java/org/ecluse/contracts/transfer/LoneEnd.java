package org.ecluse.contracts.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.MovedClock;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Told;

/** One side, with a test in the place of the peer. */
final class LoneEnd implements TransferEvents {
    static final String PEER_PID = "pid-of-the-peer";

    final TransfersInMemory store;
    final Transfers transfers;
    /** What happened, in order. */
    final List<String> happened = new CopyOnWriteArrayList<>();
    /** What was sent: message id and what it says. */
    final List<String> sent = new CopyOnWriteArrayList<>();

    Answer answer = new Answer.Taken(Optional.of(PEER_PID));
    private final MovedClock clock = new MovedClock(TransferSamples.NOON);
    private final AtomicInteger ids = new AtomicInteger();

    LoneEnd() {
        this(new TransfersInMemory());
    }

    LoneEnd(TransfersInMemory store) {
        this.store = store;
        this.transfers = new Transfers(
                store,
                process -> {
                    sent.add(process.exchange().outgoing().orElseThrow().messageId() + " "
                            + process.telling().orElseThrow().leadsTo());
                    return CompletableFuture.completedFuture(answer);
                },
                new Transfers.Rules(this, Duration.ofDays(1)),
                new Exchanges.Surroundings(clock, clock, Runnable::run, () -> "m" + ids.incrementAndGet()));
    }

    String requested() {
        return transfers
                .request(
                        TransferSamples.PEER,
                        new Transfers.Order(TransferSamples.request(), "asset", List.of(), Map.of()))
                .pid();
    }

    String requestedByPeer() {
        return requestedByPeer("first", TransferSamples.request());
    }

    /** @param name tells one transfer of the peer's from another */
    String requestedByPeer(String name, TransferMessage.Requested request) {
        var peerPid = name.equals("first") ? PEER_PID : name;
        var told = new Told(name, TransferSamples.PEER.party(), Optional.empty(), Optional.of(peerPid));
        return transfers
                .requested(TransferSamples.PEER, told, request, "asset")
                .fold(TransferProcess::pid, refusal -> refusal.code());
    }

    Outcome<TransferProcess> told(String pid, String messageId, TransferMessage message) {
        var told = new Told(messageId, TransferSamples.PEER.party(), Optional.of(pid), Optional.of(PEER_PID));
        return transfers.receive(pid, told, message);
    }

    TransferProcess process(String pid) {
        return store.find(pid).orElseThrow();
    }

    /** The next timer rings. */
    void ring() {
        clock.ring();
    }

    static String codeOf(Outcome<?> outcome) {
        return outcome.fold(done -> "done", refusal -> refusal.code());
    }

    @Override
    public void begun(TransferProcess transfer) {
        happened.add("begun");
    }

    @Override
    public void entered(TransferProcess transfer, TransferState state) {
        happened.add(state.name());
    }

    @Override
    public void restsWithUs(TransferProcess transfer) {
        happened.add("rests");
    }
}
