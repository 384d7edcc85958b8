package org.ecluse.contracts.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.signature.Signature;

/**
 * Every agreement of this connector, in canonical form with its hash and its signatures. What is stored never changes, and
 * what is loaded is verified first: the record against its hash and both signatures against the record. May be called from many threads; what was acknowledged survives a crash.
 */
public interface AgreementStore {

    /**
     * Keeps an agreement. Keeping the same one again changes nothing.
     *
     * @throws IllegalStateException when another agreement has this id: a signed contract holds
     */
    StoredAgreement keep(Agreement agreement);

    /**
     * Keeps an agreement and the signatures that it has so far, in one step. Where it is kept already, a side's signature
     * that was missing is added.
     *
     * @param signatures each found genuine before
     * @throws IllegalArgumentException when one of them is not that party's signature over this agreement
     * @throws IllegalStateException when another agreement has this id: a signed contract holds
     */
    StoredAgreement keep(Agreement agreement, Signatures signatures);

    /**
     * Adds a side's signature. The first one of a side stays: signing again, which gives other bytes each time, changes
     * nothing, and the answer has the signature that counts.
     *
     * @param signature as {@link AgreementSignatures#verify} found it genuine
     * @throws IllegalArgumentException when it is not that party's signature over the agreement kept here
     * @throws IllegalStateException when the agreement is not kept here
     */
    StoredAgreement sign(AgreementId id, Signatory side, Signature signature);

    /** @throws AgreementAltered when the stored bytes are not those that were signed */
    Optional<StoredAgreement> find(AgreementId id);

    /** Newest first, at most {@code limit}. @throws AgreementAltered when one of them is not as it was signed */
    List<StoredAgreement> all(int limit);

    /** Writes down that an agreement is over, and why; the first end stays. */
    StoredAgreement end(AgreementId id, Instant at, String code);
}
