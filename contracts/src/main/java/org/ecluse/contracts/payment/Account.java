package org.ecluse.contracts.payment;

import java.util.List;

/** What is due under one agreement and the payments so far, oldest first, all in the currency that is due. */
public record Account(Due due, List<Payment> payments) {

    /** How far the price is paid. */
    public enum Standing {
        UNPAID,
        PART_PAID,
        PAID,
        OVERPAID
    }

    public Account {
        payments = List.copyOf(payments);
    }

    public Money paid() {
        return payments.stream()
                .map(Payment::amount)
                .reduce(Money.none(due.amount().currency()), Money::plus);
    }

    /** What is left to pay; below zero when too much was paid. */
    public Money balance() {
        return due.amount().minus(paid());
    }

    public Standing standing() {
        int sign = balance().sign();
        if (sign > 0) {
            return payments.isEmpty() ? Standing.UNPAID : Standing.PART_PAID;
        }
        return sign == 0 ? Standing.PAID : Standing.OVERPAID;
    }

    /** Whether use may begin as far as the price goes. */
    public boolean settled() {
        return balance().sign() <= 0;
    }
}
