package org.ecluse.contracts.duties;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.DutyMode;

/**
 * How one duty stands.
 *
 * @param number its place among the agreement's duties, from 0
 * @param dueAt when it falls due; empty when it has no date, or counts from a first use that has not happened
 * @param evidence what shows that it was done
 */
public record DutyState(
        int number, DutyMode mode, Duty duty, Standing standing, Optional<Instant> dueAt, Optional<String> evidence) {

    /** Done, applied at every use, still to do, or late. */
    public enum Standing {
        FULFILLED,
        APPLIED_AT_USE,
        OPEN,
        OVERDUE
    }
}
