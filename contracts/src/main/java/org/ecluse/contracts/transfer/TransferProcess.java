package org.ecluse.contracts.transfer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.contracts.exchange.Callback;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Process;
import org.ecluse.contracts.exchange.Role;

/**
 * One transfer of one asset under an agreement. Immutable.
 *
 * @param request what the consumer asked for
 * @param assetId what the agreement is about
 * @param dataAddress where the data is, as the provider said last; may hold secrets
 * @param suspension the last one, still in force or not
 * @param flowWanted a provider's: a data flow is to be started, and the peer told where
 * @param starts how often a Start Message was sent or taken
 * @param callbacks who of the operator's programs is told of what
 * @param privateProperties the operator's own notes; no peer sees them
 */
public record TransferProcess(
        Exchange<TransferState> exchange,
        TransferMessage.Requested request,
        String assetId,
        Optional<DataAddress> dataAddress,
        Optional<TransferMessage.Suspended> suspension,
        boolean flowWanted,
        int starts,
        List<Callback> callbacks,
        Map<String, String> privateProperties)
        implements Process<TransferProcess, TransferState, TransferMessage> {
    public TransferProcess {
        callbacks = List.copyOf(callbacks);
        privateProperties = Map.copyOf(privateProperties);
    }

    static TransferProcess requested(
            Exchange<TransferState> exchange,
            TransferMessage.Requested request,
            String assetId,
            List<Callback> callbacks,
            Map<String, String> privateProperties) {
        return new TransferProcess(
                exchange,
                request,
                assetId,
                Optional.empty(),
                Optional.empty(),
                exchange.role() == Role.PROVIDER,
                0,
                callbacks,
                privateProperties);
    }

    /** Whether a provider's data flow is to be started, by who is told so: {@link TransferEvents#restsWithUs}. */
    public boolean restsWithUs() {
        return flowWanted && exchange.outgoing().isEmpty();
    }

    /** Whether data may flow: started, and we are not about to tell the peer otherwise. */
    public boolean flows() {
        return state() == TransferState.STARTED
                && exchange.outgoing()
                        .filter(outgoing -> outgoing.leadsTo() != TransferState.STARTED)
                        .isEmpty();
    }

    /** The message that the peer has still to be told. */
    public Optional<TransferMessage> telling() {
        return exchange.outgoing().map(outgoing -> switch (outgoing.leadsTo()) {
            case REQUESTED -> request;
            case STARTED ->
                new TransferMessage.Started(exchange.role() == Role.PROVIDER ? dataAddress : Optional.empty());
            case SUSPENDED -> suspension.orElseThrow();
            case COMPLETED -> new TransferMessage.Completed();
            case TERMINATED -> new TransferMessage.Terminated(exchange.ending().orElseThrow());
        });
    }

    @Override
    public TransferProcess with(Exchange<TransferState> other) {
        return new TransferProcess(
                other, request, assetId, dataAddress, suspension, flowWanted, starts, callbacks, privateProperties);
    }

    @Override
    public TransferProcess carrying(TransferMessage message, Role by) {
        if (message instanceof TransferMessage.Started started) {
            return started(started, by);
        }
        if (message instanceof TransferMessage.Suspended suspended) {
            return suspended(suspended, by);
        }
        return message instanceof TransferMessage.Terminated terminated
                ? with(exchange.because(terminated.ending())).wantingFlow(false)
                : wantingFlow(false);
    }

    /** Who resumes as a consumer is told by the provider where the data is then. */
    private TransferProcess started(TransferMessage.Started message, Role by) {
        var provider = exchange.role() == Role.PROVIDER;
        return new TransferProcess(
                exchange,
                request,
                assetId,
                provider && by == Role.PROVIDER
                        ? message.address()
                        : message.address().or(() -> dataAddress),
                suspension,
                provider && by == Role.CONSUMER,
                starts + 1,
                callbacks,
                privateProperties);
    }

    /** Where both suspend at once, each side keeps the reason that it tells the other. */
    private TransferProcess suspended(TransferMessage.Suspended message, Role by) {
        var oursIsToBeTold = exchange.outgoing()
                .filter(outgoing -> outgoing.leadsTo() == TransferState.SUSPENDED)
                .isPresent();
        return new TransferProcess(
                exchange,
                request,
                assetId,
                dataAddress,
                by != exchange.role() && oursIsToBeTold ? suspension : Optional.of(message),
                false,
                starts,
                callbacks,
                privateProperties);
    }

    boolean canWantFlow() {
        return exchange.role() == Role.PROVIDER
                && exchange.outgoing().isEmpty()
                && !TransferState.TABLE.isLast(state());
    }

    TransferProcess wantingFlow(boolean wanted) {
        return new TransferProcess(
                exchange, request, assetId, dataAddress, suspension, wanted, starts, callbacks, privateProperties);
    }

    /** The same, with other notes of the operator's. */
    TransferProcess noting(Map<String, String> properties) {
        return new TransferProcess(
                exchange, request, assetId, dataAddress, suspension, flowWanted, starts, callbacks, properties);
    }
}
