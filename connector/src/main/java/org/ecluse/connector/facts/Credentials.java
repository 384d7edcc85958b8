package org.ecluse.connector.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.trust.Refusal;

/**
 * The credentials of one party that count at one instant.
 *
 * @param good those that hold
 * @param doubt set when the status of one that would count could not be learned
 */
record Credentials(List<VerifiedCredential> good, Optional<Refusal> doubt, Optional<Refusal> revoked) {
    private static final String STATUS_REVOKED = "status.revoked";

    Credentials {
        good = List.copyOf(good);
    }

    static Credentials of(Party party, Instant at, CredentialStatus status) {
        var good = new ArrayList<VerifiedCredential>();
        Optional<Refusal> doubt = Optional.empty();
        Optional<Refusal> revoked = Optional.empty();
        for (var credential : party.credentials()) {
            if (!counts(credential, party, at)) {
                continue;
            }
            var objection =
                    credential.status().flatMap(entry -> status.check(entry).reason());
            if (objection.isEmpty()) {
                good.add(credential);
            } else if (objection.get().code().equals(STATUS_REVOKED)) {
                revoked = objection;
            } else {
                doubt = objection;
            }
        }
        return new Credentials(good, doubt, revoked);
    }

    List<VerifiedCredential> ofType(String type) {
        return good.stream()
                .filter(credential -> credential.types().contains(type))
                .toList();
    }

    private static boolean counts(VerifiedCredential credential, Party party, Instant at) {
        return credential.issuer().equals(party.trustedIssuer())
                && credential.subject().equals(party.did())
                && credential.inForce(at);
    }
}
