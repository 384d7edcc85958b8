package org.ecluse.contracts.usage;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;

/** What one user took of one asset under one agreement, over all time; both are empty for plain links to open data. */
public record UseSummary(
        Optional<AgreementId> agreement,
        Optional<PartyId> user,
        Optional<String> purpose,
        long permitted,
        long refused,
        long rows,
        long rowsWithheld,
        long bytes,
        Instant first,
        Instant last) {}
