package org.ecluse.trust.keys;

import java.security.Provider;
import java.security.SecureRandom;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The one cryptography provider and the one source of randomness of a process. Both are safe for threads. */
public final class Crypto {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Crypto() {}

    /** Bouncy Castle, passed to each signer and verifier by name so that no global order of providers matters. */
    public static Provider provider() {
        return PROVIDER;
    }

    /** Randomness for keys, passwords, codes and token ids. */
    public static SecureRandom random() {
        return RANDOM;
    }
}
