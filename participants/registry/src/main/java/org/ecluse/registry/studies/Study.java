package org.ecluse.registry.studies;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.registry.members.MemberName;

/**
 * A registered study.
 *
 * @param id its identifier, that policies name
 * @param title for people
 * @param lead the member that answers for it, always one of its members
 * @param purpose a DPV purpose, as an IRI
 * @param members who takes part
 * @param starts from when
 * @param ends until when, exclusive
 * @param endedAt when it was ended early
 */
public record Study(
        StudyId id,
        String title,
        MemberName lead,
        String purpose,
        List<MemberName> members,
        Instant starts,
        Instant ends,
        Optional<Instant> endedAt) {
    /** Copies the list in. */
    public Study {
        members = List.copyOf(members);
    }

    /** Whether it gives rights at this instant. */
    public boolean inForce(Instant now) {
        return endedAt.isEmpty() && !now.isBefore(starts) && now.isBefore(ends);
    }
}
