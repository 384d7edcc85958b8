package org.ecluse.connector.delivery;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.connector.enforcement.EnforcementRecord;
import org.ecluse.connector.enforcement.Report;
import org.ecluse.contracts.receipts.Delivered;
import org.ecluse.contracts.receipts.SqlUseReceipts;
import org.ecluse.contracts.usage.UsageLog;
import org.ecluse.contracts.usage.Use;

/**
 * Where uses are written down: the usage log, the provider's own record of what was withheld, and the ledger of the agreement
 * with our receipt.
 */
public record Books(UsageLog usage, EnforcementRecord withheld, SqlUseReceipts receipts, InstantSource clock) {

    /** A use that was refused before anything was read. */
    public void refused(Subject subject, String code) {
        usage.record(use(UUID.randomUUID().toString(), subject, Counts.NONE, Use.Outcome.refused(code)));
    }

    /** @param sent what left, by which transform */
    void delivered(String id, Subject subject, Report report, Sent sent) {
        if (!report.rowsByLevel().isEmpty() || report.rowsWithheld() > 0) {
            withheld.write(
                    new EnforcementRecord.Entry(id, subject.scope(), subject.assetId(), clock.instant(), report));
        }
        var counts = new Counts(report.rows().orElse(0), report.rowsWithheld(), sent.bytes());
        var rows = report.rows().isPresent() ? Optional.of(report.rows().getAsLong()) : Optional.<Long>empty();
        receipts.delivered(
                use(id, subject, counts, Use.Outcome.delivered()),
                new Delivered(Optional.of(sent.transform()), rows, sent.bytes(), sent.sha256()));
    }

    /** Content that left. */
    record Sent(String transform, long bytes, String sha256) {}

    void cut(String id, Subject subject, long bytes, String code) {
        receipts.cut(use(id, subject, new Counts(0, 0, bytes), Use.Outcome.cut(code)));
    }

    private record Counts(long rows, long rowsWithheld, long bytes) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    private Use use(String id, Subject subject, Counts counts, Use.Outcome outcome) {
        return new Use(
                id,
                subject.assetId(),
                subject.agreement(),
                subject.user(),
                subject.purpose(),
                clock.instant(),
                counts.rows(),
                counts.rowsWithheld(),
                counts.bytes(),
                outcome);
    }
}
