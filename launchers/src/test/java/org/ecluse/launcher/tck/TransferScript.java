package org.ecluse.launcher.tck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.edc.connector.controlplane.transfer.spi.observe.TransferProcessListener;
import org.eclipse.edc.connector.controlplane.transfer.spi.observe.TransferProcessStartedData;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.transfer.TransferMessage;
import org.ecluse.contracts.transfer.TransferState;
import org.ecluse.contracts.transfer.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moves that the test kit expects of the system under test in transfers, case by case: by the id of the agreement and the
 * state that was entered. A provider starts what it is asked for, but where the kit wants it to wait or to end.
 */
final class TransferScript implements TransferProcessListener {
    private static final Logger LOG = LoggerFactory.getLogger(TransferScript.class);
    private static final int PAUSE_MILLIS = 500;
    private static final Set<String> NOT_STARTED = Set.of("ATP0105", "ATP0205", "ATP0301", "ATP0302");

    private final Map<String, Map<TransferState, List<Consumer<String>>>> moves = new HashMap<>();
    private final Map<String, Integer> entered = new HashMap<>();
    private final Transfers transfers;
    private final ScheduledExecutorService clock;

    TransferScript(Transfers transfers, ScheduledExecutorService clock) {
        this.transfers = transfers;
        this.clock = clock;
        for (var side : List.of("ATP01", "ATPC02")) {
            on(side + "01", TransferState.STARTED, this::stop);
            on(side + "02", TransferState.STARTED, this::complete);
            on(side + "03", TransferState.STARTED, this::suspend);
            on(side + "03", TransferState.SUSPENDED, this::stop);
            on(side + "04", TransferState.STARTED, this::suspend, this::complete);
            on(side + "04", TransferState.SUSPENDED, this::start);
            on(side + "05", TransferState.REQUESTED, this::stop);
        }
    }

    @SafeVarargs
    private void on(String agreement, TransferState state, Consumer<String>... then) {
        moves.computeIfAbsent(agreement, key -> new HashMap<>()).put(state, List.of(then));
    }

    /** A provider's transfer waits for its data flow. */
    void rests(org.ecluse.contracts.transfer.TransferProcess transfer, Runnable start) {
        var agreement = transfer.request().agreement().value();
        if (NOT_STARTED.contains(agreement)) {
            play(transfer.pid(), agreement, TransferState.REQUESTED);
        } else {
            clock.schedule(start, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void requested(TransferProcess transfer) {
        play(transfer.getId(), transfer.getContractId(), TransferState.REQUESTED);
    }

    @Override
    public void started(TransferProcess transfer, TransferProcessStartedData data) {
        play(transfer.getId(), transfer.getContractId(), TransferState.STARTED);
    }

    @Override
    public void suspended(TransferProcess transfer) {
        play(transfer.getId(), transfer.getContractId(), TransferState.SUSPENDED);
    }

    private synchronized void play(String pid, String agreement, TransferState state) {
        var times = entered.merge(pid + state, 1, Integer::sum);
        var then = moves.getOrDefault(agreement, Map.of()).getOrDefault(state, List.of());
        if (times <= then.size()) {
            clock.schedule(() -> then.get(times - 1).accept(pid), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void stop(String pid) {
        move(pid, new TransferMessage.Terminated(new Ending(Role.CONSUMER, "kit.ended", "")));
    }

    private void complete(String pid) {
        move(pid, new TransferMessage.Completed());
    }

    private void suspend(String pid) {
        move(pid, new TransferMessage.Suspended("kit.suspended", ""));
    }

    private void start(String pid) {
        LOG.debug("{}: {}", pid, transfers.goOn(pid));
    }

    private void move(String pid, TransferMessage message) {
        LOG.debug("{}: {}", pid, transfers.move(pid, message));
    }
}
