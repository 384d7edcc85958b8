package org.ecluse.contracts.payment;

import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;

/**
 * Says on the payee's side whether an agreement's price is paid. The account is opened when it is first asked for, so a
 * price that was signed is owed whether or not anything else was done about it.
 */
public final class Settlement {
    private final PaymentLedger ledger;

    public Settlement(PaymentLedger ledger) {
        this.ledger = ledger;
    }

    /** The account of an agreement; empty when it asks for nothing that an account can be kept of. */
    public Optional<Account> account(Agreement agreement) {
        return due(agreement).map(ledger::open);
    }

    /** What an agreement asks to be paid, on either side; empty when it asks for nothing readable. */
    public static Optional<Due> due(Agreement agreement) {
        return Price.of(agreement.policy())
                .fold(
                        free -> Optional.empty(),
                        fixed -> Optional.of(new Due(
                                agreement.id(),
                                agreement.consumer(),
                                agreement.provider(),
                                fixed.amount(),
                                agreement.signedAt())),
                        unreadable -> Optional.empty());
    }

    /** Where a duty of the agreement stands, as far as payments go: the ledger's answer for {@code odrl:compensate}. */
    public Fulfilment fulfilment(Agreement agreement, Duty duty) {
        if (!duty.action().iri().equals(Odrl.COMPENSATE)) {
            return Fulfilment.unknown("no record is kept of duties other than payment before use");
        }
        return account(agreement)
                .map(account -> account.settled()
                        ? Fulfilment.done()
                        : Fulfilment.due(account.balance() + ", "
                                + account.due().reference().printed()))
                .orElseGet(() -> Fulfilment.unknown("the price of the agreement cannot be read"));
    }
}
