package org.ecluse.contracts.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Courier;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.SimulatedNode;
import org.ecluse.contracts.exchange.SimulatedWorld;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.contracts.exchange.Trouble;

/** One connector's transfers in a simulated world, with data flows that take their time to start. */
final class TransferringNode extends SimulatedNode<TransferProcess, TransferState, TransferMessage> {
    final TransfersInMemory store;
    private Transfers transfers;
    private int flows;

    TransferringNode(String did, SimulatedWorld world, Trouble trouble) {
        super(did, world, trouble);
        this.store = new TransfersInMemory(this::maybeDie);
        start();
    }

    @Override
    protected void open(Courier<TransferProcess> courier, Exchanges.Surroundings surroundings) {
        transfers = new Transfers(store, courier, new Transfers.Rules(new Flows(), Duration.ofDays(2)), surroundings);
    }

    @Override
    protected void resume() {
        transfers.resume();
    }

    @Override
    protected void close() {
        transfers.close();
    }

    @Override
    protected TransferMessage telling(TransferProcess transfer) {
        return transfer.telling().orElseThrow();
    }

    @Override
    protected Outcome<TransferProcess> taken(Role role, Told told, TransferMessage message) {
        return told.ownPid().isEmpty() && message instanceof TransferMessage.Requested requested
                ? transfers.requested(peer(), told, requested, "asset")
                : transfers.receive(told.ownPid().orElse("?"), told, message);
    }

    Optional<TransferProcess> request(String agreement) {
        var request = new TransferMessage.Requested(new AgreementId(agreement), "HttpData-PULL", Optional.empty());
        return alive(() -> transfers.request(peer(), new Transfers.Order(request, "asset", List.of(), Map.of())));
    }

    /** A person's or a program's wish, if that can be. */
    void wish(String pid, TransferMessage message) {
        alive(() -> transfers.move(pid, message));
    }

    void goOn(String pid) {
        alive(() -> transfers.goOn(pid));
    }

    private final class Flows implements TransferEvents {
        @Override
        public void begun(TransferProcess transfer) {
            // The stores say all that the test asks.
        }

        @Override
        public void entered(TransferProcess transfer, TransferState state) {
            // The stores say all that the test asks.
        }

        @Override
        public void restsWithUs(TransferProcess transfer) {
            var address = new DataAddress("HttpData", Map.of("token", party() + "-" + flows++));
            later(
                    world.shortWhile(3_000),
                    () -> transfers.move(transfer.pid(), new TransferMessage.Started(Optional.of(address))));
        }
    }
}
