package org.ecluse.contracts.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every agreement of this connector, in canonical form with its hash. What is stored never changes, and what is loaded
 * is verified against its hash first. May be called from many threads; what was acknowledged survives a crash.
 */
public interface AgreementStore {

    /**
     * Keeps an agreement. Keeping the same one again changes nothing.
     *
     * @throws IllegalStateException when another agreement has this id: a signed contract holds
     */
    StoredAgreement keep(Agreement agreement);

    /** @throws AgreementAltered when the stored bytes are not those that were signed */
    Optional<StoredAgreement> find(AgreementId id);

    /** Newest first, at most {@code limit}. @throws AgreementAltered when one of them is not as it was signed */
    List<StoredAgreement> all(int limit);

    /** Writes down that an agreement is over, and why; the first end stays. */
    StoredAgreement end(AgreementId id, Instant at, String code);
}
