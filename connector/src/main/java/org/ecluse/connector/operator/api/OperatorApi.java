package org.ecluse.connector.operator.api;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.operator.Membership;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.RegistryClient;
import org.ecluse.connector.operator.bundles.Bundles;
import org.ecluse.connector.operator.delivery.Deliveries;
import org.ecluse.connector.operator.explain.OfferCheck;
import org.ecluse.connector.operator.partners.Catalogs;
import org.ecluse.connector.operator.partners.Directory;
import org.ecluse.connector.operator.payments.Payments;
import org.ecluse.connector.receipts.Arrivals;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.bundle.SqlBundles;
import org.ecluse.contracts.duties.DutyLedger;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.payment.PaymentLedger;
import org.ecluse.contracts.people.People;
import org.ecluse.contracts.receipts.SqlUseReceipts;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.contracts.usage.UsageLog;
import org.ecluse.trust.egress.Egress;

/**
 * The operator's API, put together: {@link #resources} are registered with the Jakarta REST server of the operator's
 * port, each under its own absolute path.
 */
public final class OperatorApi implements AutoCloseable {
    private static final String DIRECTORY_FILE = "partners.json";

    private final List<Object> resources;
    private final Payments payments;
    private final Catalogs catalogs;
    private final Deliveries deliveries;
    private final Bundles bundles;

    /** The ledgers of the contracts database, and where it is put on record that data came. */
    public record Ledgers(
            AgreementStore agreements,
            PaymentLedger payments,
            DutyLedger duties,
            UsageLog uses,
            People people,
            Ledger ledger,
            SqlUseReceipts receipts,
            Arrivals arrivals,
            SqlBundles bundles) {}

    /** What the API asks of others. */
    public record Ports(
            Operations operations,
            Membership membership,
            RegistryClient registry,
            Signer signer,
            EarlyEnds ends,
            Egress egress) {}

    /**
     * @param dataDir where the operator token and the list of partners are kept
     * @param ready whether the connector is started
     */
    public OperatorApi(Ports ports, Ledgers ledgers, Path dataDir, BooleanSupplier ready, InstantSource clock) {
        var operations = ports.operations();
        var membership = ports.membership();
        var directory = new Directory(ports.registry(), dataDir.resolve(DIRECTORY_FILE), clock);
        var check = new OfferCheck(membership, clock);
        this.catalogs = new Catalogs(operations, directory, clock);
        this.deliveries = new Deliveries(operations, check, ledgers.arrivals(), ports.egress());
        this.payments = new Payments(ledgers.payments(), ports.signer(), ports.registry(), operations, clock);
        this.bundles = new Bundles(
                new Bundles.Desks(operations, membership, directory, catalogs, check), ledgers.bundles(), clock);
        var records = new ContractsResource.Records(ledgers.duties(), ledgers.payments(), ledgers.uses(), clock);
        var publications = new PublicationBody(
                new TermsBody(membership.self().name()),
                new HandlingBody(operations.decisions().usual()));
        this.resources = List.of(
                new OperatorGate(OperatorToken.in(dataDir), ledgers.people()),
                new Doors(ledgers.people(), clock),
                new PeopleResource(ledgers.people(), operations.decisions(), clock),
                new Failures(),
                new HealthResource(ready),
                new SelfResource(membership),
                new AssetsResource(operations, publications),
                new OffersResource(membership, directory, catalogs, check),
                new RequestsResource(
                        operations, publications, new RequestsResource.Market(membership, directory, catalogs, check)),
                new DecisionsResource(operations.decisions(), publications),
                new ContractsResource(operations, deliveries, records),
                new EndingsResource(operations, ports.ends(), clock),
                new DocumentResource(operations, membership, directory, ledgers.agreements(), ports.ends()),
                new BundlesResource(bundles),
                new LedgerResource(operations, ledgers.ledger(), ledgers.receipts()),
                new PaymentsResource(payments, operations),
                new UsesResource(ledgers.uses(), operations));
    }

    /** Instances for the server, all of different classes. */
    public List<Object> resources() {
        return resources;
    }

    /** For the timer that sends receipts again which the registry's log has not confirmed. */
    public Payments payments() {
        return payments;
    }

    /** Takes up what an earlier run has left to ask for. */
    public void resume() {
        bundles.resume();
    }

    @Override
    public void close() {
        bundles.close();
        catalogs.close();
        deliveries.close();
    }
}
