package org.ecluse.contracts.payment;

import java.time.Instant;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;

/** What one agreement asks the consumer to pay before use, and to whom. The amount is above zero. */
public record Due(AgreementId agreement, PartyId payer, PartyId payee, Money amount, Instant since) {

    public Due {
        if (amount.sign() <= 0) {
            throw new IllegalArgumentException("a price is above zero; an offer without a price has no account");
        }
    }

    public PaymentReference reference() {
        return PaymentReference.of(agreement);
    }

    /** The same terms, whenever they were opened. */
    boolean sameTerms(Due other) {
        return agreement.equals(other.agreement)
                && payer.equals(other.payer)
                && payee.equals(other.payee)
                && amount.equals(other.amount);
    }
}
