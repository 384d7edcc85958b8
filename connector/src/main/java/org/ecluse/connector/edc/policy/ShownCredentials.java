package org.ecluse.connector.edc.policy;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.CredentialStatus;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiableCredential;
import org.ecluse.connector.facts.VerifiedCredential;
import org.ecluse.trust.Did;
import org.ecluse.trust.status.StatusClient;

/** Turns the credentials that the shell's identity service has verified into ours. What it cannot read it leaves out. */
final class ShownCredentials {
    private ShownCredentials() {}

    static List<VerifiedCredential> of(Object claim) {
        if (!(claim instanceof Collection<?> shown)) {
            return List.of();
        }
        return shown.stream().flatMap(ShownCredentials::one).toList();
    }

    /** One for each subject: a credential about several parties says something of each. */
    private static Stream<VerifiedCredential> one(Object shown) {
        if (shown instanceof VerifiedCredential ours) {
            return Stream.of(ours);
        }
        if (!(shown instanceof VerifiableCredential credential)) {
            return Stream.empty();
        }
        var from = Optional.ofNullable(credential.getValidFrom()).orElse(credential.getIssuanceDate());
        if (credential.getIssuer() == null || from == null) {
            return Stream.empty();
        }
        var issuer = credential.getIssuer().id();
        var status = credential.getCredentialStatus().stream().findFirst().flatMap(entry -> entry(entry, issuer));
        // INVARIANT: a credential that can be revoked is never read as one that cannot.
        if (!credential.getCredentialStatus().isEmpty() && status.isEmpty()) {
            return Stream.empty();
        }
        return credential.getCredentialSubject().stream()
                .filter(subject -> subject.getId() != null)
                .map(subject -> new VerifiedCredential(
                        new HashSet<>(credential.getType()),
                        issuer,
                        subject.getId(),
                        withoutNulls(subject.getClaims()),
                        from,
                        Optional.ofNullable(credential.getValidUntil())
                                .or(() -> Optional.ofNullable(credential.getExpirationDate())),
                        status));
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> claims) {
        var kept = new HashMap<String, Object>();
        claims.forEach((name, value) -> {
            if (value != null) {
                kept.put(shortName(name), value);
            }
        });
        return kept;
    }

    private static String shortName(String name) {
        return name.substring(Math.max(name.lastIndexOf('#'), name.lastIndexOf('/')) + 1);
    }

    private static Optional<StatusClient.Entry> entry(CredentialStatus status, String issuer) {
        var members = withoutNulls(status.additionalProperties());
        var list = members.get("statusListCredential");
        var index = members.get("statusListIndex");
        if (list == null || index == null) {
            return Optional.empty();
        }
        try {
            var at = Integer.parseInt(String.valueOf(index));
            return Did.read(issuer)
                    .map(did -> new StatusClient.Entry(URI.create(String.valueOf(list)), at, did))
                    .toOptional();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
