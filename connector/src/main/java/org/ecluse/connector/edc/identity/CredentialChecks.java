package org.ecluse.connector.edc.identity;

import static org.ecluse.trust.Refusal.quote;

import java.time.Instant;
import java.util.List;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiableCredential;
import org.ecluse.connector.identity.Identity;
import org.ecluse.trust.Verdict;

/**
 * What must hold of every credential that a peer shows, by name: EDC checks the same again, but does not say which it was.
 * Signatures and status are checked elsewhere ({@link CheckedTokens}, {@link StatusChecks}).
 */
final class CredentialChecks {
    private final Identity own;
    private final Instant now;

    CredentialChecks(Identity own, Instant now) {
        this.own = own;
        this.now = now;
    }

    /** @param required scopes whose types must all be there */
    Verdict<List<VerifiableCredential>> all(List<VerifiableCredential> shown, String peer, List<String> required) {
        Verdict<List<VerifiableCredential>> verdict = Verdict.accepted(shown);
        for (var scope : required) {
            verdict = verdict.then(credentials -> present(credentials, Scopes.type(scope), peer));
        }
        for (var credential : shown) {
            verdict = verdict.then(credentials -> one(credential, peer).map(good -> credentials));
        }
        return verdict;
    }

    private static Verdict<List<VerifiableCredential>> present(
            List<VerifiableCredential> shown, String type, String peer) {
        return shown.stream().anyMatch(credential -> credential.getType().contains(type))
                ? Verdict.accepted(shown)
                : Verdict.refused(
                        "credential.missing", peer + " shows no " + type, "it should ask the registry for one");
    }

    private Verdict<VerifiableCredential> one(VerifiableCredential credential, String peer) {
        if (!own.registry().toString().equals(credential.getIssuer().id())) {
            return Verdict.refused(
                    "credential.issuer",
                    "a credential of " + peer + " is issued by "
                            + quote(credential.getIssuer().id()),
                    "only credentials of the registry count");
        }
        if (!credential.getCredentialSubject().stream().allMatch(subject -> peer.equals(subject.getId()))) {
            return Verdict.refused(
                    "credential.subject", peer + " shows a credential of someone else", "it should show its own");
        }
        return inForce(credential, peer);
    }

    private Verdict<VerifiableCredential> inForce(VerifiableCredential credential, String peer) {
        if (credential.getIssuanceDate() == null || credential.getIssuanceDate().isAfter(now)) {
            return Verdict.refused(
                    "credential.not-yet-valid", "a credential of " + peer + " does not hold yet", "wait until it does");
        }
        var end = credential.getExpirationDate();
        return end == null || end.isAfter(now)
                ? Verdict.accepted(credential)
                : Verdict.refused(
                        "credential.expired",
                        "a credential of " + peer + " ended at " + end,
                        "it should ask the registry for a new one");
    }
}
