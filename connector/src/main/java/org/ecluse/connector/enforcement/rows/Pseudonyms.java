package org.ecluse.connector.enforcement.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Stands names in for names: one value has one pseudonym within a contract, and another in every other contract. 128 bits
 * of HMAC-SHA256 under a key that is derived for the contract, as 22 characters of base64url. For one thread.
 */
public final class Pseudonyms {
    private static final int BYTES = 16;
    private static final String PURPOSE = "ecluse pseudonyms v1\n";

    private final Mac mac;
    private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();

    /** @param scope what they belong to: a contract */
    public Pseudonyms(SecretKey master, String scope) {
        this.mac = Hkdf.mac(Hkdf.key(master, (PURPOSE + scope).getBytes(StandardCharsets.UTF_8)));
    }

    /** A blank stays blank: it names nobody. */
    public String of(String value) {
        if (value.isBlank()) {
            return "";
        }
        byte[] full = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        return encoder.encodeToString(Arrays.copyOf(full, BYTES));
    }
}
