package org.ecluse.contracts.payment;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.ecluse.contracts.agreement.AgreementId;

/**
 * The reference that a payer writes on a transfer so that the payee knows which agreement is paid: an ISO 11649
 * creditor reference, {@code RF}, two check digits, then 1 to 21 letters and digits. Banks check the digits, so a
 * mistyped reference is caught before the money moves. Valid values only; kept without spaces, in capitals.
 */
public record PaymentReference(String value) {
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int BODY_LENGTH = 20;
    private static final int RADIX = 36;

    /** @throws IllegalArgumentException when the shape or the check digits are wrong */
    public PaymentReference {
        if (!valid(value)) {
            throw new IllegalArgumentException(
                    "`RF` and up to 23 letters and digits with right check digits are expected;"
                            + " copy the reference again from the contract");
        }
    }

    /** Reads what a person typed: spaces are left out, small letters count as capitals. */
    public static PaymentReference parse(String typed) {
        if (typed.length() > 64) {
            throw new IllegalArgumentException("a payment reference has at most 25 characters");
        }
        return new PaymentReference(typed.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    /**
     * The reference of an agreement, computed alike on both sides: 20 characters of base 36 taken from the SHA-256 of
     * the agreement id (103 bits, so that two agreements do not meet), and the check digits.
     */
    public static PaymentReference of(AgreementId agreement) {
        var hash = sha256(("ecluse payment reference\n" + agreement.value()).getBytes(StandardCharsets.UTF_8));
        var space = BigInteger.valueOf(RADIX).pow(BODY_LENGTH);
        var digits = new BigInteger(1, hash).mod(space).toString(RADIX).toUpperCase(Locale.ROOT);
        var body = "0".repeat(BODY_LENGTH - digits.length()) + digits;
        int check = 98 - remainder(body + "RF00");
        return new PaymentReference("RF" + (check < 10 ? "0" : "") + check + body);
    }

    /** In groups of four, as it is printed on an invoice (ISO 11649, 4.2). */
    public String printed() {
        return value.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private static boolean valid(String text) {
        return text.matches("RF[0-9]{2}[0-9A-Z]{1,21}") && remainder(text.substring(4) + text.substring(0, 4)) == 1;
    }

    /** SPEC ISO 7064, MOD 97-10: letters count as 10 to 35, the number is taken modulo 97. */
    private static int remainder(String text) {
        var digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, RADIX)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform brings SHA-256; this one does not", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
