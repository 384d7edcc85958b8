package org.ecluse.registry.credentials;

import static org.ecluse.trust.Refusal.quote;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ecluse.trust.Verdict;

/** One entry of the issuer's metadata: a kind in a profile, {@code membership-vc11}. (DCP 1.0, section 6.6.1) */
public record CredentialObject(CredentialKind kind, Profile profile) {
    /** Everything that can be asked for. */
    public static List<CredentialObject> all() {
        return Arrays.stream(CredentialKind.values())
                .flatMap(kind -> Arrays.stream(Profile.values()).map(profile -> new CredentialObject(kind, profile)))
                .toList();
    }

    /** The id that a request names. */
    public String id() {
        return kind.slug() + "-" + profile.name().toLowerCase(Locale.ROOT);
    }

    /** The entry with this id. */
    public static Verdict<CredentialObject> withId(String id) {
        return all().stream()
                .filter(object -> object.id().equals(id))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.refused(
                        "credential.unknown",
                        "no credential has the id " + quote(id),
                        "use an id from the issuer's metadata"));
    }
}
