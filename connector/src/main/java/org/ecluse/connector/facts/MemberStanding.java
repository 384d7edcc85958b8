package org.ecluse.connector.facts;

import java.time.InstantSource;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.trust.Refusal;

/** Whether a party is a member in good standing now, by the credential it last showed and that credential's status. */
public final class MemberStanding {
    private final KnownParties parties;
    private final CredentialStatus status;
    private final InstantSource clock;

    public MemberStanding(KnownParties parties, CredentialStatus status, InstantSource clock) {
        this.parties = parties;
        this.status = status;
        this.clock = clock;
    }

    /** @return what speaks against it; empty for a member in good standing */
    public Optional<Problem> objection(String did) {
        var credentials = Credentials.of(parties.party(did), clock.instant(), status);
        if (!credentials.ofType(VerifiedCredential.MEMBERSHIP).isEmpty()) {
            return Optional.empty();
        }
        var why = credentials.revoked().or(credentials::doubt);
        return Optional.of(new Problem(
                why.map(Refusal::code).orElse("member.unknown"),
                "",
                "participant " + Problem.quote(did) + " has no membership in force"
                        + why.map(refusal -> ": " + refusal.cause()).orElse(""),
                why.map(Refusal::cure).orElse("it must enrol at the registry, or present its membership again")));
    }
}
