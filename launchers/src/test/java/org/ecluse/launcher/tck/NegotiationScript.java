package org.ecluse.launcher.tck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.observe.ContractNegotiationListener;
import org.ecluse.connector.edc.negotiation.AutomaticMoves;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.negotiation.NegotiationState;
import org.ecluse.contracts.negotiation.Negotiations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moves that the test kit expects of the system under test, case by case: by the id of the asset that is negotiated and
 * the state that was entered. What is not written here is not done.
 */
final class NegotiationScript implements ContractNegotiationListener {
    private static final Logger LOG = LoggerFactory.getLogger(NegotiationScript.class);
    /** The message that led here must have been answered, and looked at by the kit, before the next one leaves. */
    private static final int PAUSE_MILLIS = 500;

    private final Map<String, Map<NegotiationState, List<Function<ContractNegotiation, NegotiationMessage>>>> moves =
            new HashMap<>();
    private final Map<String, Integer> entered = new HashMap<>();
    private final Negotiations negotiations;
    private final AutomaticMoves automatic;
    private final ScheduledExecutorService clock;

    NegotiationScript(Negotiations negotiations, AutomaticMoves automatic, ScheduledExecutorService clock) {
        this.negotiations = negotiations;
        this.automatic = automatic;
        this.clock = clock;
        asProvider();
        asConsumer();
    }

    private void asProvider() {
        on("ACN0101", NegotiationState.REQUESTED, this::offer);
        on("ACN0102", NegotiationState.REQUESTED, this::offer, this::end);
        on("ACN0103", NegotiationState.REQUESTED, this::offer);
        on("ACN0103", NegotiationState.ACCEPTED, this::agree);
        on("ACN0103", NegotiationState.VERIFIED, this::conclude);
        on("ACN0104", NegotiationState.REQUESTED, this::agree);
        on("ACN0104", NegotiationState.VERIFIED, this::conclude);
        on("ACN0201", NegotiationState.REQUESTED, this::end);
        on("ACN0203", NegotiationState.REQUESTED, this::agree);
        on("ACN0204", NegotiationState.REQUESTED, this::offer);
        on("ACN0205", NegotiationState.REQUESTED, this::offer);
        on("ACN0205", NegotiationState.OFFERED, this::end);
        on("ACN0206", NegotiationState.REQUESTED, this::offer);
        on("ACN0206", NegotiationState.ACCEPTED, this::end);
        on("ACN0207", NegotiationState.REQUESTED, this::agree);
        on("ACN0207", NegotiationState.AGREED, this::end);
        on("ACN0301", NegotiationState.REQUESTED, this::agree);
        on("ACN0301", NegotiationState.VERIFIED, this::conclude);
        on("ACN0302", NegotiationState.REQUESTED, this::offer);
        on("ACN0303", NegotiationState.REQUESTED, this::offer);
        on("ACN0304", NegotiationState.REQUESTED, this::offer);
    }

    private void asConsumer() {
        on("ACNC0101", NegotiationState.OFFERED, this::accept);
        on("ACNC0101", NegotiationState.AGREED, this::verify);
        on("ACNC0102", NegotiationState.OFFERED, this::request);
        on("ACNC0103", NegotiationState.OFFERED, this::end);
        on("ACNC0104", NegotiationState.AGREED, this::verify);
        on("ACNC0202", NegotiationState.REQUESTED, this::end);
        on("ACNC0203", NegotiationState.AGREED, this::end);
        on("ACNC0205", NegotiationState.OFFERED, this::accept);
        on("ACNC0206", NegotiationState.AGREED, this::verify);
        on("ACNC0304", NegotiationState.OFFERED, this::accept);
        on("ACNC0305", NegotiationState.OFFERED, this::accept);
        on("ACNC0306", NegotiationState.OFFERED, this::accept);
    }

    /** The first time the first move, the second time the second, and then none. */
    @SafeVarargs
    private void on(String asset, NegotiationState state, Function<ContractNegotiation, NegotiationMessage>... then) {
        moves.computeIfAbsent(asset, key -> new HashMap<>()).put(state, List.of(then));
    }

    @Override
    public void requested(
            org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation negotiation) {
        play(negotiation.getId(), NegotiationState.REQUESTED);
    }

    @Override
    public void offered(
            org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation negotiation) {
        play(negotiation.getId(), NegotiationState.OFFERED);
    }

    @Override
    public void accepted(
            org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation negotiation) {
        play(negotiation.getId(), NegotiationState.ACCEPTED);
    }

    @Override
    public void agreed(
            org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation negotiation) {
        play(negotiation.getId(), NegotiationState.AGREED);
    }

    @Override
    public void verified(
            org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation negotiation) {
        play(negotiation.getId(), NegotiationState.VERIFIED);
    }

    private synchronized void play(String pid, NegotiationState state) {
        var negotiation = negotiations.find(pid).orElseThrow();
        var times = entered.merge(pid + state, 1, Integer::sum);
        var then = moves.getOrDefault(negotiation.offers().get(0).assetId(), Map.of())
                .getOrDefault(state, List.of());
        if (times <= then.size()) {
            clock.schedule(() -> move(pid, then.get(times - 1)), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** What the kit has changed meanwhile stays changed: a move that is not in order any more is refused. */
    private void move(String pid, Function<ContractNegotiation, NegotiationMessage> move) {
        try {
            var outcome =
                    negotiations.move(pid, move.apply(negotiations.find(pid).orElseThrow()));
            LOG.debug("{}: {}", pid, outcome);
        } catch (RuntimeException e) {
            LOG.warn("the script's move failed for " + pid, e);
        }
    }

    private NegotiationMessage offer(ContractNegotiation negotiation) {
        return new NegotiationMessage.Offered(negotiation.lastOffer());
    }

    private NegotiationMessage request(ContractNegotiation negotiation) {
        return new NegotiationMessage.Requested(negotiation.lastOffer());
    }

    private NegotiationMessage accept(ContractNegotiation negotiation) {
        return new NegotiationMessage.Accepted();
    }

    private NegotiationMessage agree(ContractNegotiation negotiation) {
        return automatic.agreed(negotiation);
    }

    private NegotiationMessage verify(ContractNegotiation negotiation) {
        return new NegotiationMessage.Verified();
    }

    private NegotiationMessage conclude(ContractNegotiation negotiation) {
        return new NegotiationMessage.Finalized();
    }

    private NegotiationMessage end(ContractNegotiation negotiation) {
        return new NegotiationMessage.Terminated(
                new Ending(negotiation.exchange().role(), "kit.ended", ""));
    }
}
