package org.ecluse.contracts.receipts;

import java.util.Objects;
import java.util.Optional;
import org.ecluse.contracts.signature.Signature;

/**
 * A statement as it is kept.
 *
 * @param signature empty only for one of our own, made before this connector had a key that others can look up
 */
public record SignedStatement(Statement statement, Optional<Signature> signature) {
    public SignedStatement {
        Objects.requireNonNull(statement);
        Objects.requireNonNull(signature);
    }
}
