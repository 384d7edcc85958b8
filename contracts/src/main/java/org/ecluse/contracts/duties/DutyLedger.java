package org.ecluse.contracts.duties;

import java.time.Instant;
import java.util.List;
import org.ecluse.contracts.agreement.AgreementId;

/**
 * The record of duties done. Appended to, never rewritten; what was acknowledged survives a crash. May be called from
 * many threads.
 */
public interface DutyLedger {

    /**
     * Writes down that a duty was done. The first record stays: a later call returns the first.
     *
     * @param number the duty's place in {@link Duties#of}
     * @param evidence what shows it, such as the address of a publication; 1 to 4000 characters
     */
    Fulfilment fulfil(AgreementId agreement, int number, Instant at, String evidence);

    /** All duties done under an agreement, by number. */
    List<Fulfilment> fulfilments(AgreementId agreement);
}
