package org.ecluse.policy.model;

import java.util.Optional;

/** The eight kinds of policy. (ODRL IM 2.2, section 2.1; ODRL Vocabulary 2.2, section 3.1) */
public enum PolicyType {
    SET("Set"),
    OFFER("Offer"),
    AGREEMENT("Agreement"),
    ASSERTION("Assertion"),
    PRIVACY("Privacy"),
    REQUEST("Request"),
    TICKET("Ticket"),
    POLICY("Policy");

    private final String name;

    PolicyType(String name) {
        this.name = name;
    }

    /** The full IRI, such as {@code http://www.w3.org/ns/odrl/2/Offer}. */
    public String iri() {
        return Odrl.NS + name;
    }

    /** The term, such as {@code Offer}. */
    public String term() {
        return name;
    }

    public static Optional<PolicyType> of(String iri) {
        for (var type : values()) {
            if (type.iri().equals(iri)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
