package org.ecluse.contracts.termination;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;

/**
 * What ended contracts early, what is proposed, and what was tried in vain. A termination is kept in canonical form with its
 * signatures, verified when it is loaded, and never changes; a side's signature is added once. May be called from many
 * threads; what was acknowledged survives a crash.
 */
public interface TerminationStore {
    /** How many proposals for one agreement are kept. */
    int PROPOSALS_MAX = 16;

    /** How many breaches of one agreement are kept; those that follow show nothing new. */
    int BREACHES_MAX = 1_000;

    /**
     * Keeps what ends an agreement, and ends the agreement in the same step when its time has come.
     *
     * @param isDelivered whether the other side has it
     * @return what ends the agreement: this one, or the one that was accepted before it
     */
    SignedTermination accept(SignedTermination termination, Instant now, boolean isDelivered);

    /**
     * Keeps what one side proposes until the other has answered. The same one again changes nothing.
     *
     * @return false when there are too many proposals for this agreement already
     */
    boolean propose(SignedTermination termination, boolean isDelivered);

    /** What ends, or has ended, the agreement. */
    Optional<SignedTermination> accepted(AgreementId agreement);

    /** @param hash of the record */
    Optional<SignedTermination> find(String hash);

    /** Proposals that nobody has answered, newest first; none once the agreement has been ended. */
    List<SignedTermination> proposals(AgreementId agreement);

    /** What the other side does not have yet, oldest first. */
    List<SignedTermination> undelivered(int limit);

    /** The other side has it, as it is signed now. */
    void delivered(SignedTermination termination);

    /** Ends every agreement whose termination has taken effect. @return those found; another process may find them too */
    List<AgreementId> endDue(Instant now);

    /** When the next agreement ends by a termination. */
    Optional<Instant> nextDue();

    /** Writes down a breach; the same evidence again changes nothing. */
    void record(Breach breach);

    /** Oldest first. */
    List<Breach> breaches(AgreementId agreement);
}
