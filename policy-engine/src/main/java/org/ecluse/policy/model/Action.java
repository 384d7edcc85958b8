package org.ecluse.policy.model;

import java.util.List;
import java.util.Objects;

/** What a rule allows, forbids or asks for, and how it is narrowed. (ODRL IM 2.2, section 2.4) */
public record Action(String iri, List<Constraint> refinements, Extras extras) {
    public Action {
        Objects.requireNonNull(iri);
        refinements = List.copyOf(refinements);
        Objects.requireNonNull(extras);
    }

    public Action(String iri, Constraint... refinements) {
        this(iri, List.of(refinements), Extras.NONE);
    }
}
