package org.ecluse.registry.members;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.keys.Crypto;

/**
 * Challenges that strangers may ask for in any number, since nothing is kept of them: each says when it ends and is
 * sealed with a secret of the registry. That a challenge is used once follows from the code being used once.
 */
public final class Challenges {
    /** How long a newcomer has to answer. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int RANDOM_BYTES = 16;
    private static final int SEAL_BYTES = 32;

    private final SecretKey secret;
    private final InstantSource clock;

    /** Challenges sealed with this secret. */
    public Challenges(SecretKey secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** A new challenge: base64url text of 75 characters. */
    public String create() {
        byte[] random = new byte[RANDOM_BYTES];
        Crypto.random().nextBytes(random);
        byte[] body = ByteBuffer.allocate(Long.BYTES + RANDOM_BYTES)
                .putLong(clock.instant().plus(LIFE).toEpochMilli())
                .put(random)
                .array();
        byte[] sealed = ByteBuffer.allocate(body.length + SEAL_BYTES)
                .put(body)
                .put(seal(body))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Accepted when it was made here and has not ended. */
    public Verdict<String> check(String nonce) {
        byte[] sealed = decoded(nonce);
        if (sealed.length != Long.BYTES + RANDOM_BYTES + SEAL_BYTES) {
            return refused();
        }
        byte[] body = Arrays.copyOf(sealed, Long.BYTES + RANDOM_BYTES);
        byte[] seal = Arrays.copyOfRange(sealed, body.length, sealed.length);
        Instant ends = Instant.ofEpochMilli(ByteBuffer.wrap(body).getLong());
        return MessageDigest.isEqual(seal, seal(body)) && clock.instant().isBefore(ends)
                ? Verdict.accepted(nonce)
                : refused();
    }

    private static byte[] decoded(String nonce) {
        try {
            return nonce == null
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(nonce.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] seal(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static Verdict<String> refused() {
        return Verdict.refused(
                "enrolment.challenge", "the challenge is not one of ours or has ended", "fetch a new challenge");
    }
}
