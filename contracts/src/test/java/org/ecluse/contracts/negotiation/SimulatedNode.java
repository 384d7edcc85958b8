package org.ecluse.contracts.negotiation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Crash;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Refusal;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.SimulatedWorld;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.contracts.exchange.Trouble;
import org.ecluse.policy.model.PolicyType;

/** One connector's core in a simulated world: it dies, starts again, and is reached over a bad network. */
final class SimulatedNode {
    private static final String PROTOCOL = "simulated";
    private static final Duration OUTAGE_MAX = Duration.ofHours(3);

    final PartyId party;
    final NegotiationsInMemory store;
    private final SimulatedWorld world;
    private final Trouble trouble;
    private SimulatedNode other;
    private Negotiations negotiations;
    private int life;
    private boolean up;
    private boolean calm;
    private long ids;

    SimulatedNode(String did, SimulatedWorld world, Trouble trouble) {
        this.party = new PartyId(did);
        this.world = world;
        this.trouble = trouble;
        this.store = new NegotiationsInMemory(this::maybeDie);
        start();
    }

    void meets(SimulatedNode peer) {
        other = peer;
    }

    /** From now on nothing goes wrong any more. */
    void calmDown() {
        calm = true;
    }

    Optional<ContractNegotiation> request(Offer offer) {
        return alive(() -> negotiations.request(peer(), offer, java.util.List.of()));
    }

    /** A person ends a negotiation, if that can be. */
    void walkAway(String pid) {
        alive(() -> negotiations.move(
                pid, new NegotiationMessage.Terminated(new Ending(Role.CONSUMER, "person", "changed their mind"))));
    }

    private Peer peer() {
        return new Peer(other.party, "simulated:" + other.party, PROTOCOL);
    }

    private void start() {
        up = true;
        var now = ++life;
        negotiations = new Negotiations(
                store,
                negotiation -> send(negotiation, now),
                new Negotiations.Rules(this::next, new NobodyListens(), Duration.ofDays(14)),
                new Exchanges.Surroundings(
                        world,
                        (when, task) -> world.at(when, () -> inLife(now, task)),
                        task -> world.in(world.shortWhile(3), () -> inLife(now, task)),
                        () -> party + "#" + ids++));
        if (now > 1) {
            alive(() -> {
                negotiations.resume();
                return "resumed";
            });
        }
    }

    private void maybeDie() {
        if (!calm && world.chance(trouble.crash())) {
            die();
            throw new Crash("at a commit of " + party);
        }
    }

    private void die() {
        if (up) {
            up = false;
            negotiations.close();
            world.in(Duration.ofMillis(world.choice((int) OUTAGE_MAX.toMillis())), this::start);
        }
    }

    private void inLife(int when, Runnable task) {
        if (up && when == life) {
            alive(() -> {
                task.run();
                return "done";
            });
        }
    }

    private <T> Optional<T> alive(java.util.function.Supplier<T> work) {
        if (!up) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } catch (Crash e) {
            return Optional.empty();
        }
    }

    /** Rules by which a negotiation may take any way through the table; the same for the same negotiation. */
    private Optional<NegotiationMessage> next(ContractNegotiation at) {
        var provider = at.exchange().role() == Role.PROVIDER;
        var whim = Math.floorMod((at.lastOffer().id() + at.offers().size()).hashCode(), 10);
        return switch (at.state()) {
            case REQUESTED -> provider ? Optional.of(whim < 6 ? agreed(at) : counter(at, whim)) : Optional.empty();
            case OFFERED -> provider ? Optional.empty() : Optional.of(answer(at, whim));
            case ACCEPTED -> provider ? Optional.of(agreed(at)) : Optional.empty();
            case AGREED -> provider ? Optional.empty() : Optional.of(new NegotiationMessage.Verified());
            case VERIFIED -> provider ? Optional.of(new NegotiationMessage.Finalized()) : Optional.empty();
            case FINALIZED, TERMINATED -> Optional.empty();
        };
    }

    private static NegotiationMessage answer(ContractNegotiation at, int whim) {
        if (whim < 6 || at.offers().size() > 6) {
            return new NegotiationMessage.Accepted();
        }
        return whim == 9
                ? new NegotiationMessage.Terminated(new Ending(Role.CONSUMER, "rule", "not these terms"))
                : new NegotiationMessage.Requested(another(at, whim));
    }

    private static NegotiationMessage counter(ContractNegotiation at, int whim) {
        return at.offers().size() > 6
                ? new NegotiationMessage.Terminated(new Ending(Role.PROVIDER, "rule", "enough"))
                : new NegotiationMessage.Offered(another(at, whim));
    }

    private static Offer another(ContractNegotiation at, int whim) {
        var last = at.lastOffer();
        return new Offer(last.id() + whim, last.assetId(), last.policy());
    }

    private NegotiationMessage agreed(ContractNegotiation at) {
        var offer = at.lastOffer();
        return new NegotiationMessage.Agreed(new Agreement(
                new AgreementId("agreement-"
                        + UUID.nameUUIDFromBytes(at.pid().getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                party,
                at.exchange().peer().party(),
                offer.assetId(),
                offer.policy().withType(PolicyType.AGREEMENT),
                world.instant()));
    }

    /** Over the network: late, lost, twice, or with its answer lost. */
    private CompletionStage<Answer> send(ContractNegotiation negotiation, int sentIn) {
        var answer = new CompletableFuture<Answer>();
        var message = negotiation.telling().orElseThrow();
        var exchange = negotiation.exchange();
        var told = new Told(
                exchange.outgoing().orElseThrow().messageId(),
                party,
                exchange.peerPid(),
                Optional.of(negotiation.pid()));
        if (!calm && world.chance(trouble.lost())) {
            later(sentIn, answer, new Answer.None("lost"));
            return answer;
        }
        var delivery = (Runnable) () -> {
            var outcome = other.take(exchange.role().other(), told, message);
            if (!answer.isDone() && !(!calm && world.chance(trouble.unanswered()))) {
                world.in(world.shortWhile(200), () -> inLife(sentIn, () -> answer.complete(outcome)));
            }
        };
        world.in(world.shortWhile(200), delivery);
        if (!calm && world.chance(trouble.doubled())) {
            world.in(world.shortWhile(60_000), delivery);
        }
        later(sentIn, answer, new Answer.None("no answer in time"));
        return answer;
    }

    private void later(int sentIn, CompletableFuture<Answer> answer, Answer none) {
        world.in(Duration.ofSeconds(40), () -> inLife(sentIn, () -> answer.complete(none)));
    }

    private Answer take(Role role, Told told, NegotiationMessage message) {
        return alive(() -> taken(role, told, message)
                        .<Answer>fold(now -> new Answer.Taken(Optional.of(now.pid())), SimulatedNode::refusal))
                .orElse(new Answer.None("no connector there"));
    }

    private Outcome<ContractNegotiation> taken(Role role, Told told, NegotiationMessage message) {
        var begins = told.ownPid().isEmpty() && role == Role.PROVIDER;
        if (begins && message instanceof NegotiationMessage.Requested requested) {
            return negotiations.requested(peer(), told, requested.offer());
        }
        return negotiations.receive(told.ownPid().orElse("?"), told, message);
    }

    private static Answer refusal(Refusal refusal) {
        return refusal.kind() == Refusal.Kind.NOT_NOW
                ? new Answer.NotNow(refusal.reason())
                : new Answer.Refused(refusal.code(), refusal.reason());
    }

    private static final class NobodyListens implements NegotiationEvents {
        @Override
        public void begun(ContractNegotiation negotiation) {
            // The stores say all that the test asks.
        }

        @Override
        public void entered(ContractNegotiation negotiation, NegotiationState state) {
            // The stores say all that the test asks.
        }
    }
}
