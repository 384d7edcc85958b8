package org.ecluse.contracts.payment;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;

/**
 * What the payee says it has received: the whole price of one agreement.
 *
 * @param price what was due
 * @param received what came, the price or more
 * @param paidOn the day of the payment that completed it
 * @param issuedAt to the second
 */
public record Receipt(
        AgreementId agreement,
        PartyId payer,
        PartyId payee,
        PaymentReference reference,
        Money price,
        Money received,
        LocalDate paidOn,
        Instant issuedAt) {

    /** @throws IllegalArgumentException when the price is not covered */
    public Receipt {
        if (received.minus(price).sign() < 0) {
            throw new IllegalArgumentException("a receipt is for the whole price; less was received");
        }
        issuedAt = Instant.ofEpochSecond(issuedAt.getEpochSecond());
    }

    /** @throws IllegalArgumentException when the account is not paid in full */
    public static Receipt of(Account account, Instant issuedAt) {
        var due = account.due();
        var last = account.payments().stream()
                .map(Payment::paidOn)
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("no payment has come; there is nothing to receipt"));
        return new Receipt(
                due.agreement(),
                due.payer(),
                due.payee(),
                due.reference(),
                due.amount(),
                account.paid(),
                last,
                issuedAt);
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("type", "PaymentReceipt")
                .add("agreement", agreement.value())
                .add("payer", payer.did())
                .add("payee", payee.did())
                .add("reference", reference.value())
                .add("currency", price.currency().getCurrencyCode())
                .add("price", price.amount().toPlainString())
                .add("received", received.amount().toPlainString())
                .add("paidOn", paidOn.toString())
                .add("issuedAt", issuedAt.toString())
                .build();
    }

    static Receipt read(JsonObject json) {
        var currency = json.getString("currency");
        var receipt = new Receipt(
                new AgreementId(json.getString("agreement")),
                new PartyId(json.getString("payer")),
                new PartyId(json.getString("payee")),
                new PaymentReference(json.getString("reference")),
                Money.of(json.getString("price"), currency),
                Money.of(json.getString("received"), currency),
                LocalDate.parse(json.getString("paidOn")),
                Instant.parse(json.getString("issuedAt")));
        if (!receipt.json().equals(json)) {
            throw new IllegalArgumentException("the receipt has members that a receipt does not have");
        }
        return receipt;
    }
}
