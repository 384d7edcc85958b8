package org.ecluse.connector.edc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.ConnectorTables;
import org.ecluse.connector.dataplane.DataPlane;
import org.ecluse.connector.dataplane.DataPlaneSettings;
import org.ecluse.connector.dataplane.FlowEvents;
import org.ecluse.connector.dataplane.FlowId;
import org.ecluse.connector.dataplane.FlowKeys;
import org.ecluse.connector.dataplane.Limits;
import org.ecluse.connector.dataplane.OpenAssets;
import org.ecluse.connector.dataplane.Ports;
import org.ecluse.connector.dataplane.Standing;
import org.ecluse.connector.dataplane.UsageDecision;
import org.ecluse.connector.delivery.Books;
import org.ecluse.connector.edc.contract.ContractBooks;
import org.ecluse.connector.edc.contract.Contracts;
import org.ecluse.connector.edc.negotiation.Reminders;
import org.ecluse.connector.edc.negotiation.ShellNegotiations;
import org.ecluse.connector.edc.operations.Shelf;
import org.ecluse.connector.edc.operations.TermsChecks;
import org.ecluse.connector.edc.policy.PolicyBridge;
import org.ecluse.connector.edc.policy.PolicyGate;
import org.ecluse.connector.enforcement.Enforcement;
import org.ecluse.connector.enforcement.EnforcementLimits;
import org.ecluse.connector.enforcement.NdjsonEnforcementRecord;
import org.ecluse.connector.facts.KnownParties;
import org.ecluse.connector.facts.MemberStanding;
import org.ecluse.connector.facts.PartyFacts;
import org.ecluse.connector.facts.PartyMemory;
import org.ecluse.connector.source.ReadLimits;
import org.ecluse.connector.source.Sources;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.agreement.SqlAgreementStore;
import org.ecluse.contracts.bargain.Bargaining;
import org.ecluse.contracts.bargain.SqlNotices;
import org.ecluse.contracts.negotiation.NegotiationStore;
import org.ecluse.contracts.negotiation.SqlNegotiationStore;
import org.ecluse.contracts.payment.PaymentLedger;
import org.ecluse.contracts.payment.SqlPaymentLedger;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.termination.SqlTerminationStore;
import org.ecluse.contracts.termination.TerminationStore;
import org.ecluse.contracts.transfer.SqlTransferStore;
import org.ecluse.contracts.transfer.TransferStore;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.profile.Rennes;

/**
 * The connector's own parts, which know nothing of the protocol shell: stores, decisions, enforcement, data plane. Built
 * before the shell; {@link NodeParts} ties the two together. Closing it closes the data plane first, the stores last.
 */
final class Node implements AutoCloseable {
    final ConnectorSettings settings;
    final Outside outside;
    final PolicyBridge bridge = new PolicyBridge();
    final Evaluator evaluator = new Evaluator(Rennes.PROFILE);
    final KnownParties parties;
    final PolicyGate gate;
    final PaymentLedger payments;
    final NodeLedger ledger;
    final SignatureVerifier verifier;
    final AgreementStore agreements;
    final TerminationStore terminations;
    final Contracts contracts;
    final NegotiationStore negotiations;
    final TransferStore transfers;
    final ShellNegotiations shell;
    final AtRest atRest;
    final ContractBooks books;
    final Enforcement enforcement;
    final UsageDecision decision;
    final Shelf shelf;
    final Database database;
    final TermsChecks terms;
    final Bargaining bargaining;
    final Reminders reminders;

    private final NdjsonEnforcementRecord withheld;
    private final Sources sources = new Sources(ReadLimits.DEFAULT);
    private final FlowKeys keys;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Node::timerThread);
    private final AtomicReference<FlowEvents> flowEvents = new AtomicReference<>(new NobodyListens());
    private final AtomicReference<DataPlane> dataPlane = new AtomicReference<>();

    Node(ConnectorSettings settings, Outside outside, AtRest atRest) {
        this.atRest = atRest;
        this.settings = settings;
        this.outside = outside;
        var clock = outside.clock();
        var folder = settings.dataDir();
        this.database = settings.storage()
                .server()
                .map(Database::open)
                .orElseGet(() -> Database.open(folder.resolve("contracts")));
        database.joinAs(settings.storage().replica());
        database.migrate(ConnectorTables.ALL);
        this.payments = new SqlPaymentLedger(database);
        this.negotiations = new SqlNegotiationStore(database);
        this.transfers = new SqlTransferStore(database);
        this.shell = new ShellNegotiations(bridge, settings.name());
        this.verifier = new SignatureVerifier(outside.keys().own());
        var signed = new SqlAgreementStore(database, clock, verifier);
        this.agreements = signed;
        this.terminations = new SqlTerminationStore(database, signed, verifier, clock);
        this.ledger = new NodeLedger(database, agreements, verifier, outside);
        this.contracts = new Contracts(agreements, payments, timer, clock);
        this.books = new ContractBooks(contracts, payments, ledger.duties, ledger.counters);
        this.parties = new KnownParties(outside.trustedIssuer(), new PartyMemory(database, clock));
        this.gate = new PolicyGate(bridge, evaluator, parties, outside.status(), clock);
        this.keys = FlowKeys.in(outside.vault());
        this.enforcement = new Enforcement(Rennes.PROFILE, sources, keys.pseudonyms(), EnforcementLimits.DEFAULT);
        this.decision = UsageDecision.by(
                        evaluator,
                        (agreement, party) -> new PartyFacts(
                                parties.party(party.did()),
                                clock.instant(),
                                outside.status(),
                                books.of(agreement.value())))
                .onlyWhile(contracts::inForce);
        this.shelf = new Shelf(database);
        this.terms = new TermsChecks(evaluator, bridge, enforcement, shelf);
        this.bargaining = new Bargaining(settings.approvals().usual());
        this.reminders = Reminders.of(settings, new SqlNotices(database), bargaining, clock);
        try {
            this.withheld = new NdjsonEnforcementRecord(
                    folder.resolve(settings.storage().nameOwn("withheld.ndjson")));
        } catch (IOException e) {
            throw new UncheckedIOException("the record of what was withheld in `" + folder + "` cannot be opened", e);
        }
    }

    URI dataAddress() {
        return settings.publicAddress(settings.dataPort());
    }

    /** Opens the data plane's door. */
    DataPlane openDataPlane(OpenAssets open) throws Exception {
        var ports = new Ports(
                decision,
                standing(),
                open,
                new Relay(),
                keys,
                new Books(ledger.uses, withheld, ledger.receipts, outside.clock()),
                ledger.counters,
                enforcement,
                sources,
                outside.egress(),
                database,
                outside.clock());
        var opened = DataPlane.start(
                new DataPlaneSettings(
                        settings.bind(),
                        settings.dataPort(),
                        Optional.of(dataAddress()),
                        settings.dataDir().resolve("inbox"),
                        Limits.DEFAULT),
                ports);
        dataPlane.set(opened);
        return opened;
    }

    /** Who hears of flows that end by themselves, from now on. */
    void listen(FlowEvents listener) {
        flowEvents.set(listener);
    }

    /** Without a registry there are no members, and no standing to lose. */
    private Standing standing() {
        if (settings.registryDid().isEmpty() && settings.registry().isEmpty()) {
            return participant -> Optional.empty();
        }
        var members = new MemberStanding(parties, outside.status(), outside.clock());
        return participant -> members.objection(participant.did());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        ledger.close();
        reminders.close();
        var plane = dataPlane.getAndSet(null);
        try {
            if (plane != null) {
                plane.close();
            }
            withheld.close();
        } catch (Exception e) {
            throw new IllegalStateException("the data plane could not be closed", e);
        } finally {
            database.close();
        }
    }

    private static Thread timerThread(Runnable task) {
        var thread = new Thread(task, "contract-ends");
        thread.setDaemon(true);
        return thread;
    }

    private final class Relay implements FlowEvents {
        @Override
        public void completed(FlowId flow) {
            flowEvents.get().completed(flow);
        }

        @Override
        public void ended(FlowId flow, Problem reason) {
            flowEvents.get().ended(flow, reason);
        }
    }

    private static final class NobodyListens implements FlowEvents {
        @Override
        public void completed(FlowId flow) {
            throw new IllegalStateException("flow " + flow + " completed before any was started");
        }

        @Override
        public void ended(FlowId flow, Problem reason) {
            throw new IllegalStateException("flow " + flow + " ended before any was started");
        }
    }
}
