package org.ecluse.connector.edc;

import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.negotiation.AutomaticMoves;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.bargain.Bargaining;
import org.ecluse.contracts.negotiation.NextMove;
import org.ecluse.contracts.transfer.TransferProcess;

/**
 * What this connector does when a process rests with it.
 *
 * @param nextMove given who we are, the moves in negotiations that need nobody's decision
 * @param flowGate given a transfer that waits for its data flow and what starts it
 */
public record AtRest(Function<Supplier<PartyId>, NextMove> nextMove, BiConsumer<TransferProcess, Runnable> flowGate) {
    /** The product's: offers are answered as the partner's rules say, data flows started as soon as they may. */
    static AtRest automatic(ConnectorSettings settings, InstantSource clock) {
        var bargaining = new Bargaining(settings.approvals().usual());
        return new AtRest(self -> new AutomaticMoves(self, clock, bargaining), (transfer, start) -> start.run());
    }
}
