/**
 * Prices, payments and receipts of paid agreements. Start at {@link org.ecluse.contracts.payment.PaymentLedger}.
 * Promises: a payment counts once, a price never changes after signature, money is never rounded, currencies never mix,
 * and what was acknowledged survives a crash. Stays outside: banks, invoices, and deciding on use.
 */
package org.ecluse.contracts.payment;
