package org.ecluse.policy.model;

import java.util.Optional;

/** What happens where a permission and a prohibition meet. Absent means {@link #INVALID}. (ODRL IM 2.2, section 2.10) */
public enum ConflictStrategy {
    PERM("perm"),
    PROHIBIT("prohibit"),
    INVALID("invalid");

    private final String name;

    ConflictStrategy(String name) {
        this.name = name;
    }

    public String iri() {
        return Odrl.NS + name;
    }

    public static Optional<ConflictStrategy> of(String iri) {
        for (var strategy : values()) {
            if (strategy.iri().equals(iri)) {
                return Optional.of(strategy);
            }
        }
        return Optional.empty();
    }
}
