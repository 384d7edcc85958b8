package org.ecluse.connector.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that content is named by, on both sides. */
public final class Sha256 {
    private Sha256() {}

    public static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform brings SHA-256; this one does not", e);
        }
    }
}
