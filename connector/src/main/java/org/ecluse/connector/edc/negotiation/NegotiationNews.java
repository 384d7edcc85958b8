package org.ecluse.connector.edc.negotiation;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.observe.ContractNegotiationListener;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.observe.ContractNegotiationObservable;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationEvents;
import org.ecluse.contracts.negotiation.NegotiationState;

/** Tells what happens to negotiations: first to who keeps agreements, then to all who listen to the shell. */
final class NegotiationNews implements NegotiationEvents {
    private static final Map<
                    NegotiationState,
                    BiConsumer<
                            ContractNegotiationListener,
                            org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>>
            NEWS = Map.of(
                    NegotiationState.REQUESTED, ContractNegotiationListener::requested,
                    NegotiationState.OFFERED, ContractNegotiationListener::offered,
                    NegotiationState.ACCEPTED, ContractNegotiationListener::accepted,
                    NegotiationState.AGREED, ContractNegotiationListener::agreed,
                    NegotiationState.VERIFIED, ContractNegotiationListener::verified,
                    NegotiationState.FINALIZED, ContractNegotiationListener::finalized,
                    NegotiationState.TERMINATED, ContractNegotiationListener::terminated);

    private final ContractNegotiationObservable shellListeners;
    private final Supplier<ShellNegotiations> shell;
    private final Consumer<ContractNegotiation> concluded;
    private final Consumer<ContractNegotiation> rests;

    /**
     * @param concluded told of each whose agreement is in force from now on
     * @param rests told of a negotiation in each state that both sides have entered
     */
    NegotiationNews(
            ContractNegotiationObservable shellListeners,
            Supplier<ShellNegotiations> shell,
            Consumer<ContractNegotiation> concluded,
            Consumer<ContractNegotiation> rests) {
        this.shellListeners = shellListeners;
        this.shell = shell;
        this.concluded = concluded;
        this.rests = rests;
    }

    @Override
    public void begun(ContractNegotiation negotiation) {
        var view = shell.get().view(negotiation);
        shellListeners.invokeForEach(listener -> listener.initiated(view));
    }

    @Override
    public void entered(ContractNegotiation negotiation, NegotiationState state) {
        if (state == NegotiationState.FINALIZED) {
            concluded.accept(negotiation);
        }
        rests.accept(negotiation);
        var view = shell.get().view(negotiation);
        shellListeners.invokeForEach(listener -> NEWS.get(state).accept(listener, view));
    }
}
