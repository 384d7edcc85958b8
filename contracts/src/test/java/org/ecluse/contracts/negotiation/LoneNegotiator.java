package org.ecluse.contracts.negotiation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.MovedClock;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.policy.model.PolicyType;

/** One side, with a test in the place of the peer, and of whoever decides. */
final class LoneNegotiator implements NegotiationEvents {
    static final String PEER_PID = "pid-of-the-peer";
    static final Offer OFFER = NegotiationSamples.offer("offer");

    final NegotiationStore store;
    final Negotiations negotiations;
    final MovedClock clock = new MovedClock(NegotiationSamples.NOON);
    /** After this long a word of receipt is written down, though the next message has not come. */
    static final Duration WORD_HELD = Duration.ofSeconds(2);

    /** What happened, in order. */
    final List<String> happened = new CopyOnWriteArrayList<>();
    /** What was sent: message id and what it says. */
    final List<String> sent = new CopyOnWriteArrayList<>();

    volatile Answer answer = new Answer.Taken(Optional.of(PEER_PID));
    /** Done once, when the next message has left and is not answered yet. */
    final AtomicReference<Runnable> beforeAnswer = new AtomicReference<>(() -> {});
    /** Whether we have a key. */
    volatile boolean signs;

    private final AtomicInteger ids = new AtomicInteger();

    LoneNegotiator() {
        this(new NegotiationsInMemory(() -> {}));
    }

    LoneNegotiator(NegotiationStore store) {
        this.store = store;
        this.negotiations = new Negotiations(
                store,
                negotiation -> {
                    sent.add(negotiation.exchange().outgoing().orElseThrow().messageId() + " "
                            + negotiation.telling().orElseThrow().leadsTo());
                    beforeAnswer.getAndSet(() -> {}).run();
                    return CompletableFuture.completedFuture(answer);
                },
                new Negotiations.Rules(
                        () -> NegotiationSamples.SELF,
                        negotiation -> Optional.empty(),
                        (agreement, side) ->
                                signs ? Optional.of(NegotiationSamples.signature(agreement, side)) : Optional.empty(),
                        this,
                        Duration.ofDays(30)),
                new Exchanges.Surroundings(clock, clock, Runnable::run, () -> "m" + ids.incrementAndGet()));
    }

    String requested() {
        var pid =
                negotiations.request(NegotiationSamples.PEER, OFFER, List.of()).pid();
        clock.pass(WORD_HELD);
        return pid;
    }

    String offered() {
        return negotiations.offer(NegotiationSamples.PEER, OFFER).pid();
    }

    String requestedByPeer() {
        return pid(negotiations.requested(NegotiationSamples.PEER, first(), OFFER));
    }

    String offeredByPeer() {
        return pid(negotiations.offered(NegotiationSamples.PEER, first(), OFFER));
    }

    private static Told first() {
        return new Told("first", NegotiationSamples.PEER.party(), Optional.empty(), Optional.of(PEER_PID));
    }

    private static String pid(Outcome<ContractNegotiation> begun) {
        return begun.fold(ContractNegotiation::pid, refusal -> refusal.code());
    }

    Outcome<ContractNegotiation> told(String pid, String messageId, NegotiationMessage message) {
        return negotiations.receive(
                pid,
                new Told(messageId, NegotiationSamples.PEER.party(), Optional.of(pid), Optional.of(PEER_PID)),
                message);
    }

    Outcome<ContractNegotiation> move(String pid, NegotiationMessage message) {
        var moved = negotiations.move(pid, message);
        clock.pass(WORD_HELD);
        return moved;
    }

    ContractNegotiation negotiation(String pid) {
        return store.find(pid).orElseThrow();
    }

    /** What {@link #OFFER} comes to when {@code provider} is the one who provides. */
    static Agreement agreement(Role self) {
        var peer = NegotiationSamples.PEER.party();
        return new Agreement(
                new AgreementId(UUID.randomUUID().toString()),
                self == Role.PROVIDER ? NegotiationSamples.SELF : peer,
                self == Role.PROVIDER ? peer : NegotiationSamples.SELF,
                OFFER.assetId(),
                OFFER.policy().withType(PolicyType.AGREEMENT),
                NegotiationSamples.NOON);
    }

    static NegotiationMessage terminated(Role by) {
        return new NegotiationMessage.Terminated(new Ending(by, "code", "reason"));
    }

    static String codeOf(Outcome<?> outcome) {
        return outcome.fold(done -> "done", refusal -> refusal.code());
    }

    @Override
    public void begun(ContractNegotiation negotiation) {
        happened.add("begun");
    }

    @Override
    public void entered(ContractNegotiation negotiation, NegotiationState state) {
        happened.add(state.name());
    }
}
