package org.ecluse.connector.operator.payments;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.RegistryClient;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.payment.Account;
import org.ecluse.contracts.payment.Due;
import org.ecluse.contracts.payment.Payment;
import org.ecluse.contracts.payment.PaymentLedger;
import org.ecluse.contracts.payment.Receipt;
import org.ecluse.contracts.payment.Receipts;
import org.ecluse.contracts.payment.Recorded;
import org.ecluse.contracts.payment.Settlement;
import org.ecluse.contracts.payment.StoredReceipt;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records payments, signs receipts and has them logged. Safe for threads. */
public final class Payments {
    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);
    private static final int ACCOUNTS_MAX = 1_000;
    private static final int RECEIPTS_AT_ONCE = 50;

    private final PaymentLedger ledger;
    private final Settlement settlement;
    private final Signer signer;
    private final RegistryClient registry;
    private final Operations operations;
    private final InstantSource clock;

    public Payments(
            PaymentLedger ledger, Signer signer, RegistryClient registry, Operations operations, InstantSource clock) {
        this.ledger = ledger;
        this.settlement = new Settlement(ledger);
        this.signer = signer;
        this.registry = registry;
        this.operations = operations;
        this.clock = clock;
    }

    /** Writes down a payment that has come; a receipt follows once the price is paid in full. */
    public PaymentAnswer record(Payment payment) {
        openAccounts();
        return ledger.record(payment)
                .fold(
                        this::accepted,
                        unknown -> refused(
                                "payment.reference.unknown",
                                "no agreement of this connector is paid under reference "
                                        + unknown.reference().printed(),
                                "compare the reference with the payments that are due (`ecluse payments`)"),
                        mismatch -> refused(
                                "payment.currency",
                                "the agreement is paid in "
                                        + mismatch.due().amount().currency() + ", not in "
                                        + mismatch.paid().currency(),
                                "send the amount back and ask for "
                                        + mismatch.due().amount()),
                        taken -> refused(
                                "payment.id.taken",
                                "this payment id stands for another payment of "
                                        + taken.first().amount(),
                                "give each payment an id of its own"));
    }

    private PaymentAnswer accepted(Recorded.Accepted recorded) {
        if (!recorded.account().settled()) {
            return new PaymentAnswer.Accepted(recorded.account(), Optional.empty(), Optional.empty());
        }
        var account = recorded.account();
        var receipt = receipt(account);
        try {
            return new PaymentAnswer.Accepted(account, Optional.of(logged(receipt)), Optional.empty());
        } catch (OperationRefused refused) {
            var problem = refused.problems().get(0);
            LOG.warn("the receipt of agreement {} is not on the registry's log yet: {}", receipt.agreement(), problem);
            return new PaymentAnswer.Accepted(account, Optional.of(receipt), Optional.of(problem));
        }
    }

    private StoredReceipt receipt(Account account) {
        var agreement = account.due().agreement();
        return ledger.receipt(agreement)
                .orElseGet(() -> ledger.keep(agreement, Receipts.sign(Receipt.of(account, clock.instant()), signer)));
    }

    private StoredReceipt logged(StoredReceipt receipt) {
        return receipt.logged().isPresent()
                ? receipt
                : ledger.logged(receipt.agreement(), registry.logReceipt(receipt.hash()));
    }

    /** Sends again what the registry's log has not confirmed. @return how many are logged now */
    public int logAgain() {
        int sent = 0;
        for (var receipt : ledger.receiptsToLog(RECEIPTS_AT_ONCE)) {
            try {
                logged(receipt);
                sent++;
            } catch (OperationRefused refused) {
                LOG.info("receipts wait for the registry's log: {}", refused.getMessage());
                return sent;
            }
        }
        return sent;
    }

    /** The accounts of the agreements under which this connector is paid, newest first. */
    public List<Account> accounts() {
        openAccounts();
        return ledger.accounts(ACCOUNTS_MAX);
    }

    public Optional<StoredReceipt> receipt(AgreementId agreement) {
        return ledger.receipt(agreement);
    }

    /** What this connector owes others, by the prices it signed. Whether it was paid, the payee knows. */
    public List<Due> owed() {
        return agreements(ContractView.Side.CONSUMER).stream()
                .map(Settlement::due)
                .flatMap(Optional::stream)
                .toList();
    }

    private void openAccounts() {
        agreements(ContractView.Side.PROVIDER).forEach(settlement::account);
    }

    private List<Agreement> agreements(ContractView.Side side) {
        return operations.contracts().stream()
                .filter(contract -> contract.side() == side)
                .map(ContractView::agreement)
                .toList();
    }

    private static PaymentAnswer refused(String code, String cause, String cure) {
        return new PaymentAnswer.Refused(new Problem(code, "", cause, cure));
    }
}
