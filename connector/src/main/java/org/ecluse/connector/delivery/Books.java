package org.ecluse.connector.delivery;

import java.time.InstantSource;
import java.util.UUID;
import org.ecluse.connector.enforcement.EnforcementRecord;
import org.ecluse.connector.enforcement.Report;
import org.ecluse.contracts.usage.UsageLog;
import org.ecluse.contracts.usage.Use;

/** Where uses are written down: the usage log, and the provider's own record of what was withheld. */
public record Books(UsageLog usage, EnforcementRecord withheld, InstantSource clock) {

    /** A use that was refused before anything was read. */
    public void refused(Subject subject, String code) {
        usage.record(use(UUID.randomUUID().toString(), subject, Counts.NONE, Use.Outcome.refused(code)));
    }

    void delivered(String id, Subject subject, Report report, long bytes) {
        if (!report.rowsByLevel().isEmpty() || report.rowsWithheld() > 0) {
            withheld.write(
                    new EnforcementRecord.Entry(id, subject.scope(), subject.assetId(), clock.instant(), report));
        }
        var counts = new Counts(report.rows().orElse(0), report.rowsWithheld(), bytes);
        usage.record(use(id, subject, counts, Use.Outcome.delivered()));
    }

    void cut(String id, Subject subject, long bytes, String code) {
        usage.record(use(id, subject, new Counts(0, 0, bytes), Use.Outcome.cut(code)));
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
