package org.ecluse.connector.dataplane;

import java.util.Optional;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.policy.Problem;

/** Whether a participant is in good standing now: a member, neither suspended nor expelled. */
@FunctionalInterface
public interface Standing {

    /** Empty when the participant is in good standing; what speaks against it otherwise, also when that is not known. */
    Optional<Problem> objection(PartyId participant);
}
