package org.ecluse.launcher.tck;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.observe.ContractNegotiationObservable;
import org.eclipse.edc.connector.controlplane.transfer.spi.observe.TransferProcessObservable;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.ecluse.connector.edc.AtRest;
import org.ecluse.connector.edc.negotiation.AutomaticMoves;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.negotiation.Negotiations;
import org.ecluse.contracts.transfer.Transfers;

/** Lets the system under test make the moves that the test kit waits for, through the port that a partner's rules use. */
public final class TckMoves implements ServiceExtension {
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final PartyId self;
    private TransferScript transferScript;

    @Inject
    private Negotiations negotiations;

    @Inject
    private Transfers transfers;

    @Inject
    private ContractNegotiationObservable negotiationNews;

    @Inject
    private TransferProcessObservable transferNews;

    TckMoves(String did) {
        this.self = new PartyId(did);
    }

    /** What the connector is to be built with: it does nothing by itself. */
    AtRest atRest() {
        return new AtRest(
                who -> negotiation -> Optional.empty(), (transfer, start) -> transferScript.rests(transfer, start));
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        transferScript = new TransferScript(transfers, clock);
        transferNews.registerListener(transferScript);
        negotiationNews.registerListener(
                new NegotiationScript(negotiations, new AutomaticMoves(() -> self, InstantSource.system()), clock));
    }

    @Override
    public void shutdown() {
        clock.shutdownNow();
    }
}
