package org.ecluse.contracts.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The secret by which a person is known: 256 random bits, so that its plain hash tells nothing of it. */
public record ApiKey(String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** Another one each time. */
    public static ApiKey fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ApiKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256, in hexadecimal: what is kept. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform brings SHA-256; this one does not", e);
        }
    }

    /** Not the secret: this may end in a log. */
    @Override
    public String toString() {
        return "ApiKey";
    }
}
