package org.ecluse.connector.operator.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.ecluse.trust.keys.OwnerOnlyFile;

/** The secret that says "I am this connector's operator". Made at first start, in a file that only its owner can read. */
public final class OperatorToken {
    /** The name of the file in the data folder. */
    public static final String FILE = "operator-token";

    private static final String SCHEME = "Bearer ";

    private final byte[] secret;

    OperatorToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The token of a data folder; made when there is none. */
    public static OperatorToken in(Path dataDir) {
        return new OperatorToken(OwnerOnlyFile.readOrCreateToken(dataDir.resolve(FILE)));
    }

    /** Whether an {@code Authorization} header carries it; takes the same time whichever characters are wrong. */
    boolean opens(String authorization) {
        return secret(authorization)
                .filter(given -> MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret))
                .isPresent();
    }

    /** What an {@code Authorization} header of the scheme Bearer carries. */
    static Optional<String> secret(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
