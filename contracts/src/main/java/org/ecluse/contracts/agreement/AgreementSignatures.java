package org.ecluse.contracts.agreement;

import org.ecluse.contracts.signature.KeyLookup;
import org.ecluse.contracts.signature.RecordKind;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.SignatureVerifier.Verification;
import org.ecluse.contracts.signature.Signer;

/**
 * Signs agreements and verifies what the other side signed. What travels is {@code header..signature}: each side signs and
 * verifies the canonical bytes that it made itself, so there is no second text that could say something else.
 */
public final class AgreementSignatures {
    private AgreementSignatures() {}

    /** Our signature. @throws IllegalArgumentException when the signer's key is not of the party on that side */
    public static String sign(Agreement agreement, Signatory side, Signer signer) {
        var party = side.of(agreement);
        if (!signer.keyId().startsWith(party.did() + "#")) {
            throw new IllegalArgumentException("only " + party + " signs as the " + side + " of " + agreement.id());
        }
        return signer.detached(RecordKind.AGREEMENT, AgreementRecord.canonical(agreement));
    }

    /** Verifies a signature that has just been made or has come in; what is kept is verified by its store. */
    public static Verification verify(
            Agreement agreement, Signatory side, String jws, SignatureVerifier verifier, KeyLookup keys) {
        return verifier.verify(
                RecordKind.AGREEMENT,
                AgreementRecord.canonical(agreement),
                side.of(agreement).did(),
                jws,
                keys);
    }
}
