package org.ecluse.connector.edc.negotiation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.observe.ContractNegotiationObservable;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.store.ContractNegotiationStore;
import org.eclipse.edc.connector.controlplane.contract.spi.offer.ConsumerOfferResolver;
import org.eclipse.edc.connector.controlplane.contract.spi.validation.ContractValidationService;
import org.eclipse.edc.connector.controlplane.services.spi.contractnegotiation.ContractNegotiationProtocolService;
import org.eclipse.edc.connector.controlplane.services.spi.contractnegotiation.ContractNegotiationService;
import org.eclipse.edc.connector.controlplane.services.spi.protocol.ProtocolTokenValidator;
import org.eclipse.edc.participantcontext.single.spi.SingleParticipantContextSupplier;
import org.eclipse.edc.protocol.spi.DataspaceProfileContextRegistry;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provides;
import org.eclipse.edc.spi.message.RemoteMessageDispatcherRegistry;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.ecluse.connector.edc.exchange.Work;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationStore;
import org.ecluse.contracts.negotiation.Negotiations;
import org.ecluse.contracts.negotiation.NextMove;
import org.ecluse.contracts.negotiation.Signing;

/** Wires our negotiations into the shell. */
@Provides({ContractNegotiationService.class, ContractNegotiationProtocolService.class, Negotiations.class})
public final class NegotiationParts implements ServiceExtension {
    /** How long a negotiation may rest with either side, both of whom may have a person decide. */
    private static final Duration PATIENCE = Duration.ofDays(30);

    private final Ports ports;
    private final Work work;
    private Negotiations negotiations;

    @Inject
    private ContractNegotiationStore view;

    @Inject
    private RemoteMessageDispatcherRegistry dispatchers;

    @Inject
    private DataspaceProfileContextRegistry profiles;

    @Inject
    private ContractNegotiationObservable listeners;

    @Inject
    private ConsumerOfferResolver offers;

    @Inject
    private ContractValidationService validation;

    @Inject
    private ProtocolTokenValidator tokens;

    @Inject
    private SingleParticipantContextSupplier participant;

    /**
     * What negotiations need of this connector.
     *
     * @param nextMove given who we are, the moves that are made at once
     * @param signing signs for us
     * @param signatures verifies what peers sign
     * @param concluded told of each whose agreement is in force from now on; may be told of one again
     * @param rests told of a negotiation each time that both sides have entered a state of it
     * @param rules what we say of our own offers, beside their terms
     * @param coded given the code of a refusal for the peer, returns it
     */
    public record Ports(
            NegotiationStore store,
            Supplier<ShellNegotiations> shell,
            Function<Supplier<PartyId>, NextMove> nextMove,
            Signing signing,
            PeerSignatures signatures,
            Consumer<ContractNegotiation> concluded,
            Consumer<ContractNegotiation> rests,
            OfferRules rules,
            Function<String, String> coded,
            InstantSource clock) {}

    public NegotiationParts(Ports ports) {
        this.ports = ports;
        this.work = new Work("negotiation", ports.clock());
    }

    @Override
    public String name() {
        return "Écluse: negotiations";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        negotiations = new Negotiations(
                ports.store(),
                new NegotiationMessages(dispatchers, profiles, ports.shell()),
                new Negotiations.Rules(
                        this::self,
                        ports.nextMove().apply(this::self),
                        ports.signing(),
                        new NegotiationNews(listeners, ports.shell(), ports.concluded(), ports.rests()),
                        PATIENCE),
                work.surroundings());
        context.registerService(Negotiations.class, negotiations);
        context.registerService(
                ContractNegotiationService.class,
                new NegotiationsForOperator(negotiations, (NegotiationView) view, ports.shell()));
        context.registerService(
                ContractNegotiationProtocolService.class,
                new NegotiationsForPeers(
                        negotiations,
                        offers,
                        validation,
                        tokens,
                        ports.signatures(),
                        ports.shell(),
                        ports.rules(),
                        ports.coded()));
    }

    private PartyId self() {
        return new PartyId(participant
                .get()
                .orElseThrow(failure -> new IllegalStateException(failure.getFailureDetail()))
                .getIdentity());
    }

    /** When the doors are open, so that a peer can answer. */
    @Override
    public void start() {
        ports.store().concludedUnkept().forEach(ports.concluded());
        negotiations.resume();
    }

    @Override
    public void shutdown() {
        if (negotiations != null) {
            negotiations.close();
        }
        work.close();
    }
}
