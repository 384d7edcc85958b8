package org.ecluse.connector.edc.negotiation;

import java.util.Optional;
import java.util.function.Function;
import org.ecluse.connector.identity.ContractKeys.KeysUnavailable;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementSignatures;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.signature.KeyLookup;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies what a peer has signed, with the key that its DID document names now. May ask the peer's host. */
public final class PeerSignatures {
    /** What cannot be verified before the signer's host answers. */
    static final Problem KEYS_UNAVAILABLE = new Problem(
            "agreement.signature.key-unavailable",
            "",
            "the signer's DID document cannot be had",
            "see that the host of the signer's DID answers, then send the message again");

    private static final Logger LOG = LoggerFactory.getLogger(PeerSignatures.class);

    private final SignatureVerifier verifier;
    private final KeyLookup keys;

    public PeerSignatures(SignatureVerifier verifier, KeyLookup keys) {
        this.verifier = verifier;
        this.keys = keys;
    }

    /** What is to be thought of a message's signature. */
    sealed interface Finding {
        /** @param signature empty where there is none: not every peer can sign */
        record Acceptable(Optional<Signature> signature) implements Finding {}

        record Refused(Problem problem) implements Finding {}

        default <T> T fold(Function<Optional<Signature>, T> acceptable, Function<Problem, T> refused) {
            return this instanceof Acceptable yes
                    ? acceptable.apply(yes.signature())
                    : refused.apply(((Refused) this).problem());
        }
    }

    Finding find(Agreement agreement, Signatory side, Optional<String> jws) {
        if (jws.isEmpty()) {
            return new Finding.Acceptable(Optional.empty());
        }
        try {
            return AgreementSignatures.verify(agreement, side, jws.get(), verifier, keys)
                    .fold(
                            genuine -> new Finding.Acceptable(Optional.of(genuine)),
                            problem -> refused(agreement, problem));
        } catch (KeysUnavailable e) {
            LOG.warn("agreement {}: a signature cannot be verified yet: {}", agreement.id(), e.getMessage());
            return new Finding.Refused(KEYS_UNAVAILABLE);
        }
    }

    private static Finding refused(Agreement agreement, Problem problem) {
        LOG.warn("agreement {}: {}", agreement.id(), problem);
        return new Finding.Refused(problem);
    }
}
