package org.ecluse.connector.operator;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.Did;

/**
 * A protocol shell without a protocol: partners' catalogues are set by the test, negotiations are decided at once by the
 * real evaluator, pulls are served by an address that the test gives. Passes {@link OperationsContract}.
 */
public final class FakeOperations implements Operations {
    private final Did self;
    private final InstantSource clock;
    private final Evaluator evaluator = new Evaluator(Rennes.PROFILE);
    private final Map<String, Published> published = new TreeMap<>();
    private final Map<Did, List<CatalogOffer>> catalogs = new LinkedHashMap<>();
    private final Map<String, NegotiationView> negotiations = new LinkedHashMap<>();
    private final List<ContractView> contracts = new ArrayList<>();
    private final Set<String> undecided = new HashSet<>();
    private Optional<AgreementStore> kept = Optional.empty();
    private final Map<String, TransferView> transfers = new LinkedHashMap<>();
    private final Map<String, Edr> edrs = new LinkedHashMap<>();
    private final FakeDecisions decisions = new FakeDecisions();
    private Facts facts = Facts.NONE;
    private Optional<Problem> transferRefusal = Optional.empty();
    private URI endpoint = URI.create("http://127.0.0.1:9/");

    public FakeOperations(Did self, InstantSource clock) {
        this.self = self;
        this.clock = clock;
    }

    /** What providers know of us. */
    public synchronized void facts(Facts those) {
        facts = those;
    }

    public synchronized void partnerOffers(CatalogOffer offer) {
        catalogs.computeIfAbsent(offer.provider(), did -> new ArrayList<>()).add(offer);
    }

    /** Where pulls are served from now on, and whether providers refuse transfers. */
    public synchronized void transfers(URI pullEndpoint, Optional<Problem> refusal) {
        endpoint = pullEndpoint;
        transferRefusal = refusal;
    }

    /** The partner does not answer requests for that asset, for now. */
    public synchronized void undecided(String assetId) {
        undecided.add(assetId);
    }

    @Override
    public synchronized boolean terminateNegotiation(String id, String reason) {
        var known = negotiation(id).filter(view -> !view.state().last());
        known.ifPresent(view -> negotiations.put(
                id,
                new NegotiationView(
                        id,
                        view.provider(),
                        view.consumer(),
                        view.offerId(),
                        view.assetId(),
                        NegotiationView.State.TERMINATED,
                        Optional.empty(),
                        Optional.of(new Problem(reason, "", "ended here", "ask again")),
                        Optional.empty())));
        return known.isPresent();
    }

    /** Where agreements are kept that this connector makes. */
    public synchronized void keepIn(AgreementStore store) {
        kept = Optional.of(store);
    }

    public synchronized void add(ContractView contract) {
        kept.ifPresent(store -> store.keep(contract.agreement()));
        contracts.add(0, contract);
    }

    @Override
    public synchronized Published publish(Publication publication) {
        var problems = evaluator.unevaluable(publication.terms());
        if (!problems.isEmpty()) {
            throw new OperationRefused(problems);
        }
        var asset = new Published(
                publication.assetId(),
                publication.title(),
                publication.description(),
                publication.keywords(),
                publication.theme(),
                publication.terms(),
                publication.visibility(),
                clock.instant(),
                Optional.empty(),
                publication.handling());
        published.put(asset.assetId(), asset);
        return asset;
    }

    @Override
    public synchronized List<Published> published() {
        return List.copyOf(published.values());
    }

    @Override
    public synchronized boolean withdraw(String assetId) {
        return published.remove(assetId) != null;
    }

    @Override
    public synchronized List<CatalogOffer> catalog(Did provider, URI dspAddress) {
        var offers = catalogs.get(provider);
        if (offers == null) {
            throw new OperationRefused(
                    new Problem("peer.unreachable", "", "nobody answers at " + dspAddress, "try again later"));
        }
        return List.copyOf(offers);
    }

    @Override
    public synchronized NegotiationView request(Did provider, URI dspAddress, CatalogOffer offer, String by) {
        var unevaluable = evaluator.unevaluable(offer.terms());
        if (!unevaluable.isEmpty()) {
            throw new OperationRefused(unevaluable);
        }
        var id = UUID.randomUUID().toString();
        if (undecided.contains(offer.assetId())) {
            var waiting = negotiation(id, offer, NegotiationView.State.REQUESTED, Optional.empty(), null);
            negotiations.put(id, waiting);
            return waiting;
        }
        var request = Request.use(offer.assetId(), self.toString(), clock.instant(), Stage.NEGOTIATION);
        Decision decision = evaluator.decide(offer.terms(), request, facts);
        var view = decision.fold(
                permitted -> negotiation(id, offer, NegotiationView.State.FINALIZED, Optional.of(sign(offer)), null),
                denied -> negotiation(
                        id,
                        offer,
                        NegotiationView.State.TERMINATED,
                        Optional.empty(),
                        new Problem(denied.reasons().get(0).code(), "", "the provider refused", "see the code")));
        negotiations.put(id, view);
        return view;
    }

    /** Something waits for a person from now on. */
    public void ask(Decisions.Pending pending) {
        decisions.ask(pending);
    }

    /** What persons have decided, one line each. */
    public List<String> decided() {
        return decisions.decided();
    }

    @Override
    public Decisions decisions() {
        return decisions;
    }

    private NegotiationView negotiation(
            String id,
            CatalogOffer offer,
            NegotiationView.State state,
            Optional<AgreementId> agreement,
            Problem problem) {
        return new NegotiationView(
                id,
                offer.provider(),
                self,
                offer.offerId(),
                offer.assetId(),
                state,
                agreement,
                Optional.ofNullable(problem),
                Optional.empty());
    }

    private AgreementId sign(CatalogOffer offer) {
        var policy = offer.terms()
                .withType(PolicyType.AGREEMENT)
                .withAssigner(offer.provider().toString())
                .withAssignee(self.toString())
                .withTarget(offer.assetId());
        var agreement = new Agreement(
                new AgreementId(UUID.randomUUID().toString()),
                new PartyId(offer.provider().toString()),
                new PartyId(self.toString()),
                offer.assetId(),
                policy,
                clock.instant());
        add(new ContractView(
                agreement,
                ContractView.Side.CONSUMER,
                offer.provider(),
                offer.provider().name() + "/" + offer.assetId(),
                Signatures.NONE,
                ContractView.State.IN_FORCE,
                Optional.<Instant>empty(),
                Optional.empty()));
        return agreement.id();
    }

    @Override
    public synchronized Optional<NegotiationView> negotiation(String id) {
        return Optional.ofNullable(negotiations.get(id));
    }

    @Override
    public synchronized List<ContractView> contracts() {
        return Collections.unmodifiableList(new ArrayList<>(contracts));
    }

    @Override
    public synchronized Optional<ContractView> contract(AgreementId id) {
        return contracts.stream().filter(contract -> contract.id().equals(id)).findFirst();
    }

    @Override
    public synchronized TransferView startTransfer(AgreementId agreement, String transferType, Optional<URI> sink) {
        if (contract(agreement).isEmpty()) {
            throw new OperationRefused(new Problem("contract.unknown", "", "no such agreement", "see the contracts"));
        }
        if (!Set.of(PULL, PUSH).contains(transferType)) {
            throw new OperationRefused(
                    new Problem("transfer.not-started", "", "no such kind of transfer", "use one that there is"));
        }
        var id = UUID.randomUUID().toString();
        var state = transferRefusal.isPresent() ? TransferView.State.TERMINATED : TransferView.State.STARTED;
        transfers.put(id, new TransferView(id, agreement, transferType, state, transferRefusal));
        if (transferRefusal.isEmpty()) {
            edrs.put(id, new Edr(endpoint, "token-" + id));
        }
        return new TransferView(id, agreement, transferType, TransferView.State.REQUESTED, Optional.empty());
    }

    @Override
    public synchronized Optional<TransferView> transfer(String id) {
        return Optional.ofNullable(transfers.get(id));
    }

    @Override
    public synchronized Optional<TransferView> openTransfer(AgreementId agreement) {
        return transfers.values().stream()
                .filter(transfer -> transfer.agreementId().equals(agreement))
                .filter(transfer -> transfer.state() == TransferView.State.STARTED)
                .reduce((first, later) -> later);
    }

    @Override
    public synchronized Optional<Edr> edr(String transferId) {
        return Optional.ofNullable(edrs.get(transferId));
    }

    @Override
    public synchronized void terminateTransfer(String id, String reason) {
        edrs.remove(id);
        transfers.computeIfPresent(
                id,
                (same, transfer) -> new TransferView(
                        id,
                        transfer.agreementId(),
                        transfer.transferType(),
                        TransferView.State.TERMINATED,
                        Optional.of(new Problem(reason, "", "terminated here", "start another"))));
    }
}
