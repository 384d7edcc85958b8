package org.ecluse.connector.edc.negotiation;

import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.store.ContractNegotiationStore;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.ecluse.contracts.negotiation.NegotiationStore;

/** Shows the shell our negotiations where it looks for its own. An extension of its own, since the shell's services need it. */
public final class NegotiationStoreParts implements ServiceExtension {
    private final NegotiationStore store;
    private final Supplier<ShellNegotiations> shell;

    @Inject
    private CriterionOperatorRegistry operators;

    public NegotiationStoreParts(NegotiationStore store, Supplier<ShellNegotiations> shell) {
        this.store = store;
        this.shell = shell;
    }

    @Override
    public String name() {
        return "Écluse: the store of negotiations";
    }

    /** For who reads negotiations in our own terms. */
    @Provider
    public NegotiationStore ownNegotiations() {
        return store;
    }

    @Provider
    public ContractNegotiationStore negotiations() {
        return new NegotiationView(store, shell, operators);
    }
}
