package org.ecluse.connector.edc;

import org.ecluse.connector.operator.api.OperatorApi;
import org.ecluse.connector.receipts.Arrivals;
import org.ecluse.connector.receipts.Confirmations;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.bundle.SqlBundles;
import org.ecluse.contracts.duties.DutyLedger;
import org.ecluse.contracts.duties.SqlDutyLedger;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.payment.PaymentLedger;
import org.ecluse.contracts.people.People;
import org.ecluse.contracts.people.SqlPeople;
import org.ecluse.contracts.receipts.Seal;
import org.ecluse.contracts.receipts.SqlErrands;
import org.ecluse.contracts.receipts.SqlUseReceipts;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.usage.SqlCounters;
import org.ecluse.contracts.usage.SqlUsageLog;

/**
 * What this connector writes down under its agreements: uses, counts, duties, receipts, all in one ledger for each; and the
 * bundles that it asked for them in.
 */
final class NodeLedger implements AutoCloseable {
    final Ledger events;
    private final AgreementStore agreements;
    final SqlCounters counters;
    final DutyLedger duties;
    final SqlUsageLog uses;
    final People people;
    final SqlUseReceipts receipts;
    final Confirmations confirmations;
    final Arrivals arrivals;
    final SqlBundles bundles;

    NodeLedger(Database database, AgreementStore agreements, SignatureVerifier verifier, Outside outside) {
        var keys = outside.keys();
        this.agreements = agreements;
        this.events = new Ledger(database, outside.clock());
        this.counters = new SqlCounters(database, events, outside.clock());
        this.duties = new SqlDutyLedger(database, events);
        this.uses = new SqlUsageLog(database);
        this.people = new SqlPeople(database);
        this.receipts = new SqlUseReceipts(
                new SqlUseReceipts.Stores(database, events, agreements, uses),
                verifier,
                new Seal(keys.signer(), keys.own(), keys.published()));
        this.confirmations = new Confirmations(new SqlErrands(database), receipts, outside.egress(), outside.clock());
        this.arrivals = new Arrivals(receipts, confirmations);
        this.bundles = new SqlBundles(database);
    }

    OperatorApi.Ledgers with(PaymentLedger payments) {
        return new OperatorApi.Ledgers(agreements, payments, duties, uses, people, events, receipts, arrivals, bundles);
    }

    @Override
    public void close() {
        confirmations.close();
    }
}
