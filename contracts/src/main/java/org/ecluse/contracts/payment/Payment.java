package org.ecluse.contracts.payment;

import java.time.LocalDate;

/**
 * One payment that reached the payee, as its operator saw it on the account statement.
 *
 * @param id chosen by the one who records it, 1 to 64 visible ASCII characters; the same id is the same payment
 * @param amount above zero
 */
public record Payment(String id, PaymentReference reference, Money amount, LocalDate paidOn) {

    public Payment {
        if (id.isEmpty() || id.length() > 64 || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("a payment id is 1 to 64 visible ASCII characters");
        }
        if (amount.sign() <= 0) {
            throw new IllegalArgumentException("a payment is above zero; a refund is not a payment");
        }
    }
}
