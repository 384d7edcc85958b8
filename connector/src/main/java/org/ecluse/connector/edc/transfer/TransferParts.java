package org.ecluse.connector.edc.transfer;

import org.eclipse.edc.connector.controlplane.transfer.spi.observe.TransferProcessListener;
import org.eclipse.edc.connector.controlplane.transfer.spi.observe.TransferProcessObservable;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;

/** Wires transfers to what this product does about them. */
public final class TransferParts implements ServiceExtension, TransferProcessListener {
    /** Why a transfer ended that the other side ended without saying why. */
    public static final String ENDED_BY_PEER = "transfer.ended-by-peer";

    @Inject
    private TransferProcessObservable transfers;

    @Override
    public String name() {
        return "Écluse: transfers";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        transfers.registerListener(this);
    }

    /** A terminated transfer without a reason would be shown to the peer as completed once it is cleaned up. */
    @Override
    public void preTerminated(TransferProcess transfer) {
        if (transfer.getErrorDetail() == null) {
            transfer.setErrorDetail(ENDED_BY_PEER);
        }
    }
}
