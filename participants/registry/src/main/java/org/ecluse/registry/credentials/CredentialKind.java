package org.ecluse.registry.credentials;

import java.util.Locale;

/** What the registry vouches for. */
public enum CredentialKind {
    /** Being a member. */
    MEMBERSHIP("MembershipCredential"),
    /** Doing accredited research. */
    RESEARCHER("ResearcherCredential"),
    /** Taking part in a registered study. */
    STUDY("StudyCredential");

    private final String type;

    CredentialKind(String type) {
        this.type = type;
    }

    /** The credential's type in the data model. */
    public String type() {
        return type;
    }

    /** The first half of its id in the issuer's metadata. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
