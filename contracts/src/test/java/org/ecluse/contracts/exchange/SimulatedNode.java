package org.ecluse.contracts.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.ecluse.contracts.agreement.PartyId;

/** One connector's core in a simulated world: it dies, starts again, and is reached over a bad network. */
public abstract class SimulatedNode<P extends Process<P, S, M>, S extends Enum<S>, M extends Message<S>> {
    private static final String PROTOCOL = "simulated";
    private static final Duration OUTAGE_MAX = Duration.ofHours(3);

    protected final PartyId party;
    protected final SimulatedWorld world;
    private final Trouble trouble;
    private SimulatedNode<P, S, M> other;
    private int life;
    private boolean up;
    private boolean calm;
    private long ids;

    protected SimulatedNode(String did, SimulatedWorld world, Trouble trouble) {
        this.party = new PartyId(did);
        this.world = world;
        this.trouble = trouble;
    }

    /** A new process of the operating system's, over the store that there is. */
    protected abstract void open(Courier<P> courier, Exchanges.Surroundings surroundings);

    protected abstract void resume();

    protected abstract void close();

    protected abstract M telling(P process);

    protected abstract Outcome<P> taken(Role role, Told told, M message);

    public final PartyId party() {
        return party;
    }

    public final void meets(SimulatedNode<P, S, M> peer) {
        other = peer;
    }

    /** From now on nothing goes wrong any more. */
    public final void calmDown() {
        calm = true;
    }

    protected final Peer peer() {
        return new Peer(other.party, "simulated:" + other.party, PROTOCOL);
    }

    protected final void start() {
        up = true;
        var now = ++life;
        open(
                process -> send(process, now),
                new Exchanges.Surroundings(
                        world,
                        (when, task) -> world.at(when, () -> inLife(now, task)),
                        task -> world.in(world.shortWhile(3), () -> inLife(now, task)),
                        () -> party + "#" + ids++));
        if (now > 1) {
            alive(() -> {
                resume();
                return "resumed";
            });
        }
    }

    protected final void maybeDie() {
        if (!calm && world.chance(trouble.crash())) {
            die();
            throw new Crash("at a commit of " + party);
        }
    }

    private void die() {
        if (up) {
            up = false;
            close();
            world.in(Duration.ofMillis(world.choice((int) OUTAGE_MAX.toMillis())), this::start);
        }
    }

    /** Does {@code task} later, unless this process of the operating system's is dead by then. */
    protected final void later(Duration wait, Runnable task) {
        var now = life;
        world.in(wait, () -> inLife(now, task));
    }

    private void inLife(int when, Runnable task) {
        if (up && when == life) {
            alive(() -> {
                task.run();
                return "done";
            });
        }
    }

    protected final <T> Optional<T> alive(Supplier<T> work) {
        if (!up) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } catch (Crash e) {
            return Optional.empty();
        }
    }

    /** Over the network: late, lost, twice, or with its answer lost. */
    private CompletionStage<Answer> send(P process, int sentIn) {
        var answer = new CompletableFuture<Answer>();
        var message = telling(process);
        var exchange = process.exchange();
        var told = new Told(
                exchange.outgoing().orElseThrow().messageId(), party, exchange.peerPid(), Optional.of(process.pid()));
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

    private Answer take(Role role, Told told, M message) {
        return alive(() -> Answers.of(taken(role, told, message))).orElse(new Answer.None("no connector there"));
    }
}
