package org.ecluse.contracts.negotiation;

import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.signature.Signature;

/** Signs for this connector what a negotiation comes to. */
@FunctionalInterface
public interface Signing {
    /** A connector without a key, whose peers find its side unsigned. */
    Signing NEVER = (agreement, side) -> Optional.empty();

    /** Called in the middle of a step: must be quick, and call nobody. Empty where this connector cannot sign. */
    Optional<Signature> sign(Agreement agreement, Signatory side);
}
