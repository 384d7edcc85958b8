package org.ecluse.contracts.usage;

import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;

/**
 * The record of who used which asset, under which agreement, with what outcome. Appended to, never rewritten; an entry
 * that was acknowledged survives a crash. May be called from many threads.
 */
public interface UsageLog {

    /** Writes down one use, once: an entry of the same {@link Use#id} again changes nothing. */
    void record(Use use);

    /** The newest uses of an asset, newest first, at most {@code limit}. */
    List<Use> ofAsset(String assetId, int limit);

    /** The newest uses under an agreement, newest first, at most {@code limit}. */
    List<Use> underAgreement(AgreementId agreement, int limit);

    /** Counts and sums over all uses of an asset, per user and agreement, most bytes first. */
    List<UseSummary> summary(String assetId);

    /** The first permitted use under an agreement; what "after first use" duties count from. */
    Optional<Use> firstPermitted(AgreementId agreement);
}
