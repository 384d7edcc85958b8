package org.ecluse.connector.edc.identity;

import static org.ecluse.trust.Refusal.quote;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.edc.iam.verifiablecredentials.spi.RevocationListService;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.CredentialStatus;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.RevocationServiceRegistry;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiableCredential;
import org.eclipse.edc.spi.result.Result;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.status.StatusClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a credential still holds, by the signed status list of its own issuer. A kind of status that is not known here
 * is a refusal, never a pass; so is a list that cannot be read within the stated staleness.
 */
final class StatusChecks implements RevocationServiceRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(StatusChecks.class);
    private static final String REVOKED = "status.revoked";
    private static final Set<String> KNOWN = Set.of("BitstringStatusListEntry", "StatusList2021Entry");

    private final StatusClient lists;

    StatusChecks(StatusClient lists) {
        this.lists = lists;
    }

    /** EDC brings its own checks, which take an unsigned list and let an unknown kind pass: they are not used. */
    @Override
    public void addService(String statusListType, RevocationListService service) {
        LOG.debug("EDC's own check of {} is not used", statusListType);
    }

    @Override
    public Result<Void> checkValidity(VerifiableCredential credential) {
        return check(credential).fold(holds -> Result.success(), refusal -> {
            if (refusal.code().equals(REVOKED) && Scopes.mayBeAbsent(credential.getType())) {
                // It proves nothing any more, and PartyFacts leaves it out; the rest of what is shown still holds.
                LOG.info("a credential of {} is shown that no longer holds", credential.getType());
                return Result.success();
            }
            PeerVoice.say(LOG, "credential", refusal);
            return Result.failure(refusal.code());
        });
    }

    @Override
    public Result<String> getRevocationStatus(VerifiableCredential credential) {
        return check(credential).fold(holds -> Result.success(null), StatusChecks::statusOf);
    }

    /** SPEC of this method: null is "holds"; a known other status is a success that names it. */
    private static Result<String> statusOf(Refusal refusal) {
        return refusal.code().equals(REVOKED) ? Result.success("revocation") : Result.failure(refusal.code());
    }

    private Verdict<VerifiableCredential> check(VerifiableCredential credential) {
        Verdict<VerifiableCredential> verdict = Verdict.accepted(credential);
        for (var status : credential.getCredentialStatus()) {
            verdict = verdict.then(holds -> check(status, holds));
        }
        return verdict;
    }

    private Verdict<VerifiableCredential> check(CredentialStatus status, VerifiableCredential credential) {
        if (!KNOWN.contains(status.type())) {
            return Verdict.refused(
                    "status.unknown",
                    "the credential's status is of kind " + quote(status.type()),
                    "issue credentials with one of " + KNOWN);
        }
        return Did.read(credential.getIssuer().id())
                .then(issuer -> entry(status.additionalProperties(), issuer))
                .then(lists::check)
                .map(holds -> credential);
    }

    /** @return the bits that say whether it holds, as far as they can be read */
    static List<StatusClient.Entry> entries(VerifiableCredential credential) {
        return credential.getCredentialStatus().stream()
                .map(status -> Did.read(credential.getIssuer().id())
                        .then(issuer -> entry(status.additionalProperties(), issuer))
                        .toOptional())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Verdict<StatusClient.Entry> entry(Map<String, Object> status, Did issuer) {
        try {
            var list = URI.create(String.valueOf(status.get("statusListCredential")));
            var index = Integer.parseInt(String.valueOf(status.get("statusListIndex")));
            return Verdict.accepted(new StatusClient.Entry(list, index, issuer));
        } catch (IllegalArgumentException e) {
            return Verdict.refused(
                    "status.malformed", "the credential's status names no list or no place in it", "issue it anew");
        }
    }
}
