package org.ecluse.connector.edc.operations;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.ecluse.connector.dataplane.FlowEvents;
import org.ecluse.connector.dataplane.FlowId;
import org.ecluse.connector.edc.contract.Contracts;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Decisions;
import org.ecluse.connector.operator.Edr;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Published;
import org.ecluse.connector.operator.TransferView;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.policy.Problem;
import org.ecluse.trust.Did;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's port to the protocol shell. Safe for threads. */
public final class ShellOperations implements Operations, FlowEvents {
    /** The shell's name of DSP 2025-1 over HTTP. */
    static final String PROTOCOL = "dataspace-protocol-http:2025-1";

    private static final String VERSION_PATH = "/2025-1";
    private static final Logger LOG = LoggerFactory.getLogger(ShellOperations.class);

    private final Offering offering;
    private final PeerCatalogues catalogues;
    private final Negotiations negotiations;
    private final Decisions decisions;
    private final Contracts contracts;
    private final Transfers transfers;
    private final Supplier<ParticipantContext> self;

    /** Each part of the shell's work for the operator. */
    public record Desks(
            Offering offering,
            PeerCatalogues catalogues,
            Negotiations negotiations,
            Decisions decisions,
            Transfers transfers) {}

    public ShellOperations(Desks desks, Contracts contracts, Supplier<ParticipantContext> self) {
        this.offering = desks.offering();
        this.catalogues = desks.catalogues();
        this.negotiations = desks.negotiations();
        this.decisions = desks.decisions();
        this.transfers = desks.transfers();
        this.contracts = contracts;
        this.self = self;
        contracts.onEnd(transfers::endAll);
    }

    /** Takes up what an earlier run has left: offers, agreements, and the wait for their ends. */
    public void resume() {
        offering.resume();
        contracts.resume();
    }

    @Override
    public Published publish(Publication publication) {
        return offering.publish(publication);
    }

    @Override
    public List<Published> published() {
        return offering.published();
    }

    @Override
    public boolean withdraw(String assetId) {
        return offering.withdraw(assetId);
    }

    @Override
    public List<CatalogOffer> catalog(Did provider, URI dspAddress) {
        return catalogues.of(provider, versioned(dspAddress));
    }

    @Override
    public NegotiationView request(Did provider, URI dspAddress, CatalogOffer offer, String by) {
        return negotiations.request(provider, versioned(dspAddress), offer, by);
    }

    @Override
    public Decisions decisions() {
        return decisions;
    }

    @Override
    public Optional<NegotiationView> negotiation(String id) {
        return negotiations.find(id);
    }

    @Override
    public boolean terminateNegotiation(String id, String reason) {
        return negotiations.find(id).isPresent() && negotiations.terminate(id, reason);
    }

    @Override
    public List<ContractView> contracts() {
        return contracts.all(self.get().getIdentity());
    }

    @Override
    public Optional<ContractView> contract(AgreementId id) {
        return contracts.view(id, self.get().getIdentity());
    }

    @Override
    public TransferView startTransfer(AgreementId agreement, String transferType, Optional<URI> sink) {
        return transfers.start(agreement, transferType, sink);
    }

    @Override
    public Optional<TransferView> transfer(String id) {
        return transfers.find(id);
    }

    @Override
    public Optional<TransferView> openTransfer(AgreementId agreement) {
        return transfers.open(agreement);
    }

    @Override
    public Optional<Edr> edr(String transferId) {
        return transfers.edr(transferId);
    }

    @Override
    public void terminateTransfer(String id, String reason) {
        transfers.terminate(id, reason);
    }

    @Override
    public void completed(FlowId flow) {
        transfers.complete(flow.value());
    }

    @Override
    public void ended(FlowId flow, Problem reason) {
        LOG.info("transfer {} ends: {}", flow, reason);
        transfers.terminate(flow.value(), reason.code());
    }

    private static URI versioned(URI dspAddress) {
        var text = dspAddress.toString();
        return text.endsWith(VERSION_PATH) ? dspAddress : URI.create(text + VERSION_PATH);
    }
}
