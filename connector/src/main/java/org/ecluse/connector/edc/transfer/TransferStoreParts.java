package org.ecluse.connector.edc.transfer;

import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.transfer.spi.store.TransferProcessStore;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.ecluse.contracts.transfer.TransferStore;

/** Shows the shell our transfers where it looks for its own. */
public final class TransferStoreParts implements ServiceExtension {
    private final TransferStore store;
    private final Supplier<String> participantContext;

    @Inject
    private CriterionOperatorRegistry operators;

    public TransferStoreParts(TransferStore store, Supplier<String> participantContext) {
        this.store = store;
        this.participantContext = participantContext;
    }

    @Override
    public String name() {
        return "Écluse: the store of transfers";
    }

    @Provider
    public TransferProcessStore transfers() {
        return new TransferView(store, () -> new ShellTransfers(participantContext.get()), operators);
    }
}
