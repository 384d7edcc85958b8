package org.ecluse.connector.dataplane;

import static org.ecluse.connector.dataplane.Judge.subject;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ecluse.connector.dataplane.Admission.Admitted;
import org.ecluse.connector.dataplane.Admission.Turned;
import org.ecluse.connector.dataplane.Judge.Verdict;
import org.ecluse.connector.delivery.Allowance;
import org.ecluse.connector.delivery.Delivery;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transfers that were started and have not ended. A flow ends when it is terminated, when a push has arrived or
 * failed, when its permission runs out, and when its consumer loses standing; what is running under it is cut then.
 * They are kept in the database, so a pull goes on after a restart, and at any process that shares it; what is running is
 * looked at again every few seconds, and ends when another process has ended it. A push is begun again by the protocol
 * side. Safe for threads.
 */
public final class Flows {
    private static final Logger LOG = LoggerFactory.getLogger(Flows.class);

    private final Ports ports;
    private final Limits limits;
    private final Tokens tokens;
    private final Judge judge;
    private final URI address;
    private final ScheduledExecutorService timer;
    private final Pushes pushes;
    private final FlowMemory memory;
    /** Those that this process has had to do with. */
    private final Map<FlowId, Flow> flows = new ConcurrentHashMap<>();

    Flows(Ports ports, Limits limits, URI address, ScheduledExecutorService timer, Pushes pushes) {
        this.ports = ports;
        this.limits = limits;
        this.tokens = new Tokens(ports.keys().tokens(), ports.clock());
        this.judge = new Judge(ports);
        this.address = address;
        this.timer = timer;
        this.pushes = pushes;
        this.memory = new FlowMemory(ports.database());
    }

    /**
     * Starts a transfer, if it may be used now. Starting one that is running replaces it, and its token. A push begins at
     * once, in the background.
     */
    public Start start(FlowRequest request) {
        return judge.judge(request.terms(), request.supply())
                .fold(
                        yes -> start(request, yes),
                        expelled -> new Start.Refused(List.of(expelled.problem())),
                        no -> new Start.Refused(no.problems()));
    }

    private Start start(FlowRequest request, Verdict.Yes yes) {
        var before = memory.state(request.flow());
        if (before.isEmpty() && memory.count() >= limits.connections().flowsMax()) {
            return new Start.Refused(List.of(new Problem(
                    "flow.too-many",
                    "",
                    "there are " + memory.count() + " transfers running, which is the limit",
                    "end some, or raise the limit")));
        }
        var flow = new Flow(request, before.map(FlowMemory.State::generation).orElse(0) + 1);
        memory.put(request, new FlowMemory.State(flow.generation(), false));
        Optional.ofNullable(flows.put(request.flow(), flow)).ifPresent(old -> old.end(replaced()));
        expectEnd(flow, yes.validUntil());
        return request.sink().isPresent() ? push(flow, yes) : access(flow);
    }

    /** A push is one use, however often it is tried. */
    private Start push(Flow flow, Verdict.Yes yes) {
        return Allowance.of(ports.counters(), yes.claims())
                .fold(
                        allowance -> {
                            pushes.begin(flow, yes.plan(), allowance, this);
                            return new Start.Pushing();
                        },
                        exhausted -> {
                            flows.remove(flow.request().flow(), flow);
                            memory.remove(flow.request().flow());
                            return new Start.Refused(List.of(exhausted));
                        });
    }

    /** A new token for a flow that is running or suspended; the earlier tokens are replaced. Empty when there is none. */
    public Optional<Start.Pull> renew(FlowId id) {
        return current(id).map(flow -> {
            memory.set(id, new FlowMemory.State(flow.nextGeneration(), false));
            return access(flow);
        });
    }

    /** The flow as it is now, whoever has last done something to it. */
    private Optional<Flow> current(FlowId id) {
        var state = memory.state(id);
        if (state.isEmpty()) {
            Optional.ofNullable(flows.remove(id)).ifPresent(over -> over.end(ended()));
            return Optional.empty();
        }
        var flow = Optional.ofNullable(flows.get(id)).or(() -> memory.request(id)
                .map(request -> flows.computeIfAbsent(
                        id, unknown -> new Flow(request, state.get().generation()))));
        flow.ifPresent(known -> known.become(state.get(), suspended()));
        return flow;
    }

    private Start.Pull access(Flow flow) {
        var terms = flow.request().terms();
        var endpoint = endpoint(flow.request().flow());
        var expires = ports.clock().instant().plus(limits.tokenLife());
        var claims = new Tokens.Claims(terms.consumer().did(), terms.agreement().value(), flow.generation());
        return new Start.Pull(endpoint, tokens.issue(endpoint, claims, expires), expires);
    }

    /** Where the consumer of a delivery confirms it. */
    URI receiptAddress(Delivery delivery) {
        return URI.create(address + "/receipts/" + delivery.id());
    }

    private URI endpoint(FlowId id) {
        return URI.create(address + "/data/" + id);
    }

    /** Cuts what is running and refuses pulls, until {@link #renew}. */
    public void suspend(FlowId id) {
        current(id).ifPresent(flow -> {
            memory.set(id, new FlowMemory.State(flow.generation(), true));
            flow.suspend(suspended());
        });
    }

    /** Ends the flow, and cuts what is running under it. */
    public void terminate(FlowId id) {
        memory.remove(id);
        var flow = flows.remove(id);
        if (flow != null) {
            flow.end(ended());
        }
    }

    /** Ends all flows of a participant that has just lost standing, without waiting for the next look. */
    public void standingLost(PartyId participant, Problem reason) {
        flows.values().stream()
                .filter(flow -> flow.request().terms().consumer().equals(participant))
                .forEach(flow -> end(flow, reason));
    }

    /** How many have been started and not ended. */
    public int count() {
        return memory.count();
    }

    /** Decides on one pull: token, flow, standing, policy, duties, in this order. */
    Admission admit(FlowId id, String token) {
        var verification = tokens.verify(token, endpoint(id));
        return verification.fold(
                verified -> admit(id, verified.claims()), refused -> new Turned(401, refused.problem()));
    }

    private Admission admit(FlowId id, Tokens.Claims claims) {
        var known = current(id)
                .filter(flow -> flow.request().terms().agreement().value().equals(claims.agreement()));
        if (known.isEmpty()) {
            // 404, so that a consumer knows to ask for the transfer again.
            return new Turned(404, ended());
        }
        var flow = known.get();
        if (claims.generation() != flow.generation()) {
            return new Turned(401, replaced());
        }
        if (flow.isSuspended()) {
            return new Turned(403, suspended());
        }
        return judgeNow(flow);
    }

    private Admission judgeNow(Flow flow) {
        var request = flow.request();
        return admission(flow, judge.judge(request.terms(), request.supply()));
    }

    /** Decides anew on a flow with a use that is counted already. */
    Admission judgeUnderWay(Flow flow) {
        var request = flow.request();
        return admission(flow, judge.judgeUnderWay(request.terms(), request.supply()));
    }

    private Admission admission(Flow flow, Verdict verdict) {
        var terms = flow.request().terms();
        return verdict.fold(
                yes -> {
                    expectEnd(flow, yes.validUntil());
                    return new Admitted(flow, yes.plan(), yes.claims());
                },
                expelled -> {
                    ports.books().refused(subject(terms), expelled.problem().code());
                    end(flow, expelled.problem());
                    return new Turned(403, expelled.problem());
                },
                no -> {
                    var first = no.problems().get(0);
                    ports.books().refused(subject(terms), first.code());
                    endIfOver(flow, first);
                    return new Turned(403, first);
                });
    }

    /** Looks again at a flow with something running: what speaks against it now. */
    Optional<Problem> objection(Flow flow) {
        var state = memory.state(flow.request().flow());
        if (state.isEmpty()) {
            return Optional.of(ended());
        }
        if (state.get().suspended()) {
            return Optional.of(suspended());
        }
        return judge.judgeUnderWay(flow.request().terms(), flow.request().supply())
                .fold(
                        yes -> Optional.empty(),
                        expelled -> {
                            end(flow, expelled.problem());
                            return Optional.of(expelled.problem());
                        },
                        no -> {
                            endIfOver(flow, no.problems().get(0));
                            return Optional.of(no.problems().get(0));
                        });
    }

    private void endIfOver(Flow flow, Problem why) {
        if (flow.validUntil()
                .filter(until -> !ports.clock().instant().isBefore(until))
                .isPresent()) {
            end(flow, why);
        }
    }

    private void expectEnd(Flow flow, Optional<Instant> validUntil) {
        if (validUntil.isPresent() && !validUntil.equals(flow.validUntil())) {
            flow.validUntil(validUntil);
            var wait = Duration.between(ports.clock().instant(), validUntil.get());
            timer.schedule(() -> review(flow), Math.max(1, wait.toMillis() + 1), TimeUnit.MILLISECONDS);
        }
    }

    /** At the instant at which the answer was to change: ends the flow, unless the answer is yes for longer. */
    private void review(Flow flow) {
        if (flows.get(flow.request().flow()) != flow) {
            return;
        }
        try {
            judge.judgeUnderWay(flow.request().terms(), flow.request().supply())
                    .fold(
                            yes -> {
                                expectEnd(flow, yes.validUntil());
                                return flow;
                            },
                            expelled -> end(flow, expelled.problem()),
                            no -> end(flow, no.problems().get(0)));
        } catch (RuntimeException e) {
            LOG.error(
                    "flow {} ends since it cannot be decided on; see the cause",
                    flow.request().flow(),
                    e);
            end(flow, new Problem("use.unknown", "", "the use cannot be decided on", "see the log"));
        }
    }

    /** Ends a flow by itself, and tells. */
    Flow end(Flow flow, Problem reason) {
        if (flow.end(reason)) {
            flows.remove(flow.request().flow(), flow);
            memory.remove(flow.request().flow());
            LOG.info("flow {} has ended by itself: {}", flow.request().flow(), reason);
            ports.events().ended(flow.request().flow(), reason);
        }
        return flow;
    }

    /** A push has arrived whole. */
    void completed(Flow flow) {
        if (flow.end(ended())) {
            flows.remove(flow.request().flow(), flow);
            memory.remove(flow.request().flow());
            ports.events().completed(flow.request().flow());
        }
    }

    private static Problem ended() {
        return new Problem("flow.ended", "", "the transfer has ended, or was never started", "ask for it again");
    }

    private static Problem replaced() {
        return new Problem("token.replaced", "", "a newer token was issued for the transfer", "use the newest one");
    }

    private static Problem suspended() {
        return new Problem("flow.suspended", "", "the transfer is suspended", "wait for it to be resumed");
    }
}
