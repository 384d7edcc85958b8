package org.ecluse.connector.enforcement.rows;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Derives keys from a key, with HMAC-SHA256. (RFC 5869) */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;
    private static final int BLOCKS_MAX = 255;

    private Hkdf() {}

    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int bytes) {
        if (bytes < 1 || bytes > BLOCKS_MAX * HASH_BYTES) {
            throw new IllegalArgumentException("a derived key has 1 to " + BLOCKS_MAX * HASH_BYTES + " bytes");
        }
        // SPEC RFC 5869, 2.2: "if not provided, [salt] is set to a string of HashLen zeros"
        byte[] extracted = mac(salt.length == 0 ? new byte[HASH_BYTES] : salt).doFinal(secret);
        Mac expand = mac(extracted);
        byte[] out = new byte[bytes];
        byte[] block = new byte[0];
        for (int done = 0, i = 1; done < bytes; i++) {
            expand.update(block);
            expand.update(info);
            expand.update((byte) i);
            block = expand.doFinal();
            int part = Math.min(HASH_BYTES, bytes - done);
            System.arraycopy(block, 0, out, done, part);
            done += part;
        }
        Arrays.fill(extracted, (byte) 0);
        return out;
    }

    static SecretKey key(SecretKey secret, byte[] info) {
        return new SecretKeySpec(derive(secret.getEncoded(), new byte[0], info, HASH_BYTES), HMAC);
    }

    static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static Mac mac(byte[] key) {
        return mac(new SecretKeySpec(key, HMAC));
    }
}
