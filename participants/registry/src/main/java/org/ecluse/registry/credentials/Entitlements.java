package org.ecluse.registry.credentials;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.registry.members.Member;
import org.ecluse.registry.studies.Accreditations;
import org.ecluse.registry.studies.Studies;
import org.ecluse.registry.studies.Study;
import org.ecluse.registry.studies.StudyId;

/** What the registry's records say of a member at this instant: the claims that its credentials may carry. */
public final class Entitlements {
    /** How long a membership credential lives; it can be withdrawn at any time. */
    public static final Duration MEMBERSHIP_LIFE = Duration.ofDays(365);

    /**
     * One thing that may be vouched for.
     *
     * @param kind which credential says it
     * @param claims about the holder, without its id
     * @param validUntil no credential may outlive this
     * @param study the study it stands and falls with
     */
    public record Entitlement(
            CredentialKind kind, Map<String, Object> claims, Instant validUntil, Optional<StudyId> study) {
        /** Copies the map in. */
        public Entitlement {
            claims = Map.copyOf(claims);
        }
    }

    private final Studies studies;
    private final Accreditations accreditations;
    private final InstantSource clock;

    /** Entitlements from these records. */
    public Entitlements(Studies studies, Accreditations accreditations, InstantSource clock) {
        this.studies = studies;
        this.accreditations = accreditations;
        this.clock = clock;
    }

    /** Everything that may be vouched for; nothing for a member that is suspended. */
    public List<Entitlement> of(Member member) {
        if (!member.inGoodStanding()) {
            return List.of();
        }
        List<Entitlement> found = new ArrayList<>();
        found.add(membership(member));
        accreditations.inForceFor(member.name()).stream()
                .limit(1)
                .map(Entitlements::researcher)
                .forEach(found::add);
        studies.inForceFor(member.name()).stream().map(Entitlements::study).forEach(found::add);
        return found;
    }

    private Entitlement membership(Member member) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("membership", "active");
        claims.put("memberSince", member.memberSince().toString());
        claims.put("name", member.name().value());
        claims.put("displayName", member.displayName());
        if (!member.roles().values().isEmpty()) {
            claims.put("roles", List.copyOf(member.roles().values()));
        }
        return new Entitlement(
                CredentialKind.MEMBERSHIP, claims, clock.instant().plus(MEMBERSHIP_LIFE), Optional.empty());
    }

    private static Entitlement researcher(Accreditations.Accreditation accreditation) {
        Map<String, Object> claims = Map.of(
                "accreditation", "researcher",
                "institution", accreditation.institution(),
                "validUntil", accreditation.until().toString());
        return new Entitlement(CredentialKind.RESEARCHER, claims, accreditation.until(), Optional.empty());
    }

    private static Entitlement study(Study study) {
        Map<String, Object> claims = Map.of(
                "study", study.id().toString(),
                "title", study.title(),
                "purpose", study.purpose(),
                "lead", study.lead().value(),
                "ends", study.ends().toString());
        return new Entitlement(CredentialKind.STUDY, claims, study.ends(), Optional.of(study.id()));
    }
}
